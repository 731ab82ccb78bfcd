// Times of a claim, places it inherits, and its evidence. Thread-safe.
#pragma once
#include <vector>

#include "claims/candidate.h"

namespace isnad::claims {

// Words of light verbs and relative clauses that serve a candidate's noun without being
// candidates: «غارة شنتها طائرات التحالف فجر السبت على البلدة».
void absorb_helpers(const View& view, std::vector<Candidate>& candidates);

void set_time(const View& view, Candidate& candidate);
void set_evidence(const View& view, Candidate& candidate);
void inherit_places(const View& view, std::vector<Candidate>& candidates);

}  // namespace isnad::claims
