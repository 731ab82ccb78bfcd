// Readings of words the lexicon lacks, by their shape alone: names, loan words, misspellings.
// Thread-safe.
#pragma once
#include "lexicon/lexicon.h"
#include "model/token.h"

namespace isnad::text {

// Appends guesses for a form of which the lexicon knows nothing. Words that begin a place's or actor's
// name count as proper nouns.
void guess(const Lexicon& lexicon, WordForm& form);

}  // namespace isnad::text
