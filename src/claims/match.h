// Clauses → candidates: the best rule each predicate sets off, with its slots filled from the
// clause. One candidate a predicate. Thread-safe.
#pragma once
#include <vector>

#include "claims/candidate.h"

namespace isnad::claims {

// Clauses that set off a rule but gave nothing get a Silence each.
std::vector<Candidate> match(const View& view, std::vector<Silence>& silences);

}  // namespace isnad::claims
