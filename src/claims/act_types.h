// Which claim types tell of acts of arms. Thread-safe.
#pragma once
#include "model/type_set.h"

namespace isnad::claims {

// Arms used against somebody.
inline constexpr TypeSet kViolent{ClaimType::airstrike, ClaimType::shelling,    ClaimType::bombing,
                                  ClaimType::assault,   ClaimType::armed_clash, ClaimType::abuse_civilians};

// What whoever only tells of it does not do.
inline constexpr TypeSet kDeeds{ClaimType::airstrike, ClaimType::shelling,    ClaimType::bombing,
                                ClaimType::assault,   ClaimType::armed_clash, ClaimType::abuse_civilians,
                                ClaimType::detain,    ClaimType::release,     ClaimType::destruction};

// And an attack beaten back: acts that may bear a toll.
inline constexpr TypeSet kActs{ClaimType::airstrike, ClaimType::shelling,    ClaimType::bombing,
                               ClaimType::assault,   ClaimType::armed_clash, ClaimType::abuse_civilians,
                               ClaimType::repel};

}  // namespace isnad::claims
