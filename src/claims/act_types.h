// Which claim types tell of acts of arms. Thread-safe.
#pragma once
#include <isnad/claim.h>

namespace isnad::claims {

// Arms used against somebody, and a fight or an attack beaten back: an act that may bear a toll.
[[nodiscard]] bool act_type(ClaimType type);

// The same without attacks beaten back, which hurt nobody by themselves.
[[nodiscard]] inline bool violent(ClaimType type) { return act_type(type) && type != ClaimType::repel; }

}  // namespace isnad::claims
