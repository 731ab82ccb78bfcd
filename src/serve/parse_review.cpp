#include <isnad/claim.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "serve/filter.h"

namespace isnad::serve {
namespace {

using Json = nlohmann::json;
constexpr std::size_t kLongestReason = 4'000;  // bytes
constexpr std::size_t kMostChanges = 20'000;
// What a correction may touch: the coded fields, never the words or the place they stand at.
constexpr std::array<std::string_view, 18> kFields{
    "type",   "polarity", "certainty", "stage",   "agent",    "target", "mediator", "places", "time",
    "killed", "injured",  "captured",  "missing", "quantity", "share",  "victims",  "weapon", "attribution"};

Result<void> check_changes(const Json& changes) {
  if (!changes.is_object() || changes.empty())
    return fail(ErrorCode::usage, "a correction names the fields it changes", "changes");
  for (const auto& [name, value] : changes.items()) {
    if (std::find(kFields.begin(), kFields.end(), name) == kFields.end())
      return fail(ErrorCode::usage, "this field is not corrected by hand: " + name, "changes");
    if (name == "type" && (!value.is_string() || !claim_type(value.get<std::string>())))
      return fail(ErrorCode::usage, "no such type", "changes.type");
    if (name == "polarity" && value != "+" && value != "-")
      return fail(ErrorCode::usage, "polarity is + or -", "changes.polarity");
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
  if (r.verdict == "undo") {
    if (!json.contains("key") || !json["key"].is_number_integer())
      return fail(ErrorCode::usage, "which review is to be undone?", "key");
    r.key = json["key"].get<std::int64_t>();
    return r;
  }
  if (r.verdict != "accepted" && r.verdict != "rejected" && r.verdict != "edited")
    return fail(ErrorCode::usage, "verdict is accepted, rejected, edited or undo", "verdict");
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
