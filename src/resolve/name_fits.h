// How well the candidates of a document's place names fit, before anything is said of their surroundings:
// found once for all mentions of one name and kind. Not thread-safe: one a document.
#pragma once
#include <cstddef>
#include <span>
#include <vector>

#include "resolve/place_score.h"

namespace isnad::resolve {

class NameFits {
 public:
  // Those that stand for a place named before have none. The mentions are not kept.
  void find(const PlaceContext& context, std::span<const PlaceMention* const> mentions);
  // By candidate; the mention by its place in the list.
  [[nodiscard]] std::vector<RowFit>& of(std::size_t mention) { return fits_[names_[mention]]; }

 private:
  std::vector<std::vector<RowFit>> fits_;  // by name
  std::vector<std::size_t> names_;         // mention → name
};

}  // namespace isnad::resolve
