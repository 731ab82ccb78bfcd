// Tokens → place mentions: names of the gazetteer, names after a kind word (listed or not), lists
// under a dual or plural kind word, directions, distances, and definite epithets (المدينة).
//
// What it decides: which words name a place and with what candidates. Which place that is, is
// decided by resolve/places. A name that is also an ordinary word or a person's needs a kind word,
// a preposition of place, a list or its own prominence. See docs/method/places.md.
// Thread-safe.
#pragma once
#include "lexicon/lexicon.h"
#include "model/reading.h"

namespace isnad::annotate {

// Appends to reading.mentions, in the order of the text.
void places(const Lexicon& lexicon, Reading& reading);

}  // namespace isnad::annotate
