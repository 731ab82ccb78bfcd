// The audit chain: every row's hash covers the row and the hash before it, so that a row cannot be
// changed or taken out without all later hashes telling.
#pragma once
#include <isnad/error.h>
#include <isnad/query.h>

#include <vector>

#include "store/sqlite/database.h"

namespace isnad::store {

// Inside the caller's transaction; key and hash of `row` are not looked at.
void append_audit(Database& database, const AuditRow& row);
// SHA-256 over the fields, each with its length, after the hash of the row before.
std::string audit_hash(const std::string& previous, const AuditRow& row);

struct AuditReport {
  std::uint64_t rows = 0;
  std::string head;           // the last hash; kept elsewhere, it proves later that no row is gone
  std::vector<Error> damage;  // each with its row
};
// Walks the whole chain.
Result<AuditReport> verify_audit(Database& database);

}  // namespace isnad::store
