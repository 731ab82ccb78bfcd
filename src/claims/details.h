// Weapon, sub-counts, stage, share and cumulative tolls: what the words of a finished claim add.
// Thread-safe.
#pragma once
#include "claims/candidate.h"

namespace isnad::claims {

void set_details(const View& view, Candidate& candidate);

}  // namespace isnad::claims
