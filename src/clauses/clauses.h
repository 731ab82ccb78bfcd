// Tokens and mentions → noun phrases and clauses (docs/format/clauses.md). Settles order, agreement, coordination,
// distribution, passives, light verbs and relative clauses once, for all rules. Thread-safe.
#pragma once
#include "lexicon/lexicon.h"
#include "model/reading.h"

namespace isnad::clauses {

// Fills phrases and clauses of `reading`; tokens and mentions must be there.
void run(const Lexicon& lexicon, Reading& reading);

}  // namespace isnad::clauses
