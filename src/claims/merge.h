// One clause, one happening: harm told with its act becomes the act's claim with the toll, and an
// act told by a noun and a verb («غارة استهدفت …») becomes one claim. Thread-safe.
#pragma once
#include <vector>

#include "claims/candidate.h"

namespace isnad::claims {

void merge(const View& view, std::vector<Candidate>& candidates);

}  // namespace isnad::claims
