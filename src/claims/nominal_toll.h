// Tolls of sentences without a verb: «سبعة قتلى وعدد من الجرحى في … نتيجة قصف». Thread-safe.
#pragma once
#include <vector>

#include "claims/candidate.h"

namespace isnad::claims {

// Gives an act that such a sentence hangs its toll on the killed and wounded that are its topic.
void nominal_tolls(const View& view, std::vector<Candidate>& all);

}  // namespace isnad::claims
