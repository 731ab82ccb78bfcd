#include "fuse/cluster.h"

#include <algorithm>
#include <numeric>
#include <unordered_map>

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
  struct Link {
    float sum = 0;
    std::uint32_t pairs = 0;
    bool never = false;
  };
  void link(std::uint32_t a, std::uint32_t b, float weight, bool never) {
    for (const auto& [x, y] : {std::pair{a, b}, std::pair{b, a}}) {
      Link& l = links_[x][y];
      l.sum += weight;
      ++l.pairs;
      l.never = l.never || never;
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
        into->pairs += l.pairs;
        into->never = into->never || l.never;
      }
    }
    links_[b].clear();
    links_[a].erase(b);
    parent_[b] = a;
  }

 private:
  std::vector<std::uint32_t> parent_;
  std::vector<std::unordered_map<std::uint32_t, Link>> links_;
};

}  // namespace

Groups cluster(std::uint32_t items, std::vector<Edge> joins, const std::vector<Edge>& against,
               const std::vector<Edge>& never, const std::vector<Edge>& always) {
  Merger merger(items);
  for (const auto& e : joins) merger.link(e.a, e.b, e.weight, false);
  for (const auto& e : against) merger.link(e.a, e.b, e.weight, false);
  for (const auto& e : never) merger.link(e.a, e.b, e.weight, true);
  for (const auto& e : always) merger.join(e.a, e.b, true);
  std::sort(joins.begin(), joins.end(), [](const Edge& x, const Edge& y) {
    if (x.weight != y.weight) return x.weight > y.weight;
    return x.a != y.a ? x.a < y.a : x.b < y.b;
  });
  for (const auto& e : joins) merger.join(e.a, e.b, false);
  Groups groups;
  groups.of.assign(items, 0);
  std::vector<std::uint32_t> number(items, 0xffffffffu);
  for (std::uint32_t i = 0; i < items; ++i) {
    const auto root = merger.find(i);
    if (number[root] == 0xffffffffu) number[root] = groups.count++;
    groups.of[i] = number[root];
  }
  return groups;
}

}  // namespace isnad::fuse
