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
};

}  // namespace isnad
