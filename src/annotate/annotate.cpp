#include "annotate/annotate.h"

#include <algorithm>

#include "annotate/actors.h"
#include "annotate/places.h"
#include "annotate/weapons.h"

namespace isnad::annotate {

void run(const Lexicon& lexicon, Reading& reading) {
  places(lexicon, reading);
  weapons(lexicon, reading);
  actors(lexicon, reading);
  std::stable_sort(reading.mentions.begin(), reading.mentions.end(),
                   [](const Mention& a, const Mention& b) {
                     if (a.tokens.first != b.tokens.first) return a.tokens.first < b.tokens.first;
                     return a.tokens.last > b.tokens.last;
                   });
}

}  // namespace isnad::annotate
