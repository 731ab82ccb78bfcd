// Which words carry a claim: the trigger that the record shows. Thread-safe.
#pragma once
#include <vector>

#include "claims/candidate.h"

namespace isnad::claims {

// «نفذت غارة جوية», «يطلقون النار», «فجّر نفسه»: the word with what makes an act of it. Of an act joined with
// its harm («قُتل ثلاثة في انفجار») the word that governs the other.
void set_triggers(const View& view, std::vector<Candidate>& all);

}  // namespace isnad::claims
