// Claims as the desk shows them, kept once they have been read: the same few thousand stand in most lists.
//
// A row of a claim in force never changes, nor does its article; a new reading has rows of its own. What
// does change (its event, its judgement, whether it is in force) is not kept here. Bounded; thread-safe.
#pragma once
#include <cstdint>
#include <memory>
#include <mutex>
#include <unordered_map>

#include "serve/source.h"

namespace isnad::serve {

class ClaimShelf {
 public:
  using Row = std::shared_ptr<const ClaimRow>;

  explicit ClaimShelf(std::size_t most_bytes = std::size_t{64} << 20) : most_bytes_(most_bytes) {}

  // Nothing where it is not kept.
  Row find(std::int64_t key);
  void keep(std::int64_t key, Row row);
  [[nodiscard]] std::size_t size() const;

 private:
  using Rows = std::unordered_map<std::int64_t, Row>;
  void put(std::int64_t key, Row row);

  std::size_t most_bytes_;
  mutable std::mutex mutex_;
  // What is asked for moves to the young; when they fill half of the room, the old are let go.
  Rows young_, old_;
  std::size_t bytes_ = 0;  // of the young
};

}  // namespace isnad::serve
