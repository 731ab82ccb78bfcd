// Claims: what an article says happened, according to whom, with the words behind it.
//
// One Claim is one proposition (docs/reading-guide.md). Unknown is empty, nullopt or -1, never a
// guess. All spans are bytes of Document::text. Thread-safety: plain values.
#pragma once
#include <isnad/document.h>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace isnad {

enum class ClaimType : std::uint8_t {
  armed_clash,
  assault,
  airstrike,
  shelling,
  bombing,
  abuse_civilians,
  repel,
  gain_control,
  lose_control,
  hold_control,
  clear,
  advance,
  withdraw,
  move,
  encircle,
  operation_start,
  negotiate,
  ceasefire,
  demand,
  reject,
  accuse,
  threaten,
  promise,
  provide_support,
  provide_arms,
  casualties,
  detain,
  release,
  displacement,
  evacuate,
  humanitarian_need,
  aid,
  destruction,
  protest,
};
inline constexpr std::size_t kClaimTypes = 34;
std::string_view name_of(ClaimType type);
std::optional<ClaimType> claim_type(std::string_view name);

enum class Polarity : std::uint8_t { positive, negative };
// In the order of commitment; see the reading guide.
enum class Certainty : std::uint8_t { fact, possible, attempted, anticipated, hypothetical };
enum class Stage : std::uint8_t {
  none,
  proposed,
  begun,
  ongoing,
  suspended,
  stopped,
  agreed,
  implemented,
  violated,
  rejected,
};
enum class Precision : std::uint8_t {
  exact,
  neighbourhood,
  town,
  district,
  governorate,
  country,
  unresolved,
};
enum class PlaceRole : std::uint8_t { at, from, to, near };
enum class TimeBasis : std::uint8_t {
  none,       // relative and unresolved
  explicit_,  // a full date stands in the text
  published,  // resolved against a given publication day
  inferred,   // resolved against an inferred publication day
};
enum class SourceKind : std::uint8_t {
  agency,
  outlet,
  organisation,
  person,
  government,
  armed_group,
  anonymous,
};
std::string_view name_of(Polarity v);
std::string_view name_of(Certainty v);
std::string_view name_of(Stage v);
std::string_view name_of(Precision v);
std::string_view name_of(PlaceRole v);
std::string_view name_of(TimeBasis v);
std::string_view name_of(SourceKind v);

// A party. id is empty where it is not in the actor base; name is the canonical full name.
struct ActorRef {
  std::string id, name, name_en, text;
  Span span;
  bool generic = false;  // typed but not identified: مسلحون, ناشطون
};

struct PlaceRef {
  std::string id, name, name_en, text;
  Span span;
  PlaceRole role = PlaceRole::at;
  std::optional<double> lat, lon;  // WGS 84 degrees; only from a source
  Precision precision = Precision::unresolved;
  std::vector<std::string> admin;  // P-codes or gazetteer ids, country first
  std::string runner_up;           // gazetteer id of the second best reading
  bool inherited = false;          // taken from the context, not named in the clause
};

struct Source {
  std::string id, name, text;
  SourceKind kind = SourceKind::anonymous;
  int level = 0;            // 0 is outermost; equal levels stand side by side
  std::string verb;         // lemma of the reporting word: أكد, نفى, بحسب …
  std::string affiliation;  // id or name of the organisation a person speaks for
  Span span;
};

struct TimeRef {
  Span span;
  std::string text;
  std::optional<Day> start, end;  // both ends inclusive
  bool approximate = false;
  bool resolved = false;
  TimeBasis basis = TimeBasis::none;
};

// Either end may be open. Persons, or what the type counts.
struct Quantity {
  std::optional<std::int64_t> min, max;
  bool approximate = false;
  bool cumulative = false;
  Span span;
  std::string text;
};

struct Breakdown {
  std::string category;
  std::optional<Quantity> killed, injured;
  std::vector<std::string> names;
};

struct Trigger {
  Span span;
  std::string text, lemma;
};

struct Claim {
  std::string id;
  std::string doc;
  std::uint32_t sentence = 0;
  ClaimType type = ClaimType::casualties;
  Span evidence;
  Trigger trigger;
  std::string rule;
  std::vector<Source> attribution;  // outermost first; empty: the outlet's own voice
  std::vector<ActorRef> agent, target, mediator;
  std::vector<PlaceRef> places;
  std::optional<TimeRef> time;
  std::optional<Quantity> killed, injured, captured, missing, quantity;
  std::optional<double> share;  // percent
  std::string victims;
  std::vector<Breakdown> breakdown;
  std::vector<std::string> terms;
  std::string weapon;
  Polarity polarity = Polarity::positive;
  Certainty certainty = Certainty::fact;
  Stage stage = Stage::none;
  double confidence = 0.5;
  std::string plover, plover_mode, acled, acled_sub, cameo;
  std::string because;  // which slots came from where: one line a slot, for `isnad explain`
};

}  // namespace isnad
