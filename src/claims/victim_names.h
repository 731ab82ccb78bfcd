// Who was killed, hurt, taken or lost by name: «الطفلان أحمد العلي (7 أعوام) وسارة العلي», «ثلاثة مدنيين، وهم …».
// Thread-safe.
#pragma once
#include "claims/candidate.h"
#include "claims/view.h"

namespace isnad::claims {

// Puts the names into the claim's breakdown, and takes back who was made the agent though he is among the victims.
void name_victims(const View& view, Candidate& c);

}  // namespace isnad::claims
