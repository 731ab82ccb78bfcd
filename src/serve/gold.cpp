// Judged claims in the shape of a reference reading: what people say stands in the article.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/days.h"
#include "serve/coded_fields.h"
#include "serve/review_layer.h"

namespace isnad::serve {
namespace {

using Json = nlohmann::ordered_json;

std::string text_of(const Json& json, const char* key) {
  const auto at = json.find(key);
  return at != json.end() && at->is_string() ? at->get<std::string>() : std::string();
}

// Ids where there is one, else the name; who is not named stands as anon: and the words.
Json parties(const Json& record, const char* field) {
  Json out = Json::array();
  const auto list = record.find(field);
  if (list == record.end() || !list->is_array()) return out;
  for (const auto& slot : *list) {
    const std::string id = text_of(slot, "id"), name = text_of(slot, "name"), text = text_of(slot, "text");
    const bool unnamed = text_of(slot, "kind") == "anonymous" || (id.empty() && slot.value("generic", false));
    if (!id.empty() && !unnamed)
      out.push_back(id);
    else if (const std::string& words = name.empty() || unnamed ? (text.empty() ? name : text) : name; !words.empty())
      out.push_back(unnamed ? "anon:" + words : words);
  }
  return out;
}

Json places(const Json& record) {
  Json out = Json::array();
  if (const auto list = record.find("places"); list != record.end() && list->is_array())
    for (const auto& place : *list) {
      const std::string text = text_of(place, "text"), name = text_of(place, "name");
      if (!text.empty() || !name.empty()) out.push_back(text.empty() ? name : text);
    }
  return out;
}

Json time(const Json& record) {
  const auto at = record.find("time");
  if (at == record.end() || !at->is_object()) return nullptr;
  const std::string start = text_of(*at, "start"), end = text_of(*at, "end");
  if (start.empty() && end.empty()) return nullptr;
  if (end.empty() || start == end) return start;
  return start + '/' + end;
}

Json claim(const ClaimRow& row) {
  Json record = Json::parse(row.record, nullptr, false);
  if (!record.is_object()) return nullptr;
  if (const Json changes = Json::parse(row.changes, nullptr, false); changes.is_object()) record.merge_patch(changes);
  Json out;
  out["type"] = text_of(record, "type");
  const Json evidence = record.value("evidence", Json::object());
  out["quote"] = text_of(evidence, "text");
  for (const char* field : {"attribution", "agent", "target"}) out[field] = parties(record, field);
  if (Json mediators = parties(record, "mediator"); !mediators.empty()) out["mediator"] = std::move(mediators);
  out["places"] = places(record);
  out["time"] = time(record);
  out["polarity"] = text_of(record, "polarity");
  out["certainty"] = text_of(record, "certainty");
  for (const char* field : {"stage", "weapon", "victims"})
    if (std::string value = text_of(record, field); !value.empty()) out[field] = std::move(value);
  for (const char* field : {"killed", "injured", "captured", "missing", "quantity"})
    if (const auto at = record.find(field); at != record.end() && at->is_object())
      out[field] = Json::array({at->value("min", Json()), at->value("max", Json())});
  if (const auto share = record.find("share"); share != record.end() && !share->is_null()) out["share"] = *share;
  if (!row.event.empty()) out["event"] = row.event;
  out["id"] = row.id;
  out["start"] = evidence.value("start", 0);
  out["end"] = evidence.value("end", 0);
  return out;
}

}  // namespace

std::string gold_line(const GoldDocument& document) {
  Json out{{"doc", document.document.id}};
  out["outlet"] = document.document.outlet.empty() ? Json() : Json(document.document.outlet);
  out["published"] = document.document.published ? Json(iso_day(*document.document.published)) : Json();
  std::vector<Json> claims;
  for (const auto& row : document.claims)
    if (Json one = claim(row); one.is_object()) claims.push_back(std::move(one));
  std::stable_sort(claims.begin(), claims.end(),
                   [](const Json& a, const Json& b) { return a["start"].get<int>() < b["start"].get<int>(); });
  out["claims"] = claims;
  return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace isnad::serve
