// What a change of the claims on a shelf means for the events there: only the claims near to it are
// clustered again, and afterwards the events are those that fuse::run gives for all claims in one go.
// Not thread-safe.
#pragma once
#include <cstdint>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "fuse/shelf.h"

namespace isnad::fuse {

class Neighbourhood {
 public:
  // `pairs` are the judgements that the shelf's events follow.
  explicit Neighbourhood(Shelf& shelf, std::vector<ClaimPair> pairs = {}) : shelf_(shelf), pairs_(std::move(pairs)) {}

  // A claim that came onto the shelf.
  void file(const std::string& claim);
  // A claim that is still on the shelf, and is taken from it before settle().
  void unfile(const std::string& claim);
  // All analysts' pairs, in place of those before.
  void judge(std::span<const ClaimPair> pairs);
  // Clusters what the changes since the last time touch.
  void settle();
  // Claims that were clustered anew since the beginning: what the changes cost.
  [[nodiscard]] std::uint64_t touched() const { return touched_; }

 private:
  void shaken(const BlockKey& at, const std::string& claim);
  const std::vector<std::string>& partners(const std::string& claim);
  std::vector<std::vector<std::string>> components();
  void cluster_component(const std::vector<std::string>& members);

  Shelf& shelf_;
  std::vector<ClaimPair> pairs_;
  std::set<std::string> dirty_;                                         // claims whose pairs may have changed
  std::unordered_map<std::string, std::vector<std::string>> partners_;  // while settling
  std::uint64_t touched_ = 0;
};

}  // namespace isnad::fuse
