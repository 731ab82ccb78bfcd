#include "fuse/explain.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "fuse/blocks.h"
#include "fuse/evidence.h"
#include "fuse/prepare.h"

namespace isnad::fuse {
namespace {

PairReason reason(const Input& in, const Prepared& p, std::uint32_t a, std::uint32_t b) {
  PairReason out;
  out.claim = p.id(a);
  out.other = p.id(b);
  const Weighed w = weigh(p[std::min(a, b)], p[std::max(a, b)], &out.reasons);
  out.sum = w.sum;
  out.barred = w.barred;
  for (const auto& j : in.judgements)
    if ((j.claim == out.claim && j.other == out.other) || (j.claim == out.other && j.other == out.claim))
      out.reasons.push_back(j.together ? "an analyst joined them" : "an analyst set them apart");
  return out;
}

bool nearer(const PairReason& a, const PairReason& b) {
  if (a.barred != b.barred) return b.barred;
  if (a.sum != b.sum) return a.sum > b.sum;
  return a.claim != b.claim ? a.claim < b.claim : a.other < b.other;
}

}  // namespace

std::vector<std::string> explain(const Input& in, std::string_view claim, std::string_view other) {
  const Prepared p = prepare(InMemory(in.claims), in.documents, in.kinship);
  const auto a = p.find(claim), b = p.find(other);
  std::vector<std::string> lines;
  if (a == Prepared::kMissing || b == Prepared::kMissing) return lines;
  const Weighed w = weigh(p[a], p[b], &lines);
  lines.push_back(w.barred ? std::string("kept apart")
                           : fmt::format("{:.1f} in all, joined from {:.1f}", w.sum, kJoin));
  for (const auto& j : in.judgements)
    if ((j.claim == claim && j.other == other) || (j.claim == other && j.other == claim))
      lines.push_back(j.together ? "an analyst joined them" : "an analyst set them apart");
  return lines;
}

EventReasons explain_event(const Input& in, const Event& event, std::size_t most) {
  EventReasons out;
  const Prepared p = prepare(InMemory(in.claims), in.documents, in.kinship);
  const Blocks blocks(p);
  std::set<std::uint32_t> inside;
  for (const auto& id : event.claims)
    if (const auto i = p.find(id); i != Prepared::kMissing) inside.insert(i);
  // Each claim with the one it stands nearest to.
  for (const auto i : inside) {
    std::optional<PairReason> best;
    for (const auto j : inside) {
      if (i == j) continue;
      PairReason r = reason(in, p, i, j);
      if (!best || nearer(r, *best)) best = std::move(r);
    }
    if (best) out.inside.push_back(std::move(*best));
  }
  // Claims elsewhere that were weighed against one of these.
  std::set<std::pair<std::uint32_t, std::uint32_t>> pairs;
  std::vector<std::uint32_t> partners;
  for (std::uint32_t i = 0; i < p.size(); ++i) {
    blocks.partners(p.place(i), partners);
    for (const auto at : partners) {
      const auto j = p.rank(at);
      if ((inside.count(i) != 0) != (inside.count(j) != 0))
        pairs.insert(inside.count(i) != 0 ? std::pair(i, j) : std::pair(j, i));
    }
  }
  std::map<std::uint32_t, PairReason> nearest;  // by the claim outside
  for (const auto& [i, j] : pairs) {
    PairReason r = reason(in, p, i, j);
    const auto it = nearest.find(j);
    if (it == nearest.end())
      nearest.emplace(j, std::move(r));
    else if (nearer(r, it->second))
      it->second = std::move(r);
  }
  for (auto& [j, r] : nearest) out.outside.push_back(std::move(r));
  std::sort(out.outside.begin(), out.outside.end(), nearer);
  if (out.outside.size() > most) out.outside.resize(most);
  return out;
}

}  // namespace isnad::fuse
