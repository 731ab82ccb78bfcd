#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "base/days.h"
#include "ingest/json_guard.h"
#include "ingest/text_file.h"

namespace isnad::ingest {
namespace {

using Json = nlohmann::json;

std::string field(const Json& json, const char* name) {
  const auto it = json.find(name);
  if (it == json.end() || it->is_null()) return {};
  if (it->is_string()) return it->get<std::string>();
  if (it->is_number_integer()) return std::to_string(it->get<std::int64_t>());
  return {};
}

Error broken(const Item& item, std::string message) {
  return {ErrorCode::malformed, std::move(message), item.path,
          R"(A line is one object: {"id": "…", "text": "…", "published": "2017-06-14"}.)"};
}

}  // namespace

void parse_json_document(const Item& item, Parsed& out) {
  if (auto harmless = guard_json(item.bytes, kJsonValues); !harmless) {
    harmless.error().where = item.path;
    out.errors.push_back(std::move(harmless.error()));
    return;
  }
  const Json json = Json::parse(item.bytes, nullptr, false);
  if (json.is_discarded()) {
    // The parser's own words name the column; asking again costs only on broken lines.
    std::string reason = "the JSON is broken";
    try {
      const Json again = Json::parse(item.bytes);
    } catch (const Json::parse_error& error) {
      reason = fmt::format("the JSON is broken at column {}", error.byte);
    }
    out.errors.push_back(broken(item, reason));
    return;
  }
  if (!json.is_object()) {
    out.errors.push_back(broken(item, "the JSON is not an object"));
    return;
  }
  const auto text = json.find("text");
  if (text == json.end() || !text->is_string()) {
    out.errors.push_back(broken(item, "there is no \"text\" in the object"));
    return;
  }
  Document document;
  document.id = field(json, "id");
  document.text = text->get<std::string>();
  document.title = field(json, "title");
  document.url = field(json, "url");
  document.outlet = field(json, "outlet");
  document.byline = field(json, "byline");
  document.section = field(json, "section");
  document.language = field(json, "language");
  document.charset = "utf-8";
  document.published_text = field(json, "published");
  document.published = parse_day(document.published_text);
  if (!document.published && !document.published_text.empty())
    document.notes.push_back(
        {"published.unreadable", "\"published\" is not YYYY-MM-DD: " + document.published_text, ""});
  out.documents.push_back(std::move(document));
}

}  // namespace isnad::ingest
