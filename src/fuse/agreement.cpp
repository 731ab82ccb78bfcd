#include "fuse/agreement.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numeric>
#include <string_view>

#include "fuse/evidence.h"
#include "text/fold.h"

namespace isnad::fuse {
namespace {

bool disjoint(std::int64_t a0, std::int64_t a1, std::int64_t b0, std::int64_t b1) {
  if (a0 < 0 || b0 < 0) return false;
  return (a1 >= 0 && b0 > a1) || (b1 >= 0 && a0 > b1);
}

// More than a whole can be.
bool above(std::int64_t part_min, std::int64_t whole_min, std::int64_t whole_max) {
  return part_min >= 0 && whole_min >= 0 && whole_max >= 0 && part_min > whole_max;
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

bool same_stage(const Facts& a, const Facts& b) {
  return a.stage == b.stage || a.stage == Stage::none || b.stage == Stage::none;
}

bool asserted(const Facts& f) { return f.certainty == Certainty::fact || f.certainty == Certainty::possible; }

// A denied raid denies the raid that others call shelling, and its dead; a denied loss the gain.
bool about_one_act(const Facts& a, const Facts& b) {
  if (a.type == b.type) return true;
  const auto act = [](const Facts& f) {
    return f.type != ClaimType::armed_clash && f.type != ClaimType::repel && f.type != ClaimType::destruction;
  };
  return a.kind == b.kind && ((a.kind == Kind::harm && act(a) && act(b)) || a.kind == Kind::control);
}

bool any_agent_shared(const Facts& a, const Facts& b) {
  for (std::size_t i = 0; i < a.agents_count; ++i)
    for (std::size_t j = 0; j < b.agents_count; ++j)
      if (a.agents[i] == b.agents[j]) return true;
  return false;
}

bool denied(const Facts& a, const Facts& b) {
  // Who denies that they did it does not deny that others did.
  if (a.agents_count != 0 && b.agents_count != 0 && a.kind == Kind::harm && !any_agent_shared(a, b) &&
      !part_of_other(a, b))
    return false;
  // Who denies that there were victims does not deny that shells fell.
  const Facts &no = a.polarity == Polarity::negative ? a : b, &yes = a.polarity == Polarity::negative ? b : a;
  if (no.type == ClaimType::casualties && yes.type != ClaimType::casualties && yes.killed_min < 0 &&
      yes.injured_min < 0)
    return false;
  return a.polarity != b.polarity && asserted(a) && asserted(b) && about_one_act(a, b) && same_stage(a, b) &&
         at_one_time(a, b);
}

// Victims of one kind may be part of a total without a kind, never more than it.
bool tolls_clash(const Facts& a, const Facts& b) {
  if (a.kind != Kind::harm || b.kind != Kind::harm || a.cumulative || b.cumulative) return false;
  if (a.polarity != b.polarity || a.voice == b.voice) return false;
  if (a.victims != b.victims) {
    if (a.victims != 0 && b.victims != 0) return false;
    const Facts &part = a.victims != 0 ? a : b, &whole = a.victims != 0 ? b : a;
    return above(part.killed_min, whole.killed_min, whole.killed_max) ||
           above(part.injured_min, whole.injured_min, whole.injured_max);
  }
  return disjoint(a.killed_min, a.killed_max, b.killed_min, b.killed_max) ||
         disjoint(a.injured_min, a.injured_max, b.injured_min, b.injured_max);
}

bool times_clash(const Facts& a, const Facts& b) {
  if (a.kind != Kind::harm && a.kind != Kind::control && a.kind != Kind::custody) return false;
  if (a.approximate || b.approximate || a.voice == b.voice || a.cumulative || b.cumulative) return false;
  // One day off is how «yesterday» of a late edition reads.
  return days_apart(a, b) >= 2;
}

bool places_clash(const Facts& a, const Facts& b) {
  if (a.kind != Kind::harm || !a.placed_here || !b.placed_here || a.voice == b.voice) return false;
  for (std::size_t i = 0; i < a.places_count; ++i)
    for (std::size_t j = 0; j < b.places_count; ++j) {
      const PlaceFact &p = a.places[i], &q = b.places[j];
      if (!p.located || !q.located || p.precision > Precision::town || q.precision > Precision::town) return false;
      if (distance_km(p, q) <= 8) return false;
    }
  return a.places_count != 0 && b.places_count != 0;
}

bool agents_clash(const Facts& a, const Facts& b) {
  if (a.kind != Kind::harm || a.polarity != b.polarity) return false;
  if (a.type == ClaimType::armed_clash || b.type == ClaimType::armed_clash) return false;
  return a.agents_count != 0 && b.agents_count != 0 && a.voice != b.voice && !any_agent_shared(a, b) &&
         !part_of_other(a, b);
}

// «روسيا» and «الطيران الروسي», «التحالف» and «طائرات التحالف»: names that share a word, or its first
// letters, may be one side and its forces, so that blame does not differ for certain.
bool kin(const std::vector<ActorRef>& a, const std::vector<ActorRef>& b) {
  constexpr std::size_t kLetters = 8;  // bytes: four Arabic letters
  // Words for any force or body tell nothing of whose it is.
  constexpr std::string_view kAny[] = {"قوات",  "جيش",    "طيران",   "طايرات", "طائرات", "وزاره", "حركه",    "جماعه",
                                       "تنظيم", "مقاتلو", "مقاتلات", "سلاح",   "حكومه",  "فصائل", "ميليشيا", "مليشيا"};
  const auto heads = [&](const ActorRef& x) {
    std::vector<std::string> out;
    for (const auto& word : text::fold_words(x.name.empty() ? x.text : x.name)) {
      std::string w = word.starts_with("ال") ? word.substr(4) : word;
      const bool any = std::find(std::begin(kAny), std::end(kAny), w) != std::end(kAny);
      if (!any && w.size() >= kLetters) out.push_back(w.substr(0, kLetters));
    }
    return out;
  };
  for (const auto& x : a)
    for (const auto& y : b)
      for (const auto& h : heads(x)) {
        const auto others = heads(y);
        if (std::find(others.begin(), others.end(), h) != others.end()) return true;
      }
  return false;
}

int detail(const Facts& f) {
  return f.places_count + f.agents_count + f.targets_count + (f.timed ? 1 : 0) + (f.killed_min >= 0 ? 1 : 0) +
         (f.injured_min >= 0 ? 1 : 0) + (f.weapon != 0 ? 1 : 0);
}

// What `a` has beyond `b`.
std::string refined(const Facts& a, const Facts& b) {
  if ((a.killed_min >= 0 && b.killed_min < 0) || (a.injured_min >= 0 && b.injured_min < 0)) return "toll";
  if (a.places_count != 0 && (b.places_count == 0 || a.places[0].precision < b.places[0].precision)) return "place";
  if (a.timed && (!b.timed || a.last - a.first < b.last - b.first)) return "time";
  if (a.agents_count > b.agents_count || a.targets_count > b.targets_count) return "party";
  if (a.stage != Stage::none && b.stage == Stage::none) return "stage";
  return "";
}

// How much two claims have in common, for choosing the branch of the tree that a claim hangs on.
int common(const Facts& a, const Facts& b) {
  int n = a.type == b.type ? 2 : 0;
  n += a.places_count != 0 && b.places_count != 0 && a.places[0].id == b.places[0].id ? 2 : 0;
  n += a.killed_min >= 0 && a.killed_min == b.killed_min ? 2 : 0;
  n += a.agents_count != 0 && b.agents_count != 0 && a.agents[0] == b.agents[0] ? 1 : 0;
  n += a.timed && b.timed && a.first == b.first ? 1 : 0;
  n += a.voice == b.voice ? 1 : 0;
  return n;
}

}  // namespace

bool stages_exclude(Stage a, Stage b) {
  const int x = motion(a), y = motion(b);
  return x != 0 && y != 0 && x != y;
}

Verdict compare(const Facts& a, const Facts& b) {
  if (denied(a, b))
    return {Relation::contradicts, a.stage != Stage::none || b.stage != Stage::none ? "stage" : "existence"};
  if (stages_clash(a, b)) return {Relation::contradicts, "stage"};
  if (tolls_clash(a, b)) return {Relation::contradicts, "toll"};
  if (a.kind == Kind::holding && a.share >= 0 && b.share >= 0 && std::abs(a.share - b.share) > 1 && at_one_time(a, b))
    return {Relation::contradicts, "share"};
  if (agents_clash(a, b) || rivals(a, b)) return {Relation::contradicts, "party"};
  if (places_clash(a, b)) return {Relation::contradicts, "place"};
  if (times_clash(a, b)) return {Relation::contradicts, "time"};
  if (detail(a) != detail(b)) return {Relation::refines, detail(a) > detail(b) ? refined(a, b) : refined(b, a)};
  return {Relation::same, ""};
}

std::vector<Agreement> agreement_of(const std::vector<const Facts*>& members, const std::vector<const Claim*>& claims) {
  std::vector<Agreement> out;
  // Events of a long process may hold hundreds of claims; relations are looked for within the first
  // kMost of them, ordered by claim id, so that cost stays bounded.
  constexpr std::size_t kMost = 400;
  const std::size_t n = std::min(members.size(), kMost);
  const auto verdict = [&](std::size_t i, std::size_t j) {
    Verdict v = compare(*members[i], *members[j]);
    if (v.relation == Relation::contradicts && v.on == "party" && !rivals(*members[i], *members[j]) &&
        kin(claims[i]->agent, claims[j]->agent))
      v = {detail(*members[i]) == detail(*members[j]) ? Relation::same : Relation::refines, "party"};
    return v;
  };
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = i + 1; j < n; ++j)
      if (const Verdict v = verdict(i, j); v.relation == Relation::contradicts)
        out.push_back({claims[i]->id, claims[j]->id, v.relation, v.on});
  // The fullest claim is the root; each other one hangs on the claim before it that it has most in
  // common with and does not contradict.
  std::vector<std::size_t> order(n);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return detail(*members[a]) > detail(*members[b]); });
  for (std::size_t k = 1; k < n; ++k) {
    const std::size_t j = order[k];
    std::size_t best = n;
    int most = -1;
    for (std::size_t m = 0; m < k; ++m) {
      const std::size_t i = order[m];
      const int c = common(*members[i], *members[j]);
      if (c > most && verdict(i, j).relation != Relation::contradicts) {
        most = c;
        best = i;
      }
    }
    if (best == n) continue;  // it contradicts all that are fuller: a tree of its own
    const Verdict v = verdict(best, j);
    out.push_back({claims[best]->id, claims[j]->id, v.relation, v.on});
  }
  return out;
}

}  // namespace isnad::fuse
