// The ids of an article's claims. Thread-safe.
#pragma once
#include <isnad/claim.h>

#include <vector>

namespace isnad::claims {

// Stable: the same document (Claim::doc), rule and words give the same id. The claims are all those of one
// document, in text order.
void set_ids(std::vector<Claim>& claims);

}  // namespace isnad::claims
