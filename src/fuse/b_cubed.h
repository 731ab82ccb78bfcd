// B-cubed (Bagga and Baldwin 1998): how well groups match the groups they should be, item by item.
// Thread-safe.
#pragma once
#include <span>
#include <string>

namespace isnad::fuse {

struct Grouped {
  std::string truth, found;  // the group an item belongs to, and the one it was put into
};

struct BCubed {
  double precision = 0, recall = 0;
  [[nodiscard]] double f1() const { return precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0; }
};

// No items give zeros.
BCubed b_cubed(std::span<const Grouped> items);

}  // namespace isnad::fuse
