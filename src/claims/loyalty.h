// Groups told by the side they take: «مجموعة مسلحة موالية للحكومة» is not the government.
#pragma once

#include <cstdint>
#include <vector>

#include "claims/view.h"

namespace isnad::claims {

// Drops of the actor mentions of `f` those whom an indefinite group only sides with, backs or opposes.
void drop_sides(const View& view, const Filler& f, std::vector<std::uint32_t>& mentions);

}  // namespace isnad::claims
