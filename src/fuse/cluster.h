// Weighed pairs → groups, a connected component at a time. Pairs join best first; two groups join
// only if no bar stands between any of their members and the pairs across them are not, in sum,
// against it. Analysts' judgements come before everything. Thread-safe.
#pragma once
#include <cstdint>
#include <vector>

namespace isnad::fuse {

struct Edge {
  std::uint32_t a = 0, b = 0;  // a < b
  float weight = 0;            // above the threshold: how far; below it: negative
  enum class Kind : std::uint8_t { join, against, never, always } kind = Kind::join;
};

// Items are 0 … items-1; group numbers follow the first member.
std::vector<std::uint32_t> cluster(std::uint32_t items, std::vector<Edge> edges);

}  // namespace isnad::fuse
