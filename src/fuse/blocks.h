// Pairs of claims worth weighing, in near-linear time: claims meet where they share a block of
// (kind, place or container or party, stretch of days), or stand near each other in one article.
// Large blocks are swept in order of time and toll with a fixed window instead of all against all.
#pragma once
#include <cstdint>
#include <utility>
#include <vector>

#include "fuse/facts.h"

namespace isnad::fuse {

using Pair = std::pair<std::uint32_t, std::uint32_t>;  // indices into facts, first < second

// Sorted, without repeats.
std::vector<Pair> candidate_pairs(const std::vector<Facts>& facts);

}  // namespace isnad::fuse
