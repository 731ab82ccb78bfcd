// A ZIP archive of files that are at hand, stored as they are and dated to nothing, so that the same
// files give the same bytes. Thread-safe.
#pragma once
#include <isnad/error.h>

#include <span>
#include <string>

#include "export/formats.h"

namespace isnad::exports {

// too_large: past 4 GB or 65,535 files, which plain ZIP cannot hold.
Result<std::string> zip_of(std::span<const File> files);

}  // namespace isnad::exports
