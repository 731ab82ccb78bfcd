// Readings of words the lexicon lacks, by their shape alone: names, loan words, misspellings.
// Thread-safe.
#pragma once
#include "model/token.h"

namespace isnad::text {

// Appends guesses where the lexicon gave nothing, or only doubtful readings.
void guess(WordForm& form);

}  // namespace isnad::text
