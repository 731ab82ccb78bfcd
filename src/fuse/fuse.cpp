#include "fuse/fuse.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <thread>
#include <tuple>

#include "fuse/blocks.h"
#include "fuse/cluster.h"
#include "fuse/evidence.h"
#include "fuse/links.h"
#include "fuse/make_event.h"
#include "fuse/prepare.h"

namespace isnad::fuse {
namespace {

// Runs work(begin, end, part) over [0, n) in `threads` equal parts.
template <class Work>
void in_parts(std::uint32_t n, unsigned threads, const Work& work) {
  if (threads <= 1 || n < 2000) return work(0u, n, 0u);
  std::vector<std::thread> pool;
  for (unsigned t = 0; t < threads; ++t)
    pool.emplace_back([&, t] {
      work(static_cast<std::uint32_t>(std::uint64_t{n} * t / threads),
           static_cast<std::uint32_t>(std::uint64_t{n} * (t + 1) / threads), t);
    });
  for (auto& t : pool) t.join();
}

struct Components {
  std::vector<std::uint32_t> parent;
  std::uint32_t find(std::uint32_t x) {
    while (parent[x] != x) x = parent[x] = parent[parent[x]];
    return x;
  }
  void join(std::uint32_t a, std::uint32_t b) {
    a = find(a);
    b = find(b);
    if (a != b) parent[std::max(a, b)] = std::min(a, b);
  }
};

std::vector<Edge> judged(const Prepared& p, std::span<const ClaimPair> judgements) {
  std::vector<Edge> edges;
  for (const auto& j : judgements) {
    const auto a = p.find(j.claim), b = p.find(j.other);
    if (a == Prepared::kMissing || b == Prepared::kMissing || a == b) continue;
    edges.push_back({std::min(a, b), std::max(a, b), 0, j.together ? Edge::Kind::always : Edge::Kind::never});
  }
  return edges;
}

// Groups of claims: what could join at all (components), then what does (cluster).
std::vector<std::vector<std::uint32_t>> group(const Prepared& p, std::span<const ClaimPair> judgements,
                                              unsigned threads) {
  const std::uint32_t n = p.size();
  const Blocks blocks(p);
  std::vector<std::vector<Edge>> found(std::max(1u, threads));
  in_parts(n, threads, [&](std::uint32_t begin, std::uint32_t end, unsigned part) {
    std::vector<std::uint32_t> partners;
    for (std::uint32_t k = begin; k < end; ++k) {
      const std::uint32_t i = p.by_place()[k];
      blocks.partners(i, partners);
      for (const auto j : partners) {
        const Weighed w = weigh(p[i], p[j]);
        if (!w.barred && w.sum >= kJoin)
          found[part].push_back({i, j, static_cast<float>(w.sum - kJoin), Edge::Kind::join});
      }
    }
  });
  const auto judgement_edges = judged(p, judgements);
  Components components{std::vector<std::uint32_t>(n)};
  std::iota(components.parent.begin(), components.parent.end(), 0u);
  for (const auto& part : found)
    for (const auto& e : part) components.join(e.a, e.b);
  for (const auto& e : judgement_edges)
    if (e.kind == Edge::Kind::always) components.join(e.a, e.b);
  std::vector<std::vector<std::uint32_t>> members;
  std::vector<std::uint32_t> component(n), local(n);
  for (std::uint32_t i = 0; i < n; ++i) {
    const auto root = components.find(i);
    if (root == i) {
      component[i] = static_cast<std::uint32_t>(members.size());
      members.emplace_back();
    } else {
      component[i] = component[root];
    }
    local[i] = static_cast<std::uint32_t>(members[component[i]].size());
    members[component[i]].push_back(i);
  }
  std::vector<std::vector<Edge>> edges(members.size());
  const auto keep = [&](const Edge& e) {
    if (component[e.a] == component[e.b]) edges[component[e.a]].push_back({local[e.a], local[e.b], e.weight, e.kind});
  };
  for (const auto& part : found)
    for (const auto& e : part) keep(e);
  found.clear();
  // In one order, whatever the number of threads: sums of weights depend on it.
  for (auto& list : edges)
    std::sort(list.begin(), list.end(),
              [](const Edge& x, const Edge& y) { return std::tie(x.a, x.b) < std::tie(y.a, y.b); });
  for (const auto& e : judgement_edges) keep(e);
  std::vector<std::vector<std::uint32_t>> groups;
  std::vector<std::uint32_t> partners;
  // Components in the order their claims stand in memory.
  std::vector<bool> done(members.size());
  for (const auto first : p.by_place()) {
    const std::uint32_t c = component[first];
    if (done[c]) continue;
    done[c] = true;
    if (members[c].size() == 1) {
      groups.push_back(std::move(members[c]));
      continue;
    }
    for (const auto i : members[c]) {  // what speaks against, inside the component alone
      blocks.partners(i, partners);
      for (const auto j : partners) {
        if (component[j] != c) continue;
        const Weighed w = weigh(p[i], p[j]);
        if (w.barred)
          edges[c].push_back({local[i], local[j], -1.0f, Edge::Kind::never});
        else if (w.sum < 0)
          edges[c].push_back({local[i], local[j], static_cast<float>(w.sum), Edge::Kind::against});
      }
    }
    const auto number = cluster(static_cast<std::uint32_t>(members[c].size()), std::move(edges[c]));
    const auto base = groups.size();
    for (std::uint32_t k = 0; k < number.size(); ++k) {
      if (base + number[k] == groups.size()) groups.emplace_back();
      groups[base + number[k]].push_back(members[c][k]);
    }
  }
  std::sort(groups.begin(), groups.end(), [](const auto& a, const auto& b) { return a.front() < b.front(); });
  return groups;
}

}  // namespace

void run(const ClaimSource& claims, std::span<const InputDocument> documents, std::span<const ClaimPair> judgements,
         const std::function<void(Event&&)>& sink, unsigned threads) {
  if (threads == 0) threads = std::max(1u, std::thread::hardware_concurrency());
  const Prepared p = prepare(claims, documents);
  const auto groups = group(p, judgements, threads);
  for (const auto& g : groups) {
    std::vector<Claim> scratch(g.size());
    std::vector<Member> members;
    for (std::size_t k = 0; k < g.size(); ++k) members.push_back({&claims.at(p[g[k]].claim, scratch[k]), &p[g[k]]});
    sink(make_event(members, documents));
  }
}

std::vector<Event> run(const Input& in) {
  std::vector<Event> events;
  run(InMemory(in.claims), in.documents, in.judgements, [&](Event&& e) { events.push_back(std::move(e)); });
  link_events(events, in.claims);
  return events;
}

}  // namespace isnad::fuse
