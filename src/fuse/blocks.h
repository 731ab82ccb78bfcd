// Pairs of claims worth weighing, in near-linear time: claims meet where they share a block of
// (kind, place or container or party, stretch of days), or stand near each other in one article.
// Large blocks are swept in order of time and toll with a fixed window instead of all against all.
#pragma once
#include <compare>
#include <cstdint>
#include <functional>
#include <vector>

#include "fuse/facts.h"
#include "fuse/prepare.h"

namespace isnad::fuse {

struct BlockKey {
  std::uint64_t block = 0;
  std::int32_t day = 0, toll = 0;
  friend auto operator<=>(const BlockKey&, const BlockKey&) = default;
};
// The blocks a claim stands in, without repeats, and its place in each.
void blocks_of(const Facts& facts, std::vector<BlockKey>& out);
// Up to this many claims in a block every pair meets; in larger ones this many neighbours on each side.
inline constexpr std::uint32_t kBlockAll = 24, kBlockWindow = 12;
// Claims of one article meet within so many sentences, and so many claims on each side.
inline constexpr std::uint32_t kArticleSentences = 8, kArticleClaims = 48;
// Kinds that may be joined have one family.
std::uint64_t family_of(const Facts& facts);

class Blocks {
 public:
  explicit Blocks(const Prepared& facts);
  // The claims that one is to be weighed against, by their places in memory: those behind it, sorted, without
  // repeats. Thread-safe.
  void partners(std::uint32_t place, std::vector<std::uint32_t>& out) const;
  // Every block of every claim, by block, day, toll and claim, which is told by its rank. Blocks in the order
  // of signed numbers, as a table has them.
  void each(const std::function<void(const BlockKey&, std::uint32_t claim)>& tell) const;

 private:
  struct Entry {
    std::uint64_t block;
    std::int32_t day, toll;
    std::uint32_t claim, place;
    bool operator<(const Entry& o) const {
      if (block != o.block) return block < o.block;
      if (day != o.day) return day < o.day;
      if (toll != o.toll) return toll < o.toll;
      return claim < o.claim;
    }
  };
  struct Line {
    std::uint32_t document, sentence, claim, place;
    friend auto operator<=>(const Line&, const Line&) = default;
  };
  void near_in_article(std::uint32_t place, std::vector<std::uint32_t>& out) const;

  const Prepared& facts_;
  std::vector<Entry> entries_;
  std::vector<std::uint32_t> first_;  // a claim's entries, by its place: positions_[first_[p] … first_[p + 1])
  std::vector<std::uint32_t> positions_;
  std::vector<Line> by_article_;  // claims by document and sentence
  std::vector<std::uint32_t> place_in_article_;
};

}  // namespace isnad::fuse
