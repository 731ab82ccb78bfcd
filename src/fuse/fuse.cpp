#include "fuse/fuse.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <thread>
#include <tuple>

#include "fuse/blocks.h"
#include "fuse/cluster.h"
#include "fuse/evidence.h"
#include "fuse/filed.h"
#include "fuse/links.h"
#include "fuse/make_event.h"
#include "fuse/parts.h"
#include "fuse/prepare.h"

namespace isnad::fuse {
namespace {

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

struct WeighedPair {
  Weighed weighed;
  std::uint32_t a = 0, b = 0;  // ranks, a < b
};

// Two places in memory. Weighed in the order of ranks, so that the sum is the same every time.
WeighedPair weigh_places(const Prepared& p, std::uint32_t x, std::uint32_t y) {
  const auto i = p.rank(x), j = p.rank(y);
  return i < j ? WeighedPair{weigh(p.at(x), p.at(y)), i, j} : WeighedPair{weigh(p.at(y), p.at(x)), j, i};
}

// Groups of claims: what could join at all (components), then what does (cluster).
std::vector<std::vector<std::uint32_t>> group(const Prepared& p, const Blocks& blocks,
                                              std::span<const ClaimPair> judgements, unsigned threads,
                                              const std::function<void(const std::vector<std::string>&)>& told) {
  const std::uint32_t n = p.size();
  std::vector<std::vector<Edge>> found(std::max(1u, threads));
  in_parts(n, threads, [&](std::uint32_t begin, std::uint32_t end, unsigned part) {
    std::vector<std::uint32_t> partners;
    for (std::uint32_t k = begin; k < end; ++k) {
      blocks.partners(k, partners);
      for (const auto q : partners) {
        const auto [w, i, j] = weigh_places(p, k, q);
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
  if (told)
    for (const auto& list : members) {
      if (list.size() < 2) continue;
      std::vector<std::string> ids;
      for (const auto i : list) ids.push_back(p.id(i));
      told(ids);
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
  for (std::uint32_t place = 0; place < n; ++place) {
    const std::uint32_t c = component[p.rank(place)];
    if (done[c]) continue;
    done[c] = true;
    if (members[c].size() == 1) {
      groups.push_back(std::move(members[c]));
      continue;
    }
    for (const auto member : members[c]) {  // what speaks against, inside the component alone
      blocks.partners(p.place(member), partners);
      for (const auto q : partners) {
        if (component[p.rank(q)] != c) continue;
        const auto [w, i, j] = weigh_places(p, p.place(member), q);
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
         const std::function<void(Event&&)>& sink, const RunOptions& options) {
  const unsigned threads = options.threads != 0 ? options.threads : std::max(1u, std::thread::hardware_concurrency());
  const Prepared p = prepare(claims, documents, options.kinship, threads);
  const Blocks blocks(p);
  run(Filed{p, blocks}, claims, documents, judgements, sink, options);
}

void run(const Filed& filed, const ClaimSource& claims, std::span<const InputDocument> documents,
         std::span<const ClaimPair> judgements, const std::function<void(Event&&)>& sink, const RunOptions& options) {
  const unsigned threads = options.threads != 0 ? options.threads : std::max(1u, std::thread::hardware_concurrency());
  const Prepared& p = filed.facts;
  const auto groups = group(p, filed.blocks, judgements, threads, options.components);
  // Events are made a batch at a time and given away in order.
  constexpr std::uint32_t kBatch = 1 << 14;
  for (std::size_t from = 0; from < groups.size(); from += kBatch) {
    const auto count = static_cast<std::uint32_t>(std::min<std::size_t>(kBatch, groups.size() - from));
    std::vector<Event> events(count);
    in_parts(count, threads, [&](std::uint32_t begin, std::uint32_t end, unsigned) {
      for (std::uint32_t e = begin; e < end; ++e) {
        const auto& g = groups[from + e];
        std::vector<Claim> scratch(g.size());
        std::vector<Member> members;
        for (std::size_t k = 0; k < g.size(); ++k) members.push_back({&claims.at(p[g[k]].claim, scratch[k]), &p[g[k]]});
        events[e] = make_event(members, documents);
      }
    });
    for (auto& e : events) sink(std::move(e));
  }
}

std::vector<Event> run(const Input& in) {
  std::vector<Event> events;
  RunOptions options;
  options.kinship = in.kinship;
  run(
      InMemory(in.claims), in.documents, in.judgements, [&](Event&& e) { events.push_back(std::move(e)); }, options);
  link_events(events, in.claims);
  return events;
}

}  // namespace isnad::fuse
