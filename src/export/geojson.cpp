// geojson: RFC 7946 collections of events and of who holds what. Where only an admin unit is known
// its outline stands for it where one is at hand; else the geometry is null. Never a made-up point.
#include <nlohmann/json.hpp>

#include "base/days.h"
#include "export/event_view.h"
#include "export/formats.h"
#include "export/schemas.h"

namespace isnad::exports {
namespace {

using Json = nlohmann::ordered_json;

Json geometry_of(const PlaceRef* p, const Names& names) {
  if (p == nullptr) return nullptr;
  if (p->lat && p->lon && p->precision <= Precision::town)
    return {{"type", "Point"}, {"coordinates", Json::array({*p->lon, *p->lat})}};
  if (p->precision != Precision::district && p->precision != Precision::governorate) return nullptr;
  const Json outline = Json::parse(names.outline(p->id), nullptr, false);
  return outline.is_object() ? outline : Json(nullptr);
}

Json day(const std::optional<Day>& d) { return d ? Json(iso_day(*d)) : Json(nullptr); }
Json whole(const std::optional<std::int64_t>& n) { return n ? Json(*n) : Json(nullptr); }

Json feature(const EventView& v, const Records& records, const Names& names) {
  Json f{{"type", "Feature"}, {"id", v.event->id}, {"geometry", geometry_of(v.place(), names)}};
  Json& p = f["properties"];
  p["type"] = isnad::name_of(v.event->type);
  p["state"] = v.event->state;
  p["place"] = v.place() != nullptr ? Json(v.place()->name.empty() ? v.place()->text : v.place()->name) : Json(nullptr);
  p["precision"] = v.place() != nullptr ? Json(isnad::name_of(v.place()->precision)) : Json(nullptr);
  p["date_start"] = day(v.first);
  p["date_end"] = day(v.last);
  p["agents"] = names_of(v.agents);
  p["targets"] = names_of(v.targets);
  p["killed_min"] = whole(v.killed ? std::optional(v.killed->low) : std::nullopt);
  p["killed_max"] = whole(v.killed ? v.killed->high : std::nullopt);
  p["origins"] = v.origins();
  p["outlets"] = v.event->outlets;
  p["claims"] = v.event->claims;
  p["url"] = records.base + "events/" + v.event->id;
  p["method"] = v.method();
  p["review"] = v.review();
  return f;
}

Json control_feature(const ClaimRow& row, const PlaceRef& place, const Records& records, const Names& names) {
  const Claim& c = row.claim;
  Json f{{"type", "Feature"}, {"id", c.id + ':' + place.id}, {"geometry", geometry_of(&place, names)}};
  Json& p = f["properties"];
  p["place"] = place.name.empty() ? place.text : place.name;
  p["pcode"] = place.id.empty() ? Json(nullptr) : Json(place.id);
  p["precision"] = isnad::name_of(place.precision);
  p["type"] = isnad::name_of(c.type);
  p["actor"] = names_of(c.agent);
  p["polarity"] = isnad::name_of(c.polarity);
  p["certainty"] = isnad::name_of(c.certainty);
  p["from"] = day(c.time ? c.time->start : std::nullopt);
  p["to"] = day(c.time ? c.time->end : std::nullopt);
  p["according_to"] = according_to(row, records);
  p["url"] = records.base + "claims/" + c.id;
  p["method"] = row.method;
  p["review"] = row.review;
  return f;
}

File collection(const char* name, const Json& features) {
  const Json all{{"type", "FeatureCollection"}, {"features", features}};
  return {name, "application/geo+json", all.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n',
          features.size(), false};
}

}  // namespace

std::vector<File> geojson_files(const Records& records, const Names& names, const Options&) {
  Json events = Json::array(), control = Json::array();
  for (const auto& v : views_of(records)) events.push_back(feature(v, records, names));
  for (const auto& row : records.claims) {
    const auto type = row.claim.type;
    if (!row.wanted || row.review == "rejected" || row.claim.agent.empty()) continue;
    if (type != ClaimType::gain_control && type != ClaimType::hold_control && type != ClaimType::lose_control) continue;
    for (const auto& place : row.claim.places) control.push_back(control_feature(row, place, records, names));
  }
  return {collection("events.geojson", events), collection("control.geojson", control), schema_file("geojson")};
}

}  // namespace isnad::exports
