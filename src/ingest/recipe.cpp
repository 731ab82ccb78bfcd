#include "ingest/recipe.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "base/days.h"

namespace isnad::ingest {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<std::pair<Kind, const char*>, 11> kKinds = {{{Kind::text, "text"},
                                                                  {Kind::html, "html"},
                                                                  {Kind::json_document, "json_document"},
                                                                  {Kind::json_feed, "json_feed"},
                                                                  {Kind::telegram_json, "telegram_json"},
                                                                  {Kind::telegram_html, "telegram_html"},
                                                                  {Kind::feed, "feed"},
                                                                  {Kind::sitemap, "sitemap"},
                                                                  {Kind::csv_row, "csv_row"},
                                                                  {Kind::mail, "mail"},
                                                                  {Kind::pdf, "pdf"}}};

std::string field(const Json& json, const char* name) {
  const auto it = json.find(name);
  return it != json.end() && it->is_string() ? it->get<std::string>() : std::string();
}

}  // namespace

std::string write_recipe(const Item& item, const ParseOptions& options) {
  Json json;
  for (const auto& [kind, name] : kKinds)
    if (kind == item.kind) json["kind"] = name;
  const auto put = [&json](const char* name, const std::string& value) {
    if (!value.empty()) json[name] = value;
  };
  put("path", item.path);
  put("name", item.name);
  put("url", item.url);
  put("charset", item.charset);
  if (item.retrieved) json["retrieved"] = iso_day(*item.retrieved);
  if (!item.columns.empty()) json["columns"] = item.columns;
  if (options.published) json["published"] = iso_day(*options.published);
  put("outlet", options.outlet);
  if (options.limits.text != Limits{}.text) json["max_text"] = options.limits.text;
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<Recipe> read_recipe(const std::string& text) {
  const Json json = Json::parse(text, nullptr, false);
  if (!json.is_object()) return fail(ErrorCode::malformed, "how the document was made does not read");
  Recipe out;
  const std::string kind = field(json, "kind");
  const auto known = std::find_if(kKinds.begin(), kKinds.end(), [&](const auto& row) { return kind == row.second; });
  if (known == kKinds.end()) return fail(ErrorCode::malformed, "the document was made from an unknown kind: " + kind);
  out.item.kind = known->first;
  out.item.path = field(json, "path");
  out.item.name = field(json, "name");
  out.item.url = field(json, "url");
  out.item.charset = field(json, "charset");
  out.item.retrieved = parse_day(field(json, "retrieved"));
  if (const auto columns = json.find("columns"); columns != json.end() && columns->is_array())
    for (const auto& column : *columns) out.item.columns.push_back(column.is_string() ? column.get<std::string>() : "");
  out.options.published = parse_day(field(json, "published"));
  out.options.outlet = field(json, "outlet");
  if (const auto most = json.find("max_text"); most != json.end() && most->is_number_unsigned())
    out.options.limits.text = most->get<std::size_t>();
  return out;
}

}  // namespace isnad::ingest
