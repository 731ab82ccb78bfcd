// Clauses → claims: event rules over clauses, who says so, denial and certainty. Thread-safe.
#pragma once
#include "lexicon/lexicon.h"
#include "model/reading.h"

namespace isnad::claims {

// Fills claims (in text order, with stable ids) and silences of `reading`.
void run(const Lexicon& lexicon, Reading& reading);

}  // namespace isnad::claims
