// The export of tolls; formats.h says how formats are made.
#pragma once
#include <vector>

#include "export/formats.h"

namespace isnad::exports {

std::vector<File> tolls_files(const Records&, const Names&, const Options&);

}  // namespace isnad::exports
