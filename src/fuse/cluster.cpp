#include "fuse/cluster.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace isnad::fuse {
namespace {

class Merger {
 public:
  explicit Merger(std::uint32_t items) : parent_(items), links_(items) {
    std::iota(parent_.begin(), parent_.end(), 0u);
  }
  std::uint32_t find(std::uint32_t x) {
    while (parent_[x] != x) x = parent_[x] = parent_[parent_[x]];
    return x;
  }
  void link(const Edge& e) {
    for (const auto& [x, y] : {std::pair{e.a, e.b}, std::pair{e.b, e.a}}) {
      Link& l = links_[x][y];
      l.sum += e.weight;
      l.never = l.never || e.kind == Edge::Kind::never;
    }
  }
  void join(std::uint32_t a, std::uint32_t b, bool forced) {
    a = find(a);
    b = find(b);
    if (a == b) return;
    if (!forced) {
      const auto it = links_[a].find(b);
      if (it != links_[a].end() && (it->second.never || it->second.sum < 0)) return;
    }
    if (links_[a].size() < links_[b].size() || (links_[a].size() == links_[b].size() && b < a)) std::swap(a, b);
    // The smaller table moves: each entry moves at most log n times.
    for (const auto& [other, l] : links_[b]) {
      links_[other].erase(b);
      if (other == a) continue;
      for (Link* into : {&links_[a][other], &links_[other][a]}) {
        into->sum += l.sum;
        into->never = into->never || l.never;
      }
    }
    links_[b].clear();
    links_[a].erase(b);
    parent_[b] = a;
  }

 private:
  struct Link {
    float sum = 0;
    bool never = false;
  };
  std::vector<std::uint32_t> parent_;
  std::vector<std::map<std::uint32_t, Link>> links_;  // ordered: sums are the same every time
};

}  // namespace

std::vector<std::uint32_t> cluster(std::uint32_t items, std::vector<Edge> edges) {
  Merger merger(items);
  for (const auto& e : edges)
    if (e.kind != Edge::Kind::always) merger.link(e);
  for (const auto& e : edges)
    if (e.kind == Edge::Kind::always) merger.join(e.a, e.b, true);
  std::sort(edges.begin(), edges.end(), [](const Edge& x, const Edge& y) {
    if (x.weight != y.weight) return x.weight > y.weight;
    return x.a != y.a ? x.a < y.a : x.b < y.b;
  });
  for (const auto& e : edges)
    if (e.kind == Edge::Kind::join) merger.join(e.a, e.b, false);
  std::vector<std::uint32_t> groups(items), number(items, 0xffffffffu);
  std::uint32_t count = 0;
  for (std::uint32_t i = 0; i < items; ++i) {
    const auto root = merger.find(i);
    if (number[root] == 0xffffffffu) number[root] = count++;
    groups[i] = number[root];
  }
  return groups;
}

}  // namespace isnad::fuse
