#include <nlohmann/json.hpp>

#include "base/days.h"
#include "serve/render.h"

namespace isnad::serve {
namespace {

using Json = nlohmann::ordered_json;

std::string dump(const Json& json) {
  return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

void put(Json& json, const char* key, const std::string& value) {
  if (!value.empty()) json[key] = value;
}

Json document_row(const DocumentRow& d) {
  Json json;
  json["id"] = d.id;
  put(json, "title", d.title);
  put(json, "outlet", d.outlet);
  put(json, "url", d.url);
  put(json, "byline", d.byline);
  put(json, "language", d.language);
  if (d.published) json["published"] = iso_day(*d.published);
  if (d.published_inferred) json["published_inferred"] = true;
  json["claims"] = d.claims;
  put(json, "lead", d.lead);
  return json;
}

// The record with what the desk knows beside it.
Json claim_row(const ClaimRow& c) {
  Json json = Json::parse(c.record, nullptr, false);
  if (json.is_discarded()) json = Json{{"id", c.id}, {"damaged", true}};
  if (const Json changes = Json::parse(c.changes, nullptr, false); changes.is_object()) {
    json.merge_patch(changes);
    json["corrected"] = changes;
  }
  put(json, "because", c.because);
  put(json, "event", c.event);
  json["review"] = c.review;
  json["document"] = document_row(c.document);
  return json;
}

Json review_row(const ReviewRow& r) {
  Json json{{"key", r.key}, {"claim", r.claim}, {"verdict", r.verdict}};
  if (!r.changes.empty()) json["changes"] = Json::parse(r.changes, nullptr, false);
  put(json, "reason", r.reason);
  put(json, "who", r.who);
  put(json, "at", r.at);
  put(json, "undone", r.undone);
  return json;
}

Json event_row(const EventRow& e) {
  Json json = Json::parse(e.record, nullptr, false);
  if (json.is_discarded()) json = Json{{"id", e.id}, {"damaged", true}};
  Json& rows = json["claim_records"] = Json::array();
  for (const auto& c : e.claims) rows.push_back(claim_row(c));
  return json;
}

template <class T, class F>
std::string page_json(const Page<T>& page, F&& row) {
  Json json;
  json["total"] = page.total;
  if (page.at_least) json["at_least"] = true;
  json["next"] = page.next.empty() ? Json(nullptr) : Json(page.next);
  Json& items = json["items"] = Json::array();
  for (const auto& item : page.items) items.push_back(row(item));
  return dump(json);
}

}  // namespace

std::string to_json(const Counts& c) {
  Json json;
  json["name"] = c.name;
  json["documents"] = c.documents;
  json["claims"] = c.claims;
  json["events"] = c.events;
  json["sources"] = c.sources;
  json["disputed"] = c.disputed;
  json["reviewed"] = c.reviewed;
  json["proposed"] = c.proposed;
  if (c.first) json["first"] = iso_day(*c.first);
  if (c.last) json["last"] = iso_day(*c.last);
  return dump(json);
}

std::string to_json(const Page<ClaimRow>& page) { return page_json(page, claim_row); }
std::string to_json(const Page<DocumentRow>& page) { return page_json(page, document_row); }
std::string to_json(const Page<EventRow>& page) { return page_json(page, event_row); }
std::string to_json(const ReviewRow& row) { return dump(review_row(row)); }

std::string to_json(const std::vector<ReviewRow>& rows) {
  Json json;
  Json& items = json["items"] = Json::array();
  for (const auto& row : rows) items.push_back(review_row(row));
  return dump(json);
}

std::string to_json(const ClaimRow& row) { return dump(claim_row(row)); }
std::string to_json(const EventRow& event) { return dump(event_row(event)); }

std::string to_json(const std::vector<FacetValue>& values) {
  Json json;
  Json& items = json["items"] = Json::array();
  for (const auto& v : values) {
    Json& item = items.emplace_back();
    item["id"] = v.id;
    put(item, "name", v.name);
    put(item, "name_en", v.name_en);
    put(item, "kind", v.kind);
    item["count"] = v.count;
    if (v.alone > 0) item["alone"] = v.alone;
    if (v.lat && v.lon) {
      item["lat"] = *v.lat;
      item["lon"] = *v.lon;
    }
    put(item, "precision", v.precision);
    if (!v.admin.empty()) item["admin"] = v.admin;
  }
  return dump(json);
}

std::string to_json(const DocumentFull& d) {
  Json json = document_row(d.row);
  json["text"] = d.text;
  Json& sentences = json["sentences"] = Json::array();
  for (const auto& s : d.sentences) sentences.push_back({s.begin, s.end});
  Json& claims = json["claim_records"] = Json::array();
  for (const auto& c : d.claims) {
    Json row = claim_row(c);
    row.erase("document");
    claims.push_back(std::move(row));
  }
  Json& notes = json["notes"] = Json::array();
  for (const auto& n : d.notes) notes.push_back({{"code", n.code}, {"message", n.message}});
  return dump(json);
}

}  // namespace isnad::serve
