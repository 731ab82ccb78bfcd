#include <isnad/claim.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "serve/coded_fields.h"
#include "serve/filter.h"

namespace isnad::serve {
namespace {

using Json = nlohmann::json;
constexpr std::size_t kLongestReason = 4'000;  // bytes
constexpr std::size_t kMostChanges = 20'000;
bool text_or_null(const Json& object, const char* key) {
  const auto at = object.find(key);
  return at == object.end() || at->is_null() || at->is_string();
}

bool slots_ok(const Json& list) {
  if (!list.is_array()) return false;
  return std::all_of(list.begin(), list.end(), [](const Json& slot) {
    return slot.is_object() && text_or_null(slot, "id") && text_or_null(slot, "name") &&
           (slot.contains("id") || slot.contains("name"));
  });
}

bool time_ok(const Json& time) {
  if (!time.is_object()) return false;
  for (const char* end : {"start", "end"}) {
    const auto at = time.find(end);
    if (at == time.end() || at->is_null()) continue;
    if (!at->is_string() || !parse_day(at->get<std::string>())) return false;
  }
  return true;
}

Result<void> check_changes(const Json& changes) {
  if (!changes.is_object() || changes.empty())
    return fail(ErrorCode::usage, "a correction names the fields it changes", "changes");
  // A correction may touch the coded fields, never the words or the place they stand at.
  const auto fields = coded_fields();
  for (const auto& [name, value] : changes.items()) {
    if (std::find(fields.begin(), fields.end(), name) == fields.end())
      return fail(ErrorCode::usage, "this field is not corrected by hand: " + name, "changes");
    if (name == "type" && (!value.is_string() || !claim_type(value.get<std::string>())))
      return fail(ErrorCode::usage, "no such type", "changes.type");
    if (name == "polarity" && value != "+" && value != "-")
      return fail(ErrorCode::usage, "polarity is + or -", "changes.polarity");
    for (const char* list : {"agent", "target", "mediator", "places", "attribution"})
      if (name == list && !value.is_null() && !slots_ok(value))
        return fail(ErrorCode::usage, "a list of {id, name}, either of them a text or null", name);
    if (name == "time" && !value.is_null() && !time_ok(value))
      return fail(ErrorCode::usage, "a time is {start, end}, days as 2017-06-14", name);
    for (const char* figure : {"killed", "injured", "captured", "missing", "quantity"})
      if (name == figure && !value.is_null() && !(value.is_object() && value.contains("min") && value.contains("max")))
        return fail(ErrorCode::usage, "a number is {min, max}, either of them null where open", name);
  }
  return {};
}

}  // namespace

Result<ReviewRequest> parse_review(const std::string& body) {
  const Json json = Json::parse(body, nullptr, false);
  if (!json.is_object()) return fail(ErrorCode::usage, "the body is not a JSON object");
  const auto text = [&](const char* key) {
    const auto at = json.find(key);
    return at != json.end() && at->is_string() ? at->get<std::string>() : std::string();
  };
  ReviewRequest r;
  r.claim = text("claim");
  r.verdict = text("verdict");
  r.reason = text("reason");
  if (r.reason.size() > kLongestReason) return fail(ErrorCode::too_large, "the reason is too long", "reason");
  if (r.verdict == "undo" || r.verdict == "keep") {
    if (!json.contains("key") || !json["key"].is_number_integer())
      return fail(ErrorCode::usage, "which review?", "key");
    r.key = json["key"].get<std::int64_t>();
    return r;
  }
  if (r.verdict != "accepted" && r.verdict != "rejected" && r.verdict != "edited")
    return fail(ErrorCode::usage, "verdict is accepted, rejected, edited, undo or keep", "verdict");
  if (r.claim.empty()) return fail(ErrorCode::usage, "which claim?", "claim");
  if (r.verdict == "edited") {
    const Json changes = json.value("changes", Json());
    if (auto fine = check_changes(changes); !fine) return tl::unexpected(fine.error());
    r.changes = changes.dump(-1, ' ', false, Json::error_handler_t::replace);
    if (r.changes.size() > kMostChanges) return fail(ErrorCode::too_large, "too many changes", "changes");
  }
  return r;
}

}  // namespace isnad::serve
