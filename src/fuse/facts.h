// A claim boiled down to what fusion compares: small, with numbers for names, so that a million fit
// in memory. Thread-safety: plain values.
#pragma once
#include <isnad/claim.h>

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace isnad::fuse {

class Kinship;

using Key = std::uint32_t;  // 0 is none

// The same number for a text in every process: a hash, so that, seldom enough, two texts share one.
Key key_of(std::string_view text);
// Of an actor of the base.
Key party_key(std::string_view id);

// A few keys without repeats; what does not fit is left out.
struct KeyList {
  std::array<Key, 5> keys{};
  std::uint8_t size = 0;
  void add(Key key);
  [[nodiscard]] bool has(Key key) const;
};

// Kinds of happening that may be told by claims of different types.
enum class Kind : std::uint8_t {
  harm,      // attacks, fighting, their dead and what they destroy
  control,   // gaining, losing, clearing, leaving a place
  holding,   // who holds what, shares of a territory
  movement,  // advance, withdrawal, movement without a named place taken
  siege,
  operation,
  talks,
  truce,
  speech,  // demand, reject, accuse, threaten, promise
  support,
  custody,
  people,  // displacement, evacuation
  need,
  relief,
  protest,
};
Kind kind_of(ClaimType type);

struct PlaceFact {
  Key id = 0;                  // gazetteer id, else the folded name
  Key name = 0;                // folded name
  std::array<Key, 5> admin{};  // containers, country first
  float lat = 0, lon = 0;
  Precision precision = Precision::unresolved;
  bool located = false;
};

struct Facts {
  std::uint32_t claim = 0;     // index into Input::claims
  std::uint32_t document = 0;  // index into the sorted documents
  std::uint32_t sentence = 0;
  ClaimType type = ClaimType::casualties;
  Kind kind = Kind::harm;
  Polarity polarity = Polarity::positive;
  Certainty certainty = Certainty::fact;
  Stage stage = Stage::none;
  std::int32_t first = 0, last = 0;  // days; meaningless where !timed
  std::int32_t published = 0;        // 0 unknown
  bool timed = false;
  bool approximate = false;
  bool placed_here = false;  // some place is named in the clause itself
  std::uint8_t places_count = 0, agents_count = 0, targets_count = 0;
  std::array<PlaceFact, 3> places{};
  std::array<Key, 4> agents{}, targets{};
  KeyList agent_wholes, agent_allies, target_wholes;  // what the parties are parts of, and who fights beside them
  std::int64_t killed_min = -1, killed_max = -1;      // -1 none; max -1 with min ≥ 0: open
  std::int64_t injured_min = -1, injured_max = -1;
  std::int64_t quantity_min = -1, quantity_max = -1;
  float share = -1;
  bool cumulative = false;
  Key weapon = 0;
  Key victims = 0;  // main category
  Key voice = 0;    // the innermost source, or the outlet
  Key title = 0;    // a name in quotation marks inside the evidence: «…»
  std::uint8_t words_count = 0;
  std::uint32_t definite = 0;             // bit i: words[i] stands with ال
  std::array<std::uint32_t, 24> words{};  // hashes of the evidence's content words, the smallest ones
};

Facts facts_of(const Claim& claim, std::uint32_t index, std::uint32_t document, std::string_view text,
               std::string_view outlet, std::optional<Day> published, const Kinship* kinship = nullptr);

// Great-circle distance in kilometres; WGS 84 mean radius.
double distance_km(const PlaceFact& a, const PlaceFact& b);

}  // namespace isnad::fuse
