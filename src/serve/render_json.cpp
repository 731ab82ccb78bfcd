#include <nlohmann/json.hpp>

#include "base/days.h"
#include "export/reasons.h"
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

// An object's text with more fields behind its own. Records are passed on as they are: taking each apart and
// putting it together again is what a page of them would cost most.
std::string with_fields(std::string record, const std::string& id, const std::string& fields) {
  if (record.size() < 2 || record.front() != '{' || record.back() != '}')
    record = dump({{"id", id}, {"damaged", true}});
  record.pop_back();
  if (record.size() > 1) record += ',';
  return record += fields + '}';
}

// The record with what the desk knows beside it.
std::string claim_row(const ClaimRow& c, bool with_document = true) {
  Json more;
  std::string record = c.record;
  if (!c.changes.empty()) {
    const Json changes = Json::parse(c.changes, nullptr, false);
    if (Json json = Json::parse(record, nullptr, false); json.is_object() && changes.is_object()) {
      json.merge_patch(changes);
      json["corrected"] = changes;
      record = dump(json);
    }
  }
  put(more, "event", c.event);
  more["review"] = c.review;
  if (with_document) more["document"] = document_row(c.document);
  const std::string fields = dump(more);
  return with_fields(std::move(record), c.id, fields.substr(1, fields.size() - 2));
}

std::string listed(const std::vector<ClaimRow>& claims, bool with_document = true) {
  std::string out = "[";
  for (const auto& c : claims) out += (out.size() > 1 ? "," : "") + claim_row(c, with_document);
  return out + ']';
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

std::string event_row(const EventRow& e) {
  return with_fields(e.record, e.id, "\"claim_records\":" + listed(e.claims));
}

template <class T, class F>
std::string page_json(const Page<T>& page, F&& row) {
  Json json;
  json["total"] = page.total;
  if (page.at_least) json["at_least"] = true;
  json["next"] = page.next.empty() ? Json(nullptr) : Json(page.next);
  std::string items;
  for (const auto& item : page.items) items += (items.empty() ? "" : ",") + row(item);
  return with_fields(dump(json), {}, "\"items\":[" + items + ']');
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

std::string to_json(const Page<ClaimRow>& page) {
  return page_json(page, [](const ClaimRow& c) { return claim_row(c); });
}
std::string to_json(const Page<DocumentRow>& page) {
  return page_json(page, [](const DocumentRow& d) { return dump(document_row(d)); });
}
std::string to_json(const Page<EventRow>& page) { return page_json(page, event_row); }
std::string to_json(const ReviewRow& row) { return dump(review_row(row)); }

std::string to_json(const std::vector<ReviewRow>& rows) {
  Json json;
  Json& items = json["items"] = Json::array();
  for (const auto& row : rows) items.push_back(review_row(row));
  return dump(json);
}

std::string to_json(const ClaimRow& row) { return claim_row(row); }
std::string reasons_json(const ClaimRow& row) {
  Json json;
  Json& items = json["items"] = Json::array();
  const auto both = [](const exports::Both& b) { return Json{{"ar", b.ar}, {"en", b.en}}; };
  for (const auto& r : exports::reasons(row.because))
    items.push_back({{"slot", both(r.slot)}, {"words", r.words}, {"how", both(r.how)}});
  return dump(json);
}
std::string to_json(const EventRow& event) { return event_row(event); }

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
  Json& notes = json["notes"] = Json::array();
  for (const auto& n : d.notes) notes.push_back({{"code", n.code}, {"message", n.message}});
  return with_fields(dump(json), d.row.id, "\"claim_records\":" + listed(d.claims, false));
}

}  // namespace isnad::serve
