#include "serve/coded_fields.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <vector>

namespace isnad::serve {
namespace {

using Json = nlohmann::json;

std::string text_of(const Json& json, const char* key) {
  const auto at = json.find(key);
  return at != json.end() && at->is_string() ? at->get<std::string>() : std::string();
}

std::string name_in(const Json& slot) {
  for (const char* key : {"id", "name", "text"})
    if (std::string value = text_of(slot, key); !value.empty()) return value;
  return {};
}

}  // namespace

std::span<const std::string_view> coded_fields() {
  static constexpr std::array<std::string_view, 18> kFields{
      "type",   "polarity", "certainty", "stage",   "agent",    "target", "mediator", "places", "time",
      "killed", "injured",  "captured",  "missing", "quantity", "share",  "victims",  "weapon", "attribution"};
  return kFields;
}

std::string coded_value(const Json& record, std::string_view field) {
  const auto at = record.find(field);
  if (at == record.end() || at->is_null()) return {};
  if (at->is_string()) return at->get<std::string>();
  if (at->is_array()) {
    std::vector<std::string> names;
    for (const auto& slot : *at)
      if (std::string name = slot.is_object() ? name_in(slot) : slot.dump(); !name.empty())
        names.push_back(std::move(name));
    if (field != "attribution") std::sort(names.begin(), names.end());
    std::string out;
    for (const auto& name : names) out += (out.empty() ? "" : " | ") + name;
    return out;
  }
  if (at->is_object()) {
    const char* const ends[2] = {at->contains("min") ? "min" : "start", at->contains("max") ? "max" : "end"};
    std::string out;
    for (const char* end : ends) {
      const auto value = at->find(end);
      if (!out.empty() || end == ends[1]) out += '/';
      if (value != at->end() && !value->is_null())
        out += value->is_string() ? value->get<std::string>() : value->dump();
    }
    return out == "/" ? std::string() : out;
  }
  return at->dump();
}

}  // namespace isnad::serve
