#include "export/site.h"

#include <sodium.h>

#include <array>
#include <nlohmann/json.hpp>
#include <unordered_set>

#include "base/days.h"
#include "export/event_view.h"
#include "export/reasons.h"
#include "export/site_parts.h"

namespace isnad::exports {
namespace {

using Json = nlohmann::ordered_json;

Json range(const std::optional<Quantity>& q) {
  if (!q) return nullptr;
  return Json::array({q->min ? Json(*q->min) : Json(0), q->max ? Json(*q->max) : Json(nullptr)});
}

Json claim_of(const ClaimRow& row, const Records& records) {
  const auto& d = records.documents[row.document];
  return {{"chain", chain_of(row, records)},
          {"quote", row.quote},
          {"denied", row.claim.polarity == Polarity::negative},
          {"certainty", isnad::name_of(row.claim.certainty)},
          {"killed", range(row.claim.killed)},
          {"url", d.url.empty() ? Json(nullptr) : Json(d.url)}};
}

Json event_of(const EventView& v, const Records& records) {
  const bool point = v.located();
  Json e{{"id", v.event->id},
         {"type", isnad::name_of(v.event->type)},
         {"state", v.event->state},
         {"start", v.first ? Json(iso_day(*v.first)) : Json(nullptr)},
         {"end", v.last ? Json(iso_day(*v.last)) : Json(nullptr)},
         {"place", v.place() != nullptr ? Json(v.place()->name.empty() ? v.place()->text : v.place()->name) : Json("")},
         {"lat", point ? Json(*v.place()->lat) : Json(nullptr)},
         {"lon", point ? Json(*v.place()->lon) : Json(nullptr)},
         {"origins", v.origins()}};
  std::vector<std::string> agents, targets;
  for (const auto& a : v.agents) agents.push_back(a.name.empty() ? a.text : a.name);
  for (const auto& a : v.targets) targets.push_back(a.name.empty() ? a.text : a.name);
  e["agents"] = joined(agents, "، ");
  e["targets"] = joined(targets, "، ");
  e["killed"] =
      v.killed ? Json::array({v.killed->low, v.killed->high ? Json(*v.killed->high) : Json(nullptr)}) : Json(nullptr);
  Json& claims = e["claims"] = Json::array();
  for (const auto* row : v.all)
    if (row->review != "rejected") claims.push_back(claim_of(*row, records));
  return e;
}

std::string data_of(const Records& records, const SiteOptions& options) {
  Json json;
  json["as_of"] = records.as_of;
  json["method"] = records.claims.empty() ? "" : records.claims.front().method;
  Json& types = json["types"];
  for (std::size_t i = 0; i < kClaimTypes; ++i)
    types[std::string(isnad::name_of(static_cast<ClaimType>(i)))] = arabic_name(static_cast<ClaimType>(i));
  Json& events = json["events"] = Json::array();
  for (const auto& v : views_of(records)) events.push_back(event_of(v, records));
  std::unordered_set<std::uint32_t> documents;
  std::size_t claims = 0;
  for (const auto& row : records.claims)
    if (row.wanted) {
      ++claims;
      documents.insert(row.document);
    }
  json["claims"] = claims;
  json["documents"] = documents.size();
  Json& outlines = json["outlines"] = Json::array();
  for (const auto& outline : options.outlines)
    if (Json one = Json::parse(outline, nullptr, false); one.is_object()) outlines.push_back(std::move(one));
  std::string text = json.dump(-1, ' ', false, Json::error_handler_t::replace), out;
  out.reserve(text.size());
  // Inside a script element nothing may look like markup.
  for (const char c : text) c == '<' ? void(out += "\\u003c") : void(out += c);
  return out;
}

std::string escape(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '<')
      out += "&lt;";
    else if (c == '&')
      out += "&amp;";
    else if (c == '"')
      out += "&quot;";
    else
      out += c;
  }
  return out;
}

std::string sha256_base64(std::string_view text) {
  std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
  crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(text.data()), text.size());
  std::array<char, 64> out{};
  sodium_bin2base64(out.data(), out.size(), hash.data(), hash.size(), sodium_base64_VARIANT_ORIGINAL);
  return out.data();
}

// Fills @NAME@ marks; what is filled in is not looked at again.
std::string fill(std::string_view page, const std::vector<std::pair<std::string_view, std::string>>& values) {
  std::string out;
  while (!page.empty()) {
    const auto mark = page.find('@');
    out += page.substr(0, mark);
    if (mark == std::string_view::npos) break;
    page.remove_prefix(mark);
    bool filled = false;
    for (const auto& [name, value] : values)
      if (page.starts_with(name)) {
        out += value;
        page.remove_prefix(name.size());
        filled = true;
        break;
      }
    if (!filled) {
      out += '@';
      page.remove_prefix(1);
    }
  }
  return out;
}

}  // namespace

std::vector<File> site_files(const Records& records, const Names& names, const SiteOptions& options) {
  const std::string script(site_part("app.js")), style(site_part("style.css"));
  const std::string title = escape(options.title.empty() ? records.project : options.title);
  std::vector<File> files;
  files.push_back({"index.html", "text/html; charset=utf-8",
                   fill(site_part("page.html"), {{"@TITLE@", title},
                                                 {"@STYLE@", style},
                                                 {"@SCRIPT@", script},
                                                 {"@STYLE_HASH@", sha256_base64(style)},
                                                 {"@SCRIPT_HASH@", sha256_base64(script)},
                                                 {"@DATA@", data_of(records, options)}}),
                   records.events.size(), false});
  std::vector<std::vector<File>> parts{claims_files(records, names, {}), geojson_files(records, names, {})};
  if (options.names) parts.push_back(victims_files(records, names, {}));
  for (auto& part : parts)
    for (auto& file : part) files.push_back(std::move(file));
  return files;
}

}  // namespace isnad::exports
