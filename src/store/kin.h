// Who is a part or an ally of whom, kept with the project: fusion asks, and has no other data.
#pragma once
#include <vector>

#include "fuse/kinship.h"
#include "store/sqlite/database.h"

namespace isnad::store {

// In place of what was there, where it differs.
void keep_kin(Database& database, const std::vector<fuse::Kin>& kin);
std::vector<fuse::Kin> read_kin(Database& database);

}  // namespace isnad::store
