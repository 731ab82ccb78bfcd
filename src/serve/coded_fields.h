// The coded fields of a claim record, each as one comparable value: ids before names, ends of
// intervals, never spans or spelling. For comparing coders, and an old reading with a new one.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <span>
#include <string>
#include <string_view>

namespace isnad::serve {

// type, polarity … attribution: what people may correct (parse_review).
std::span<const std::string_view> coded_fields();
// Empty where the record has nothing in the field. Lists are sorted, except the chain of attribution.
std::string coded_value(const nlohmann::json& record, std::string_view field);

}  // namespace isnad::serve
