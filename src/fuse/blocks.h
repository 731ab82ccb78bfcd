// Pairs of claims worth weighing, in near-linear time: claims meet where they share a block of
// (kind, place or container or party, stretch of days), or stand near each other in one article.
// Large blocks are swept in order of time and toll with a fixed window instead of all against all.
#pragma once
#include <cstdint>
#include <functional>
#include <vector>

#include "fuse/facts.h"

namespace isnad::fuse {

// Every block that a claim is filed under, with the day it stands at there; repeats are possible.
void for_each_block(const Facts& facts, const std::function<void(std::uint64_t block, std::int32_t day)>& put);
// Kinds of happening that may meet at all have one number.
std::uint64_t family_of(const Facts& facts);

class Blocks {
 public:
  explicit Blocks(const std::vector<Facts>& facts);
  // The claims after `claim` that it is to be weighed against: sorted, without repeats.
  // Thread-safe.
  void partners(std::uint32_t claim, std::vector<std::uint32_t>& out) const;

 private:
  struct Entry {
    std::uint64_t block;
    std::int32_t day, toll;
    std::uint32_t claim;
    bool operator<(const Entry& o) const {
      if (block != o.block) return block < o.block;
      if (day != o.day) return day < o.day;
      if (toll != o.toll) return toll < o.toll;
      return claim < o.claim;
    }
  };
  void file(const Facts& f, std::uint32_t index);
  void near_in_article(std::uint32_t claim, std::vector<std::uint32_t>& out) const;

  const std::vector<Facts>& facts_;
  std::vector<Entry> entries_;
  std::vector<std::uint32_t> first_;  // a claim's entries: positions_[first_[c] … first_[c + 1])
  std::vector<std::uint32_t> positions_;
  std::vector<std::uint32_t> by_article_;  // claims by document and sentence
  std::vector<std::uint32_t> place_in_article_;
};

}  // namespace isnad::fuse
