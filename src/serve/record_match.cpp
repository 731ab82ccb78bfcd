#include "serve/record_match.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "serve/filter.h"

namespace isnad::serve {
namespace {

std::string text_at(const Record& json, const char* key) {
  if (!json.is_object()) return {};
  const auto at = json.find(key);
  return at != json.end() && at->is_string() ? at->get<std::string>() : std::string();
}

const Record& list_at(const Record& json, const char* key) {
  static const Record kNone = Record::array();
  const auto at = json.find(key);
  return at != json.end() && at->is_array() ? *at : kNone;
}

// What stands for an actor, place or source in an address: the id, else the name, else the words.
std::string key_of(const Record& item) {
  for (const char* key : {"id", "name", "text"})
    if (std::string value = text_at(item, key); !value.empty()) return value;
  return {};
}

bool wanted(const Record& claim, std::initializer_list<const char*> lists, const std::vector<std::string>& keys) {
  for (const char* list : lists)
    for (const auto& item : list_at(claim, list)) {
      if (std::find(keys.begin(), keys.end(), key_of(item)) != keys.end()) return true;
      for (const auto& container : list_at(item, "admin"))
        if (container.is_string() && std::find(keys.begin(), keys.end(), container.get<std::string>()) != keys.end())
          return true;
    }
  return false;
}

bool has_toll(const Record& claim) {
  for (const char* key : {"killed", "injured", "captured", "missing"})
    if (claim.contains(key)) return true;
  return false;
}

FacetValue value_of(const Record& item, std::string kind) {
  FacetValue v;
  v.id = key_of(item);
  v.name = text_at(item, "name");
  if (v.name.empty()) v.name = text_at(item, "text");
  v.name_en = text_at(item, "name_en");
  v.kind = std::move(kind);
  if (item.contains("lat") && item["lat"].is_number() && item.contains("lon")) {
    v.lat = item["lat"].get<double>();
    v.lon = item["lon"].get<double>();
  }
  v.precision = text_at(item, "precision");
  for (const auto& a : list_at(item, "admin"))
    if (a.is_string()) v.admin.push_back(a.get<std::string>());
  return v;
}

}  // namespace

Days days_of(const Record& claim) {
  Days days;
  const auto time = claim.find("time");
  if (time == claim.end() || !time->is_object()) return days;
  days.first = parse_day(text_at(*time, "start"));
  days.last = parse_day(text_at(*time, "end"));
  if (!days.first) days.first = days.last;
  if (!days.last) days.last = days.first;
  return days;
}

bool record_fits(const Record& claim, const Filter& f, const std::optional<Day>& published) {
  const auto in = [](const std::vector<std::string>& list, const std::string& value) {
    return list.empty() || std::find(list.begin(), list.end(), value) != list.end();
  };
  if (!in(f.types, text_at(claim, "type")) || !in(f.certainty, text_at(claim, "certainty"))) return false;
  if (!f.polarity.empty() && text_at(claim, "polarity") != f.polarity) return false;
  if (!f.actors.empty() && !wanted(claim, {"agent", "target", "mediator"}, f.actors)) return false;
  if (!f.places.empty() && !wanted(claim, {"places"}, f.places)) return false;
  if (!f.sources.empty() && !wanted(claim, {"attribution"}, f.sources)) return false;
  if (f.unattributed && !list_at(claim, "attribution").empty()) return false;
  if (f.toll && !has_toll(claim)) return false;
  if (f.from || f.to) {
    Days days = days_of(claim);
    if (!days.first) days.first = days.last = published;
    if (!days.first) return false;
    if (f.from && *days.last < *f.from) return false;
    if (f.to && *days.first > *f.to) return false;
  }
  return true;
}

void facet_values(const Record& claim, Facet facet, const std::function<void(FacetValue)>& give) {
  std::set<std::string> seen;
  const auto once = [&](FacetValue v) {
    if (!v.id.empty() && seen.insert(v.id).second) give(std::move(v));
  };
  const auto plain = [&](const char* key) {
    FacetValue v;
    v.id = v.name = text_at(claim, key);
    once(std::move(v));
  };
  switch (facet) {
    case Facet::type: return plain("type");
    case Facet::certainty: return plain("certainty");
    case Facet::polarity: return plain("polarity");
    case Facet::stage: return plain("stage");
    case Facet::actor:
      for (const char* role : {"agent", "target", "mediator"})
        for (const auto& item : list_at(claim, role)) once(value_of(item, "actor"));
      return;
    case Facet::place:
      for (const auto& item : list_at(claim, "places")) once(value_of(item, "place"));
      return;
    case Facet::source:
      for (const auto& item : list_at(claim, "attribution")) once(value_of(item, text_at(item, "kind")));
      return;
    case Facet::month: {
      FacetValue v;
      if (const auto time = claim.find("time"); time != claim.end())
        v.id = v.name = text_at(*time, "start").substr(0, 7);
      return once(std::move(v));
    }
    case Facet::outlet: return;  // lies in the document
  }
}

}  // namespace isnad::serve
