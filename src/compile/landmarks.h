// data/time/landmarks.tsv → sections landmarks.*.
#pragma once
#include <isnad/error.h>

#include <string>

namespace isnad::compile {

class BlobBuilder;
Result<void> add_landmarks(const std::string& data_dir, BlobBuilder& builder);

}  // namespace isnad::compile
