// Analysts' judgements → pairs of claims that must or must not be together, without contradiction
// among themselves: the later word counts, also where the clash goes over other claims (a with b, b
// with c, then a not with c). Thread-safe.
#pragma once
#include <isnad/event.h>

#include <span>
#include <vector>

#include "fuse/fuse.h"

namespace isnad::fuse {

// `judgements` in the order they were made; those taken back are left out.
std::vector<ClaimPair> settle(std::span<const Judgement> judgements);

}  // namespace isnad::fuse
