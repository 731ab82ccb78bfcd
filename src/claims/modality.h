// Polarity, certainty and stage of a claim from what its clause and those over it commit to.
#pragma once
#include "claims/candidate.h"

namespace isnad::claims {

// Whether the clause's proposition is put forward at all. Goals, contents of demands, threats and
// promises are not: `reason` says which.
bool put_forward(const View& view, const Candidate& candidate, std::string& reason);

// «نفى ما تم تداوله بشأن …»: what is denied is told in a clause of ما.
[[nodiscard]] bool what_is_denied(const View& view, const Clause& child);

// «طلبت عدم الكشف عن هويتها», «فضل عدم ذكر اسمه»: an aside on who speaks, no act of his.
[[nodiscard]] bool on_anonymity(const View& view, const Clause& c);

void set_modality(const View& view, Candidate& candidate);

}  // namespace isnad::claims
