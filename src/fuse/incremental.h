// Fusion that follows its articles: adding, changing or taking out one touches only its neighbourhood,
// and at any time the events are those that fuse::run gives for the same articles in one go.
//
//   fuse::Incremental fusion;
//   fusion.put(document, claims);          // again with the same id: replaces
//   std::vector<Event> events = fusion.events();
//
// Texts are kept, since copies are found in them. Not thread-safe.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "fuse/neighbourhood.h"
#include "fuse/shelf.h"

namespace isnad::fuse {

class Incremental {
 public:
  explicit Incremental(const Kinship* kinship = nullptr) : shelf_(kinship) {}
  void put(const InputDocument& document, std::span<const Claim> claims);
  void remove(const std::string& document);
  // All analysts' pairs, in place of those before.
  void judge(std::span<const ClaimPair> pairs) { near_.judge(pairs); }
  // As fuse::run gives them.
  std::vector<Event> events();
  // Claims that were clustered anew since the beginning: what the changes cost.
  [[nodiscard]] std::uint64_t touched() const { return near_.touched(); }

 private:
  MemoryShelf shelf_;
  Neighbourhood near_{shelf_};
};

}  // namespace isnad::fuse
