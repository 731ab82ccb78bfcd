// data/ar tables of numerals and words of time → sections closed.*.
#pragma once
#include <isnad/error.h>

#include <string>

namespace isnad::compile {

class BlobBuilder;
Result<void> add_closed_words(const std::string& data_dir, BlobBuilder& builder);

}  // namespace isnad::compile
