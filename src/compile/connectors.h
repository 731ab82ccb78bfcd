// data/ar/connectors.tsv → the blob. Not thread-safe.
#pragma once
#include <isnad/error.h>

#include <string>

#include "compile/blob_builder.h"

namespace isnad::compile {

// malformed: a row has an unknown kind, relation or mark, or no words.
Result<void> add_connectors(const std::string& data_dir, BlobBuilder& builder);

}  // namespace isnad::compile
