// data/ontology/countries.tsv → section "country_codes".
#pragma once
#include <isnad/error.h>

#include <string>

#include "compile/blob_builder.h"

namespace isnad::compile {

Result<void> add_country_codes(const std::string& data_dir, BlobBuilder& builder);

}  // namespace isnad::compile
