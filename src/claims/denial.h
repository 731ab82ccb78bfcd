// «نفى … هذا الموضوع»: a denial of what was told before becomes a negative claim of it by the
// denier. Thread-safe.
#pragma once
#include <vector>

#include "claims/attribution.h"
#include "claims/candidate.h"

namespace isnad::claims {

// Appends; `candidates` must be in the order of the text, modality and stage set.
void deny(const View& view, const Attribution& attribution, std::vector<Candidate>& candidates);

}  // namespace isnad::claims
