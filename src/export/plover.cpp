// plover: one JSON line a claim in PLOVER's terms, with attribution, control and stage beside it in
// an extension of ours. Denials and what is not told as a fact carry PLOVER's contexts.
#include <nlohmann/json.hpp>

#include "base/days.h"
#include "export/event_view.h"
#include "export/formats.h"
#include "export/schemas.h"

namespace isnad::exports {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kTypes[] = {"AGREE",    "CONSULT",  "SUPPORT", "CONCEDE", "COOPERATE", "AID",
                                       "RETREAT",  "REQUEST",  "ACCUSE",  "REJECT",  "THREATEN",  "PROTEST",
                                       "SANCTION", "MOBILIZE", "COERCE",  "ASSAULT"};

bool known(std::string_view type) {
  for (const auto one : kTypes)
    if (type == one) return true;
  return false;
}

Json actors(const std::vector<ActorRef>& list, const Names& names) {
  Json out = Json::array();
  for (const auto& a : list) {
    Json one{{"name", name_of(a)}, {"text", a.text}};
    if (!a.id.empty()) one["isnad_id"] = a.id;
    if (const auto code = names.cameo(a.id); !code.empty()) one["code"] = code;
    out.push_back(std::move(one));
  }
  return out;
}

const char* context_of(const Claim& c) {
  switch (c.certainty) {
    case Certainty::fact:
    case Certainty::possible: return nullptr;
    case Certainty::attempted: return "attempted";
    case Certainty::anticipated: return "future";
    case Certainty::hypothetical: return "hypothetical";
  }
  return nullptr;
}

Json place(const PlaceRef& p, const Names& names) {
  Json out{{"name", name_of(p)}, {"precision", isnad::name_of(p.precision)}};
  if (p.lat && p.lon && p.precision <= Precision::town) {
    out["lat"] = *p.lat;
    out["lon"] = *p.lon;
  }
  if (const auto* country = names.country(country_of(p)); country != nullptr) out["country"] = country->iso3;
  return out;
}

Json line_of(const ClaimRow& row, const Records& records, const Names& names) {
  const Claim& c = row.claim;
  const auto& d = records.documents[row.document];
  Json json{{"id", c.id}};
  json["date"] = c.time && c.time->start ? Json(iso_day(*c.time->start)) : Json(nullptr);
  json["event_type"] = c.plover;
  json["mode"] = c.plover_mode.empty() ? Json(nullptr) : Json(c.plover_mode);
  json["actor"] = actors(c.agent, names);
  json["recip"] = actors(c.target, names);
  Json& context = json["context"] = Json::array();
  if (const char* word = context_of(c)) context.push_back(word);
  if (!c.places.empty()) json["location"] = place(c.places.front(), names);
  Json magnitude = Json::object();
  if (c.killed && c.killed->min && !c.killed->cumulative) magnitude["dead"] = *c.killed->min;
  if (c.injured && c.injured->min && !c.injured->cumulative) magnitude["injured"] = *c.injured->min;
  if (!magnitude.empty()) json["magnitude"] = magnitude;
  json["text"] = row.quote;
  json["source"] = {{"outlet", d.outlet.empty() ? Json(nullptr) : Json(d.outlet)},
                    {"url", d.url.empty() ? Json(nullptr) : Json(d.url)},
                    {"published", d.published ? Json(iso_day(*d.published)) : Json(nullptr)}};
  Json& ours = json["isnad"];
  ours["url"] = records.base + "claims/" + c.id;
  ours["event"] = row.event.empty() ? Json(nullptr) : Json(row.event);
  ours["type"] = isnad::name_of(c.type);
  ours["polarity"] = isnad::name_of(c.polarity);
  ours["certainty"] = isnad::name_of(c.certainty);
  ours["attribution"] = chain_of(row, records);
  ours["according_to"] = according_to(row, records);
  if (c.stage != Stage::none) ours["stage"] = isnad::name_of(c.stage);
  if (c.type == ClaimType::gain_control || c.type == ClaimType::hold_control || c.type == ClaimType::lose_control)
    ours["control"] = {{"by", names_of(c.agent)}, {"lost", c.type == ClaimType::lose_control}};
  ours["method"] = row.method;
  ours["review"] = row.review;
  return json;
}

}  // namespace

std::vector<File> plover_files(const Records& records, const Names& names, const Options&) {
  File file{"plover.jsonl", "application/x-ndjson", "", 0, false};
  for (const auto& row : records.claims) {
    if (!row.wanted || row.review == "rejected" || !known(row.claim.plover)) continue;
    file.bytes += line_of(row, records, names).dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
    ++file.rows;
  }
  return {file, schema_file("plover")};
}

}  // namespace isnad::exports
