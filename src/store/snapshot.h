// A copy of the project file for other people's SQLite tools: one file, no journal beside it, with
// views of control and talks. Not shared between threads.
#pragma once
#include <isnad/store.h>

#include <string>

namespace isnad::store {

// conflict: there is a file of that name. The copy is a project like any other.
Result<void> snapshot(Project& project, const std::string& path);

}  // namespace isnad::store
