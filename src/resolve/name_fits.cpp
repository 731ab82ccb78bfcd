#include "resolve/name_fits.h"

#include <algorithm>
#include <unordered_map>

namespace isnad::resolve {

void NameFits::find(const PlaceContext& context, std::span<const PlaceMention* const> mentions) {
  std::unordered_map<std::uint32_t, std::vector<std::size_t>> known;  // first candidate → mentions, one a name
  names_.resize(mentions.size());
  fits_.reserve(mentions.size());
  for (std::size_t k = 0; k < mentions.size(); ++k) {
    const auto& place = *mentions[k];
    names_[k] = fits_.size();
    if (place.definite_epithet || place.candidates.empty()) {
      fits_.emplace_back();
      continue;
    }
    auto& named = known[place.candidates.front()];
    const auto same = std::find_if(named.begin(), named.end(), [&](std::size_t j) {
      return mentions[j]->kind == place.kind && mentions[j]->candidates == place.candidates;
    });
    if (same != named.end()) {
      names_[k] = names_[*same];
      continue;
    }
    named.push_back(k);
    auto& fits = fits_.emplace_back();
    fits.reserve(place.candidates.size());
    for (const auto row : place.candidates) fits.push_back(row_fit(context, place, row));
  }
}

}  // namespace isnad::resolve
