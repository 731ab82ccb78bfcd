#include "export/material.h"

namespace isnad::exports {

LedgerMaterial material_of(const Records& records, bool (*wanted)(ClaimType)) {
  LedgerMaterial out;
  for (const auto& row : records.claims)
    if (row.review != "rejected" && wanted(row.claim.type)) out.claims.push_back(row.claim);
  for (const auto& d : records.documents) out.documents.push_back({d.id, d.outlet, d.published, {}});
  return out;
}

}  // namespace isnad::exports
