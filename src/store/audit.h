// The audit chain: every row's hash covers the row and the hash before it, so that a row cannot be
// changed or taken out without all later hashes telling.
#pragma once
#include <isnad/query.h>

#include "store/sqlite/database.h"

namespace isnad::store {

// Inside the caller's transaction; key and hash of `row` are not looked at.
void append_audit(Database& database, const AuditRow& row);
// SHA-256 over the fields, each with its length, after the hash of the row before.
std::string audit_hash(const std::string& previous, const AuditRow& row);

}  // namespace isnad::store
