// Events: claims of one or many articles that tell of the same happening.
//
// An event keeps every claim; ranges are hulls over claims, never averages.
// Thread-safety: plain values.
#pragma once
#include <isnad/claim.h>

#include <string>
#include <vector>

namespace isnad {

enum class Relation : std::uint8_t { same, refines, contradicts };
std::string_view name_of(Relation v);

struct Agreement {
  std::string claim, other;
  Relation relation = Relation::same;
  std::string on;  // toll, time, place, party, stage, existence
};

struct BySource {
  std::string claim, source;
  Quantity value;
};

// One step of a telling: who passed it on to whom, and how we know. Tellers are named as sources are,
// by id where they have one; `from` is empty where the telling starts.
struct Passing {
  std::string claim;            // where it stands
  std::string from, from_name;  // who had it first
  std::string to, to_name;      // who passes it on; the last one is the outlet
  std::string how;              // quoted, copied, own (in the outlet's own voice)
  std::string words;            // the reporting word, or the claim that was copied
  std::optional<double> share;  // of a copied text
};

// A happening inside a longer one: a day of an offensive, a strike of a running total.
struct EventLink {
  std::string event;   // the other one
  bool whole = false;  // true: the other one holds this one
  std::string because;
};

struct Event {
  std::string id;
  ClaimType type = ClaimType::casualties;
  std::vector<std::string> claims;
  std::optional<TimeRef> time;
  std::vector<PlaceRef> places;
  std::vector<ActorRef> agent, target;
  std::optional<Quantity> killed, injured;
  std::vector<BySource> killed_by_source;
  std::vector<std::string> outlets;
  std::vector<std::vector<std::string>> origins;  // one list of claim ids for each independent origin
  std::vector<Agreement> agreement;
  std::string state;  // reported, corroborated, contested, denied, planned
  std::vector<Passing> transmission;
  std::vector<EventLink> links;
  double confidence = 0;    // 0 to 1, from origins, interests, detail and contradiction
  std::string credibility;  // suggested digit of the Admiralty scale, 1 confirmed … 6 cannot be judged
};

// An analyst's word on what belongs together, kept with the project and followed by every later run.
// Of two words that cannot both hold the later one counts.
struct Judgement {
  enum class Kind : std::uint8_t {
    merge,  // all of `claims` and `others` tell of one happening
    split,  // `claims` tell of one happening, `others` of something else
  };
  std::int64_t key = 0;
  Kind kind = Kind::merge;
  std::vector<std::string> claims, others;  // ids
  std::string who, at, reason;
  std::string withdrawn;  // when it was taken back; empty while it counts
};
std::string_view name_of(Judgement::Kind v);

}  // namespace isnad
