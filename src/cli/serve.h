// The desk on a project file or a folder of records; for `isnad serve` and `isnad demo`.
#pragma once
#include <string>

namespace isnad::cli {

// Until interrupted; the exit status.
int open_desk(const std::string& project, int port, bool open_browser);

}  // namespace isnad::cli
