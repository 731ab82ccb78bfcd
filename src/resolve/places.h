// Place mentions → rows of the gazetteer, by the whole document: its countries and main places,
// containers named beside a name, distance, kind and population. Never by a name alone.
//
// Each mention gets its precision, container chain and the runner-up. What is not in the gazetteer,
// or fits nothing here, keeps its name and the container, without a point. docs/method/places.md.
// Thread-safe.
#pragma once
#include "lexicon/lexicon.h"
#include "model/reading.h"

namespace isnad::resolve {

void places(const Lexicon& lexicon, Reading& reading);

}  // namespace isnad::resolve
