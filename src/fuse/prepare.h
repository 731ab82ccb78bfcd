// Claims → facts, named by the rank of the claim id, so that nothing after it sees the order of arrival.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "fuse/facts.h"
#include "fuse/fuse.h"

namespace isnad::fuse {

// Facts stand in memory by place and day, since those are compared with each other: at a million claims
// the cost is that of fetching them. They are named by the rank of their claim's id all the same.
class Prepared {
 public:
  static constexpr std::uint32_t kMissing = 0xffffffffu;
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(where_.size()); }
  const Facts& operator[](std::uint32_t rank) const { return store_[where_[rank]]; }
  [[nodiscard]] const std::string& id(std::uint32_t rank) const { return ids_[rank]; }
  [[nodiscard]] std::uint32_t find(std::string_view id) const;
  // By where they stand in memory: what goes through many of them goes through them so.
  [[nodiscard]] const Facts& at(std::uint32_t place) const { return store_[place]; }
  [[nodiscard]] std::uint32_t rank(std::uint32_t place) const { return ranks_[place]; }
  [[nodiscard]] std::uint32_t place(std::uint32_t rank) const { return where_[rank]; }

 private:
  friend Prepared prepare(const ClaimSource& claims, std::span<const InputDocument> documents, const Kinship* kinship,
                          unsigned threads);
  std::vector<Facts> store_;
  std::vector<std::uint32_t> where_, ranks_;  // rank → place in store_, and back
  std::vector<std::string> ids_;              // by rank
};

Prepared prepare(const ClaimSource& claims, std::span<const InputDocument> documents, const Kinship* kinship = nullptr,
                 unsigned threads = 1);

class InMemory : public ClaimSource {
 public:
  explicit InMemory(std::span<const Claim> claims) : claims_(claims) {}
  [[nodiscard]] std::size_t size() const override { return claims_.size(); }
  const Claim& at(std::size_t index, Claim& /*scratch*/) const override { return claims_[index]; }

 private:
  std::span<const Claim> claims_;
};

}  // namespace isnad::fuse
