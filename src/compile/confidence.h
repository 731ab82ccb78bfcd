// data/rules/confidence.tsv → section "confidence".
#pragma once
#include <isnad/error.h>

#include <string>

#include "compile/blob_builder.h"

namespace isnad::compile {

// malformed: a weight that is no number; `where` is file:line.
Result<void> add_confidence(const std::string& data_dir, BlobBuilder& builder);

}  // namespace isnad::compile
