#include "fuse/kinship.h"

#include <algorithm>

#include "lexicon/actor_table.h"

namespace isnad::fuse {
namespace {

constexpr int kGenerations = 3;  // a battalion, its division, the army, the state

// Both existed: from the later beginning to the earlier end.
Kin bound(const ActorTable& actors, std::uint32_t a, std::uint32_t b, bool part) {
  const ActorRow &x = actors.row(a), &y = actors.row(b);
  const std::int32_t to = x.to == 0 ? y.to : y.to == 0 ? x.to : std::min(x.to, y.to);
  return {std::string(actors.id(a)), std::string(actors.id(b)), part, std::max(x.from, y.from), to};
}

}  // namespace

std::vector<Kin> kin_of(const ActorTable& actors) {
  std::vector<Kin> out;
  for (std::uint32_t a = 0; a < actors.size(); ++a) {
    if (actors.row(a).parent != kNoActor) out.push_back(bound(actors, a, actors.row(a).parent, true));
    for (const auto ally : actors.allies(a)) out.push_back(bound(actors, a, ally, false));
  }
  return out;
}

Kinship::Kinship(const std::vector<Kin>& list) {
  for (const auto& k : list) {
    const Key a = party_key(k.actor), b = party_key(k.other);
    relatives_[a].push_back({b, k.part, k.from, k.to});
    if (!k.part) relatives_[b].push_back({a, false, k.from, k.to});
  }
}

void Kinship::of(Key actor, std::int32_t day, KeyList& wholes, KeyList& allies) const {
  for (int generation = 0; generation < kGenerations; ++generation) {
    const auto it = relatives_.find(actor);
    if (it == relatives_.end()) return;
    Key whole = 0;
    for (const auto& r : it->second) {
      // A day before 1970 is not met with; 0 is «not known».
      if (day != 0 && ((r.from != 0 && day < r.from) || (r.to != 0 && day > r.to))) continue;
      if (!r.part) {
        allies.add(r.other);
        continue;
      }
      wholes.add(r.other);
      whole = r.other;
    }
    if (whole == 0) return;
    actor = whole;
  }
}

}  // namespace isnad::fuse
