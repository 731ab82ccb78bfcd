// Polarity, certainty and stage of a claim from what its clause and those over it commit to.
#pragma once
#include "claims/candidate.h"

namespace isnad::claims {

// Whether the clause's proposition is put forward at all. Goals, contents of demands, threats and
// promises are not: `reason` says which.
bool put_forward(const View& view, const Candidate& candidate, std::string& reason);

void set_modality(const View& view, Candidate& candidate);

}  // namespace isnad::claims
