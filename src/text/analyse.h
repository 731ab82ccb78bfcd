// A word form → its readings, best first: proclitics and enclitics are cut only where what is left
// is in the lexicon, or, for unknown words, where its shape says so. Method: two-way affix cutting
// with lexicon look-up, as in T. Buckwalter's analyser (LDC2004L02), on our own tables.
// Thread-safe.
#pragma once
#include "lexicon/lexicon.h"
#include "model/token.h"

namespace isnad::text {

// Fills analyses (never empty) and bases; norm and folded must be set. Analyses of equal rank keep
// the order of the tables.
void analyse(const Lexicon& lexicon, WordForm& form);

}  // namespace isnad::text
