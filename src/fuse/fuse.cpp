#include "fuse/fuse.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <thread>
#include <unordered_map>

#include "fuse/blocks.h"
#include "fuse/cluster.h"
#include "fuse/copies.h"
#include "fuse/evidence.h"
#include "fuse/facts.h"
#include "fuse/make_event.h"

namespace isnad::fuse {
namespace {

class InMemory : public ClaimSource {
 public:
  explicit InMemory(std::span<const Claim> claims) : claims_(claims) {}
  [[nodiscard]] std::size_t size() const override { return claims_.size(); }
  const Claim& at(std::size_t index, Claim& scratch) const override {
    (void)scratch;
    return claims_[index];
  }

 private:
  std::span<const Claim> claims_;
};

struct Prepared {
  std::vector<Facts> facts;      // by claim id: nothing below sees the order of arrival
  std::vector<std::string> ids;  // in the same order
  [[nodiscard]] std::uint32_t find(std::string_view id) const {
    const auto it = std::lower_bound(ids.begin(), ids.end(), id);
    return it != ids.end() && *it == id ? static_cast<std::uint32_t>(it - ids.begin()) : kMissing;
  }
  static constexpr std::uint32_t kMissing = 0xffffffffu;
};

Prepared prepare(const ClaimSource& claims, std::span<const InputDocument> documents) {
  std::unordered_map<std::string_view, std::uint32_t> numbers;
  numbers.reserve(documents.size());
  for (std::uint32_t d = 0; d < documents.size(); ++d) numbers.emplace(documents[d].id, d);
  const InputDocument none{};
  Prepared p;
  std::vector<Facts> facts;
  std::vector<std::string> ids;
  facts.reserve(claims.size());
  ids.reserve(claims.size());
  Interner interner;
  Claim scratch;
  for (std::uint32_t i = 0; i < claims.size(); ++i) {
    const Claim& c = claims.at(i, scratch);
    const auto it = numbers.find(c.doc);
    const auto number = it == numbers.end() ? static_cast<std::uint32_t>(documents.size()) : it->second;
    const InputDocument& d = it == numbers.end() ? none : documents[number];
    facts.push_back(facts_of(c, i, number, d.text, d.outlet, d.published, interner));
    ids.push_back(c.id);
  }
  std::vector<std::uint32_t> order(facts.size());
  std::iota(order.begin(), order.end(), 0u);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return ids[a] < ids[b]; });
  p.facts.reserve(facts.size());
  p.ids.reserve(ids.size());
  for (const auto i : order) {
    p.facts.push_back(facts[i]);
    p.ids.push_back(std::move(ids[i]));
  }
  return p;
}

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
  const auto n = static_cast<std::uint32_t>(p.facts.size());
  const Blocks blocks(p.facts);
  std::vector<std::vector<Edge>> found(std::max(1u, threads));
  in_parts(n, threads, [&](std::uint32_t begin, std::uint32_t end, unsigned part) {
    std::vector<std::uint32_t> partners;
    for (std::uint32_t i = begin; i < end; ++i) {
      blocks.partners(i, partners);
      for (const auto j : partners) {
        const Weighed w = weigh(p.facts[i], p.facts[j]);
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
  for (const auto& e : judgement_edges) keep(e);
  std::vector<std::vector<std::uint32_t>> groups;
  std::vector<std::uint32_t> partners;
  for (std::uint32_t c = 0; c < members.size(); ++c) {
    if (members[c].size() == 1) {
      groups.push_back(std::move(members[c]));
      continue;
    }
    for (const auto i : members[c]) {  // what speaks against, inside the component alone
      blocks.partners(i, partners);
      for (const auto j : partners) {
        if (component[j] != c) continue;
        const Weighed w = weigh(p.facts[i], p.facts[j]);
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
  std::vector<std::string_view> texts;
  for (const auto& d : documents) texts.push_back(d.text);
  const auto copies = find_copies(texts);
  for (const auto& g : groups) {
    std::vector<Claim> scratch(g.size());
    std::vector<Member> members;
    for (std::size_t k = 0; k < g.size(); ++k)
      members.push_back({&claims.at(p.facts[g[k]].claim, scratch[k]), &p.facts[g[k]]});
    sink(make_event(members, documents, copies));
  }
}

std::vector<Event> run(const Input& in) {
  std::vector<Event> events;
  run(InMemory(in.claims), in.documents, in.judgements, [&](Event&& e) { events.push_back(std::move(e)); });
  return events;
}

std::vector<std::string> explain(const Input& in, std::string_view claim, std::string_view other) {
  const Prepared p = prepare(InMemory(in.claims), in.documents);
  const auto a = p.find(claim), b = p.find(other);
  std::vector<std::string> lines;
  if (a == Prepared::kMissing || b == Prepared::kMissing) return lines;
  const Weighed w = weigh(p.facts[a], p.facts[b], &lines);
  lines.push_back(w.barred ? std::string("kept apart")
                           : fmt::format("{:.1f} in all, joined from {:.1f}", w.sum, kJoin));
  for (const auto& j : in.judgements)
    if ((j.claim == claim && j.other == other) || (j.claim == other && j.other == claim))
      lines.push_back(j.together ? "an analyst joined them" : "an analyst set them apart");
  return lines;
}

}  // namespace isnad::fuse
