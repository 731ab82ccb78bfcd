// What the words of a document are to place names: kind word, direction, preposition, stop …
// Thread-safe.
#pragma once
#include <cstdint>
#include <vector>

#include "lexicon/lexicon.h"
#include "model/reading.h"

namespace isnad::annotate {

// One token's roles. Bits of `classes` are 1 << PlaceWordClass.
struct PlaceWordUse {
  std::uint16_t classes = 0;
  std::uint16_t bare = 0;  // the classes that hold of the whole form, no proclitic cut
  std::int32_t kind = -1;  // place word row of a kind word that starts here
  std::uint16_t kind_proclitics = 0;
  std::uint8_t kind_words = 1;  // حقل نفط: 2
  char direction[3] = {0, 0, 0};
  std::int32_t country = -1;  // demonym
  [[nodiscard]] bool is(PlaceWordClass c) const { return (classes & (1u << static_cast<unsigned>(c))) != 0; }
  [[nodiscard]] bool is_bare(PlaceWordClass c) const { return (bare & (1u << static_cast<unsigned>(c))) != 0; }
};

std::vector<PlaceWordUse> place_words(const Lexicon& lexicon, const Reading& reading);

}  // namespace isnad::annotate
