#include "resolve/resolve.h"

#include "resolve/actors.h"
#include "resolve/places.h"
#include "resolve/publication.h"
#include "resolve/times.h"

namespace isnad::resolve {

void names(const Lexicon& lexicon, Reading& reading) {
  places(lexicon, reading);
  infer_publication(lexicon, reading);
  times(lexicon.gazetteer(), reading);
  actors(lexicon, reading);
}

void antecedents(const Lexicon& lexicon, Reading& reading) { actor_antecedents(lexicon, reading); }

}  // namespace isnad::resolve
