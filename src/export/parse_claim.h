// A claim record (docs/format/claim-record.md) back into a Claim. Thread-safe.
#pragma once
#include <isnad/claim.h>
#include <isnad/error.h>

#include <string_view>

#include "base/code_points.h"

namespace isnad::exports {

// `offsets` of the stored text turn code points into bytes; without them spans stay in code points,
// which is all that fusion needs. malformed: no JSON object, or no id, doc or type.
Result<Claim> parse_claim(std::string_view line, const CodePoints* offsets = nullptr);

}  // namespace isnad::exports
