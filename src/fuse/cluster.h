// Weighed pairs → groups. Within a connected component of pairs above the threshold, pairs join best
// first; two groups join only if no bar stands between any of their members and the mean of the
// weighed pairs across them is not against it. Analysts' judgements come before everything.
#pragma once
#include <cstdint>
#include <utility>
#include <vector>

namespace isnad::fuse {

struct Edge {
  std::uint32_t a = 0, b = 0;  // a < b
  float weight = 0;
};

struct Groups {
  std::vector<std::uint32_t> of;  // group number of each item; numbers follow the first member
  std::uint32_t count = 0;
};

// `joins` are edges at or above the threshold, `against` the weighed pairs below it, `never` pairs
// that must stay apart, `always` pairs that must be together (a later never loses to an always).
Groups cluster(std::uint32_t items, std::vector<Edge> joins, const std::vector<Edge>& against,
               const std::vector<Edge>& never, const std::vector<Edge>& always);

}  // namespace isnad::fuse
