#include <nlohmann/json.hpp>

#include "base/days.h"
#include "export/csv.h"
#include "serve/render.h"

namespace isnad::serve {
namespace {

using Json = nlohmann::ordered_json;

class Table : public exports::CsvRows {
 public:
  explicit Table(std::initializer_list<std::string_view> head) { row(head); }
  void count(std::size_t value) { cell(std::to_string(value)); }
  void day(const std::optional<Day>& day) { cell(day ? iso_day(*day) : std::string()); }
};

std::string text_at(const Json& json, const char* key) {
  if (!json.is_object()) return {};
  const auto at = json.find(key);
  if (at == json.end() || at->is_null()) return {};
  return at->is_string() ? at->get<std::string>() : at->dump();
}

std::string names(const Json& record, const char* key) {
  std::string out;
  const auto list = record.find(key);
  if (list == record.end() || !list->is_array()) return out;
  for (const auto& item : *list) {
    if (!out.empty()) out += " | ";
    const std::string name = text_at(item, "name");
    out += name.empty() ? text_at(item, "text") : name;
  }
  return out;
}

std::string within(const Json& record, const char* key, const char* field) {
  const auto at = record.find(key);
  return at == record.end() ? std::string() : text_at(*at, field);
}

std::string first_place(const Json& record, const char* field) {
  const auto list = record.find("places");
  if (list == record.end() || !list->is_array() || list->empty()) return {};
  return text_at(list->front(), field);
}

Json record_of(const std::string& text) {
  Json json = Json::parse(text, nullptr, false);
  return json.is_object() ? json : Json::object();
}

void slots(Table& table, const Json& r) {
  for (const char* key : {"agent", "target", "places"}) table.cell(names(r, key));
  table.cell(first_place(r, "lat"));
  table.cell(first_place(r, "lon"));
  table.cell(first_place(r, "precision"));
  table.cell(within(r, "time", "start"));
  table.cell(within(r, "time", "end"));
  for (const char* key : {"killed", "injured"})
    for (const char* end : {"min", "max"}) table.cell(within(r, key, end));
}

}  // namespace

std::string to_csv(const std::vector<ClaimRow>& rows) {
  Table table{"id",         "type",        "polarity",    "certainty", "attribution", "agent",    "target",
              "places",     "lat",         "lon",         "precision", "from",        "to",       "killed_min",
              "killed_max", "injured_min", "injured_max", "stage",     "confidence",  "evidence", "rule",
              "event",      "review",      "document",    "outlet",    "published",   "title",    "url"};
  for (const auto& row : rows) {
    const Json r = record_of(row.record);
    table.cell(row.id);
    table.cell(text_at(r, "type"));
    table.cell(text_at(r, "polarity") == "-" ? "negative" : "positive");
    table.cell(text_at(r, "certainty"));
    table.cell(names(r, "attribution"));
    slots(table, r);
    table.cell(text_at(r, "stage"));
    table.cell(text_at(r, "confidence"));
    table.cell(within(r, "evidence", "text"));
    table.cell(text_at(r, "rule"));
    table.cell(row.event);
    table.cell(row.review);
    table.cell(row.document.id);
    table.cell(row.document.outlet);
    table.day(row.document.published);
    table.cell(row.document.title);
    table.cell(row.document.url);
    table.end_row();
  }
  return table.take();
}

std::string to_csv(const std::vector<DocumentRow>& rows) {
  Table table{"id", "title", "outlet", "published", "language", "claims", "url"};
  for (const auto& row : rows) {
    table.cell(row.id);
    table.cell(row.title);
    table.cell(row.outlet);
    table.day(row.published);
    table.cell(row.language);
    table.count(row.claims);
    table.cell(row.url);
    table.end_row();
  }
  return table.take();
}

std::string to_csv(const std::vector<EventRow>& rows) {
  Table table{"id",         "type",        "state",       "agent",  "target",  "places",
              "lat",        "lon",         "precision",   "from",   "to",      "killed_min",
              "killed_max", "injured_min", "injured_max", "claims", "origins", "outlets"};
  for (const auto& row : rows) {
    const Json r = record_of(row.record);
    table.cell(row.id);
    table.cell(text_at(r, "type"));
    table.cell(text_at(r, "state"));
    slots(table, r);
    table.count(r.contains("claims") ? r["claims"].size() : 0);
    table.count(r.contains("origins") ? r["origins"].size() : 0);
    std::string outlets;
    if (r.contains("outlets") && r["outlets"].is_array())
      for (const auto& outlet : r["outlets"])
        outlets += (outlets.empty() ? "" : " | ") + (outlet.is_string() ? outlet.get<std::string>() : "");
    table.cell(outlets);
    table.end_row();
  }
  return table.take();
}

std::string to_csv(const std::vector<FacetValue>& values) {
  Table table{"id", "name", "name_en", "kind", "count", "alone", "lat", "lon", "precision"};
  for (const auto& v : values) {
    table.cell(v.id);
    table.cell(v.name);
    table.cell(v.name_en);
    table.cell(v.kind);
    table.count(v.count);
    table.count(v.alone);
    table.cell(v.lat ? std::to_string(*v.lat) : "");
    table.cell(v.lon ? std::to_string(*v.lon) : "");
    table.cell(v.precision);
    table.end_row();
  }
  return table.take();
}

std::string to_csv(const Counts& c) {
  Table table{"name", "documents", "claims", "events", "sources", "disputed", "reviewed", "proposed", "first", "last"};
  table.cell(c.name);
  for (const std::size_t n : {c.documents, c.claims, c.events, c.sources, c.disputed, c.reviewed, c.proposed})
    table.count(n);
  table.day(c.first);
  table.day(c.last);
  table.end_row();
  return table.take();
}

std::string to_csv(const std::vector<ReviewRow>& rows) {
  Table table{"key", "claim", "verdict", "changes", "reason", "who", "at", "undone"};
  for (const auto& r : rows)
    table.row({std::to_string(r.key), r.claim, r.verdict, r.changes, r.reason, r.who, r.at, r.undone});
  return table.take();
}

}  // namespace isnad::serve
