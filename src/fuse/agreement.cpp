#include "fuse/agreement.h"

#include <algorithm>

#include "fuse/evidence.h"

namespace isnad::fuse {
namespace {

bool disjoint(std::int64_t a0, std::int64_t a1, std::int64_t b0, std::int64_t b1) {
  if (a0 < 0 || b0 < 0) return false;
  return (a1 >= 0 && b0 > a1) || (b1 >= 0 && a0 > b1);
}

// Halted against moving: a process cannot be both at once. Suspended and stopped differ too: one
// expects to go on.
int motion(Stage s) {
  switch (s) {
    case Stage::ongoing: return 1;
    case Stage::suspended: return 2;
    case Stage::stopped: return 3;
    case Stage::rejected: return 4;
    case Stage::none:
    case Stage::proposed:
    case Stage::begun:
    case Stage::agreed:
    case Stage::implemented:
    case Stage::violated: return 0;
  }
  return 0;
}

bool at_one_time(const Facts& a, const Facts& b) { return days_apart(a, b) <= 0; }

bool stages_clash(const Facts& a, const Facts& b) {
  // One voice that tells how things went is a story, not a contradiction.
  return a.polarity == b.polarity && stages_exclude(a.stage, b.stage) && a.voice != b.voice && at_one_time(a, b);
}

bool places_clash(const Facts& a, const Facts& b) {
  if (a.kind != Kind::harm || !a.placed_here || !b.placed_here) return false;
  for (std::size_t i = 0; i < a.places_count; ++i)
    for (std::size_t j = 0; j < b.places_count; ++j) {
      const PlaceFact &p = a.places[i], &q = b.places[j];
      if (!p.located || !q.located || p.precision > Precision::town || q.precision > Precision::town) return false;
      if (distance_km(p, q) <= 8) return false;
    }
  return a.places_count != 0 && b.places_count != 0;
}

bool same_stage(const Facts& a, const Facts& b) {
  return a.stage == b.stage || a.stage == Stage::none || b.stage == Stage::none;
}

int detail(const Facts& f) {
  return f.places_count + f.agents_count + f.targets_count + (f.timed ? 1 : 0) + (f.killed_min >= 0 ? 1 : 0) +
         (f.injured_min >= 0 ? 1 : 0) + (f.weapon != 0 ? 1 : 0);
}

bool agents_clash(const Facts& a, const Facts& b) {
  if (a.kind != Kind::harm || a.type == ClaimType::armed_clash || b.type == ClaimType::armed_clash) return false;
  if (a.agents_count == 0 || b.agents_count == 0 || a.voice == b.voice) return false;
  for (std::size_t i = 0; i < a.agents_count; ++i)
    for (std::size_t j = 0; j < b.agents_count; ++j)
      if (a.agents[i] == b.agents[j]) return false;
  return true;
}

}  // namespace

bool stages_exclude(Stage a, Stage b) {
  const int x = motion(a), y = motion(b);
  return x != 0 && y != 0 && x != y;
}

Verdict compare(const Facts& a, const Facts& b) {
  const bool victims_told = a.kind == Kind::harm && !a.cumulative && !b.cumulative;
  if (a.polarity != b.polarity && a.type == b.type && same_stage(a, b) && at_one_time(a, b))
    return {Relation::contradicts, a.stage != Stage::none || b.stage != Stage::none ? "stage" : "existence"};
  if (stages_clash(a, b)) return {Relation::contradicts, "stage"};
  if (victims_told && a.polarity == b.polarity && a.voice != b.voice &&
      (disjoint(a.killed_min, a.killed_max, b.killed_min, b.killed_max) ||
       disjoint(a.injured_min, a.injured_max, b.injured_min, b.injured_max)))
    return {Relation::contradicts, "toll"};
  if (a.kind == Kind::holding && a.share >= 0 && b.share >= 0 && std::abs(a.share - b.share) > 1 && at_one_time(a, b))
    return {Relation::contradicts, "share"};
  if (agents_clash(a, b)) return {Relation::contradicts, "party"};
  if (places_clash(a, b)) return {Relation::contradicts, "place"};
  const int x = detail(a), y = detail(b);
  if (x != y) return {Relation::refines, ""};
  return {Relation::same, ""};
}

std::vector<Agreement> agreement_of(const std::vector<const Facts*>& members, const std::vector<const Claim*>& claims) {
  std::vector<Agreement> out;
  std::vector<bool> reached(members.size(), false);
  if (!members.empty()) reached[0] = true;
  // Events of a long process may hold hundreds of claims; contradictions are looked for within the
  // first kMost of them, ordered by claim id, so that cost stays bounded.
  constexpr std::size_t kMost = 400;
  const std::size_t n = std::min(members.size(), kMost);
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = i + 1; j < n; ++j) {
      const Verdict v = compare(*members[i], *members[j]);
      if (v.relation == Relation::contradicts) {
        out.push_back({claims[i]->id, claims[j]->id, v.relation, v.on});
      } else if (reached[i] && !reached[j]) {
        reached[j] = true;
        const bool first = detail(*members[i]) >= detail(*members[j]);
        out.push_back({claims[first ? i : j]->id, claims[first ? j : i]->id, v.relation, v.on});
      }
    }
  return out;
}

}  // namespace isnad::fuse
