// Chooses Token::best of each token of a sentence from its ranked readings by what stands around it:
// prepositions, particles of verbs, verb-first order, agreement of adjectives. A hand-made scorer, left
// to right; equal scores keep the earlier reading. Thread-safe.
#pragma once
#include <span>

#include "model/token.h"

namespace isnad::text {

void disambiguate(std::span<Token> sentence);

}  // namespace isnad::text
