#include "fuse/b_cubed.h"

#include <map>
#include <string_view>
#include <utility>

namespace isnad::fuse {

BCubed b_cubed(std::span<const Grouped> items) {
  BCubed out;
  if (items.empty()) return out;
  std::map<std::string_view, double> truth, found;
  std::map<std::pair<std::string_view, std::string_view>, double> both;
  for (const auto& item : items) {
    truth[item.truth] += 1;
    found[item.found] += 1;
    both[{item.truth, item.found}] += 1;
  }
  // Each of the n items in a cell has n of its group right.
  for (const auto& [cell, n] : both) {
    out.precision += n * n / found[cell.second];
    out.recall += n * n / truth[cell.first];
  }
  out.precision /= static_cast<double>(items.size());
  out.recall /= static_cast<double>(items.size());
  return out;
}

}  // namespace isnad::fuse
