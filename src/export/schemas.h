// The JSON Schemas of docs/format/schemas, linked into the program, so that an export stands beside
// its own description. Thread-safe.
#pragma once
#include <string_view>

#include "export/formats.h"

namespace isnad::exports {

// Text of docs/format/schemas/NAME.schema.json; empty where there is none.
std::string_view schema_text(std::string_view name);
File schema_file(std::string_view name);

}  // namespace isnad::exports
