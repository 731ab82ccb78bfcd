// The project file's tables, as numbered steps. docs/format/project-file.md describes them.
#pragma once
#include "store/sqlite/database.h"

namespace isnad::store {

inline constexpr int kApplicationId = 0x69736E64;  // "isnd", PRAGMA application_id

// The schema this program writes.
int schema_version();
// What stands in the file; 0 for an empty one. damaged: the file belongs to another program.
Result<int> version_of(Database& database);
// Brings the file up to this program's schema, each step in a transaction of its own.
// conflict: the file was made by a newer program.
Result<void> migrate(Database& database);

}  // namespace isnad::store
