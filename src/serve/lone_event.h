// An event that is one claim, for claims that fusion has not seen.
#pragma once
#include "serve/source.h"

namespace isnad::serve {

inline constexpr const char* kLoneEvent = "claim:";  // and the claim's id: such an event's id
EventRow lone_event(const ClaimRow& claim);

}  // namespace isnad::serve
