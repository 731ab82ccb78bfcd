// Which place names belong to an act beside its clause's own. Thread-safe.
#pragma once
#include <isnad/claim.h>

#include <string_view>
#include <vector>

#include "claims/view.h"

namespace isnad::claims {

// At, near, from or to: what the preposition before a place says of it.
[[nodiscard]] PlaceRole role_of(std::string_view preposition);

// Mentions of the clause, and of what is fired or hit where that heads a clause itself: «قصفت المدفعية قذائف عدة على
// القرية», «استهدف تجمعاً للنازحين في المدينة».
[[nodiscard]] std::vector<std::uint32_t> told_places(const View& view, std::uint32_t clause);

// Where nothing nearer names one: places in a description of what was hit, «قصف مدرسة تؤوي نازحين في حي …».
[[nodiscard]] std::vector<std::uint32_t> described_places(const View& view, std::uint32_t clause);

}  // namespace isnad::claims
