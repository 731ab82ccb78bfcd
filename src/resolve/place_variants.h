// Unlisted place names that are perhaps spellings of listed ones (السباهية, الصباحية), for an analyst to
// accept or refuse: nothing is merged by itself.
//
//   PlaceVariants variants(lexicon.gazetteer());
//   for (…) variants.add(reading);             // after Engine::annotate
//   for (const auto& p : variants.proposals()) …
//
// Not thread-safe: one collector a thread, or a lock.
#pragma once
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "lexicon/gazetteer.h"
#include "model/reading.h"

namespace isnad::resolve {

// Edit distance of two folded names in which letters that dialects and typists exchange (س and ص, ه
// and ح …) and a written or unwritten long vowel cost one half.
double spelling_distance(std::string_view a, std::string_view b);

struct VariantProposal {
  std::string words;      // as first met, without its kind word
  std::size_t times = 0;  // mentions
  std::string container;  // id of the narrowest container the documents gave
  std::uint32_t row = 0;  // what it may be a spelling of
  double distance = 0;
};

class PlaceVariants {
 public:
  explicit PlaceVariants(const Gazetteer& gazetteer) : gazetteer_(gazetteer) {}
  void add(const Reading& reading);
  // Nearest spelling first, then the most frequent; at most `most` for each name.
  [[nodiscard]] std::vector<VariantProposal> proposals(std::size_t most = 3) const;

 private:
  struct Seen {
    std::string words;
    std::size_t times = 0;
  };
  const Gazetteer& gazetteer_;
  std::map<std::pair<std::string, std::string>, Seen> seen_;  // folded name, container
};

}  // namespace isnad::resolve
