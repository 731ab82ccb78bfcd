#include "resolve/resolve.h"

#include "resolve/actors.h"
#include "resolve/places.h"

namespace isnad::resolve {

void names(const Lexicon& lexicon, Reading& reading) {
  places(lexicon, reading);
  actors(lexicon, reading);
}

void antecedents(const Lexicon& lexicon, Reading& reading) {
  actor_antecedents(lexicon, reading);
}

}  // namespace isnad::resolve
