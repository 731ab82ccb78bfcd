// data/ → the blob. Reads nothing but data/. Each part of the data has a file of its own here
// (actors.cpp, places.cpp …) with `Result<void> add_X(const DataDir&, BlobBuilder&)`.
#pragma once
#include <isnad/error.h>

#include <string>

namespace isnad::compile {

// malformed: a data file has a broken row; `where` is file:line.
Result<void> build(const std::string& data_dir, const std::string& out_path);

}  // namespace isnad::compile
