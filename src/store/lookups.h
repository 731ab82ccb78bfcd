// The ways into documents, claims and their parties that only questions take. A project that is filled from empty
// does without them until it is full: sorting all rows once costs a small part of putting each into
// its place.
#pragma once
#include "store/sqlite/database.h"

namespace isnad::store {

// False where a large import left them out and has not ended.
bool has_lookups(Database& database);
void drop_lookups(Database& database);
// Those that are not there.
void build_lookups(Database& database);
// The same at the opening of a project; where another program holds it, that one is at it.
Result<void> build_lookups_unless_busy(Database& database);

}  // namespace isnad::store
