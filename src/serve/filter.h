// The filter in an address: ?type=airstrike,shelling&place=…&from=2017-06-01&q=…
#pragma once
#include <optional>
#include <string_view>

#include "serve/message.h"
#include "serve/source.h"

namespace isnad::serve {

std::optional<Day> parse_day(std::string_view iso);  // YYYY-MM-DD, or YYYY-MM for its first day
// An unknown type, a day that is none or a limit out of range is an error, never ignored.
Result<Filter> parse_filter(const Request& request);
// The body of a review; `who` and `at` are left empty. Only fields that people may correct pass.
Result<ReviewRequest> parse_review(const std::string& body);

}  // namespace isnad::serve
