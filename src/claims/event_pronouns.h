// «… لا تزال مستمرة», «تم تعليقها»: what is told of a happening that a pronoun or a dropped subject
// names. Thread-safe.
#pragma once
#include <vector>

#include "claims/candidate.h"

namespace isnad::claims {

// Adds a claim of the type of the happening meant, where the clause says that it begins, goes on or
// stops. Runs after merge.
void tell_again(const View& view, std::vector<Candidate>& all);

// «وأدى القصف إلى مقتل …»: a definite act without means or place of its own is the one told before; it takes
// that one's type and place.
void take_up_acts(const View& view, std::vector<Candidate>& all);

}  // namespace isnad::claims
