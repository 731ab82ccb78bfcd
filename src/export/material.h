// What the ledgers (src/fuse) are asked with, from the records of an export: claims as reviewers
// corrected them, without those they rejected. Plain values.
#pragma once
#include <vector>

#include "export/records.h"
#include "fuse/ledger.h"

namespace isnad::exports {

struct LedgerMaterial {
  std::vector<Claim> claims;
  std::vector<fuse::InputDocument> documents;
};

// All claims of the types that `wanted` takes, those outside the filter too: what a filter shows of a
// ledger must be what the whole project makes of it.
LedgerMaterial material_of(const Records& records, bool (*wanted)(ClaimType));

}  // namespace isnad::exports
