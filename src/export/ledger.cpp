#include "export/ledger.h"

#include <isnad/claim.h>

#include <nlohmann/json.hpp>

#include "base/days.h"
#include "export/csv.h"

namespace isnad::exports {
namespace {

using Json = nlohmann::ordered_json;

std::string dump(const Json& json) {
  return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

Json day(const std::optional<Day>& d) { return d ? Json(iso_day(*d)) : Json(nullptr); }

Json parties(const std::vector<ActorRef>& actors) {
  Json out = Json::array();
  for (const auto& a : actors) {
    Json& one = out.emplace_back();
    one["id"] = a.id.empty() ? Json(nullptr) : Json(a.id);
    one["name"] = a.name.empty() ? a.text : a.name;
    if (!a.name_en.empty()) one["name_en"] = a.name_en;
  }
  return out;
}

Json place(const PlaceRef& p) {
  Json out;
  out["id"] = p.id.empty() ? Json(nullptr) : Json(p.id);
  out["name"] = p.name.empty() ? p.text : p.name;
  if (!p.name_en.empty()) out["name_en"] = p.name_en;
  if (p.lat && p.lon) {
    out["lat"] = *p.lat;
    out["lon"] = *p.lon;
  }
  out["precision"] = name_of(p.precision);
  out["admin"] = p.admin;
  return out;
}

Json places(const std::vector<PlaceRef>& list) {
  Json out = Json::array();
  for (const auto& p : list) out.push_back(place(p));
  return out;
}

void put(Json& json, const TollRange& r) {
  json["min"] = r.min;
  json["max"] = r.max ? Json(*r.max) : Json(nullptr);
}

Json stage_word(const StageWord& s) {
  Json out{{"day", iso_day(s.day)}, {"source", s.source_name}, {"stage", name_of(s.stage)}};
  if (s.denied) out["denied"] = true;
  if (s.certainty != Certainty::fact) out["certainty"] = name_of(s.certainty);
  out["claim"] = s.claim;
  return out;
}

std::string text_of(const std::optional<Day>& d) { return d ? iso_day(*d) : std::string(); }
std::string text_of(const std::optional<std::int64_t>& n) { return n ? std::to_string(*n) : std::string(); }
std::string names(const std::vector<ActorRef>& actors) {
  std::string out;
  for (const auto& a : actors) out += (out.empty() ? "" : " | ") + (a.name.empty() ? a.text : a.name);
  return out;
}
std::string names(const std::vector<PlaceRef>& list) {
  std::string out;
  for (const auto& p : list) out += (out.empty() ? "" : " | ") + (p.name.empty() ? p.text : p.name);
  return out;
}
std::string joined(const std::vector<std::string>& list) {
  std::string out;
  for (const auto& x : list) out += (out.empty() ? "" : " ") + x;
  return out;
}

}  // namespace

std::string control_line(const ControlRow& row, Day on) {
  Json json;
  json["on"] = iso_day(on);
  json["place"] = place(row.place);
  json["state"] = row.state;
  json["holders"] = parties(row.holders);
  if (!row.left_by.empty()) json["left_by"] = parties(row.left_by);
  if (row.besieged) json["besiegers"] = parties(row.besiegers);
  json["besieged"] = row.besieged;
  json["fighting"] = row.fighting;
  json["since"] = day(row.since);
  json["inherited_from"] = row.inherited_from.empty() ? Json(nullptr) : Json(row.inherited_from);
  Json& words = json["by_source"] = Json::array();
  for (const auto& w : row.words)
    words.push_back({{"source", w.source_name},
                     {"holders", parties(w.holders)},
                     {"since", iso_day(w.since)},
                     {"claim", w.claim},
                     {"interested", w.interested},
                     {"counts", w.counts}});
  for (const auto& s : row.shares)
    json["shares"].push_back({{"holder", parties({s.holder})[0]},
                              {"percent", s.percent},
                              {"day", iso_day(s.day)},
                              {"source", s.source_name},
                              {"claim", s.claim}});
  json["claims"] = row.claims;
  return dump(json);
}

std::string talks_line(const TalksRow& row) {
  Json json;
  json["id"] = row.id;
  json["events"] = row.events;
  json["type"] = row.truce ? "ceasefire" : "negotiate";
  json["parties"] = parties(row.parties);
  json["mediators"] = parties(row.mediators);
  json["places"] = places(row.places);
  json["terms"] = row.terms;
  json["first"] = day(row.first);
  json["last"] = day(row.last);
  json["contested"] = row.contested;
  Json& stages = json["stages"] = Json::array();
  for (const auto& s : row.stages) stages.push_back(stage_word(s));
  Json& standing = json["standing"] = Json::array();
  for (const auto& s : row.standing) standing.push_back(stage_word(s));
  return dump(json);
}

std::vector<std::string> toll_lines(const TollLedger& ledger) {
  std::vector<std::string> out;
  for (const auto& row : ledger.rows) {
    Json json{{"kind", "event"}, {"event", row.event}, {"type", name_of(row.type)}};
    json["from"] = day(row.from);
    json["to"] = day(row.to);
    json["places"] = places(row.places);
    json["blamed"] = parties(row.blamed);
    json["slot"] = name_of(row.slot);
    json["victims"] = row.victims.empty() ? Json(nullptr) : Json(row.victims);
    put(json, row.range);
    json["contested"] = row.contested;
    json["part"] = row.part;
    for (const auto& o : row.origins) {
      Json& one = json["origins"].emplace_back();
      one["source"] = o.source;
      put(one, o.range);
      one["claims"] = o.claims;
    }
    out.push_back(dump(json));
  }
  for (const auto& [kind, sums] :
       {std::pair{"sum_by_victims", &ledger.by_victims}, std::pair{"sum_by_blamed", &ledger.by_blamed}})
    for (const auto& s : *sums) {
      Json json{{"kind", kind}, {"slot", name_of(s.slot)}};
      json["victims"] = s.victims.empty() ? Json(nullptr) : Json(s.victims);
      json["blamed"] = s.blamed.empty() ? Json(nullptr) : Json(s.blamed);
      json["blamed_name"] = s.blamed_name.empty() ? Json(nullptr) : Json(s.blamed_name);
      put(json, s.range);
      json["events"] = s.events;
      out.push_back(dump(json));
    }
  for (const auto& s : ledger.statements) {
    Json json{{"kind", "statement"}, {"claim", s.claim}, {"source", s.source}, {"slot", name_of(s.slot)}};
    json["place"] = s.place.empty() ? Json(nullptr) : Json(s.place);
    json["from"] = day(s.from);
    json["to"] = day(s.to);
    put(json, s.stated);
    put(json["summed"], s.summed);
    json["events"] = s.events;
    json["verdict"] = s.verdict;
    out.push_back(dump(json));
  }
  return out;
}

std::string control_csv(const std::vector<ControlRow>& rows, Day on) {
  CsvRows out(CsvRows::Mark::none);
  out.row({"on", "place", "place_id", "lat", "lon", "according_to", "status", "actor", "left_by", "since",
           "inherited_from", "besieged_by", "fighting", "counts", "claims"});
  for (const auto& r : rows) {
    // A point stands for a town or less, never for a district.
    const bool point = r.place.precision <= Precision::town;
    const auto degree = [point](const std::optional<double>& v) {
      return point && v ? Json(*v).dump() : std::string();
    };
    const std::vector<std::string> head = {iso_day(on), r.place.name, r.place.id, degree(r.place.lat),
                                           degree(r.place.lon)};
    const auto add = [&](const std::vector<std::string>& cells) {
      auto row = head;
      row.insert(row.end(), cells.begin(), cells.end());
      out.row(row);
    };
    add({"consensus", r.state, names(r.holders), names(r.left_by), text_of(r.since), r.inherited_from,
         names(r.besiegers), r.fighting ? "yes" : "no", "", joined(r.claims)});
    for (const auto& w : r.words)
      add({w.source_name,
           w.holders.empty() ? "left"
           : w.interested    ? "claimed"
                             : "held",
           names(w.holders), "", iso_day(w.since), r.inherited_from, "", "", w.counts ? "yes" : "no", w.claim});
  }
  return out.take();
}

std::string toll_csv(const TollLedger& ledger) {
  CsvRows out(CsvRows::Mark::none);
  out.row({"kind", "event", "type", "from", "to", "place", "blamed", "slot", "victims", "min", "max", "origins",
           "contested", "part", "source", "summed_min", "summed_max", "verdict", "claims"});
  for (const auto& r : ledger.rows) {
    std::string sources, claims;
    for (const auto& o : r.origins) {
      sources += (sources.empty() ? "" : " | ") + o.source;
      claims += (claims.empty() ? "" : " ") + joined(o.claims);
    }
    out.row({"event", r.event, std::string(name_of(r.type)), text_of(r.from), text_of(r.to), names(r.places),
             names(r.blamed), std::string(name_of(r.slot)), r.victims, std::to_string(r.range.min),
             text_of(r.range.max), std::to_string(r.origins.size()), r.contested ? "yes" : "no", r.part ? "yes" : "no",
             sources, "", "", "", claims});
  }
  for (const auto& [kind, sums] :
       {std::pair{"sum_by_victims", &ledger.by_victims}, std::pair{"sum_by_blamed", &ledger.by_blamed}})
    for (const auto& s : *sums)
      out.row({kind, "", "", "", "", "", s.blamed_name, std::string(name_of(s.slot)), s.victims,
               std::to_string(s.range.min), text_of(s.range.max), "", "", "", "", "", "", "", ""});
  for (const auto& s : ledger.statements)
    out.row({"statement", "", "", text_of(s.from), text_of(s.to), s.place, "", std::string(name_of(s.slot)), "",
             std::to_string(s.stated.min), text_of(s.stated.max), "", "", "", s.source, std::to_string(s.summed.min),
             text_of(s.summed.max), s.verdict, s.claim});
  return out.take();
}

std::string talks_csv(const std::vector<TalksRow>& rows) {
  CsvRows out(CsvRows::Mark::none);
  out.row({"process", "type", "parties", "mediators", "places", "terms", "contested", "day", "source", "stage",
           "denied", "certainty", "claim"});
  for (const auto& r : rows) {
    const std::vector<std::string> head = {r.id,
                                           r.truce ? "ceasefire" : "negotiate",
                                           names(r.parties),
                                           names(r.mediators),
                                           names(r.places),
                                           joined(r.terms),
                                           r.contested ? "yes" : "no"};
    for (const auto& s : r.stages) {
      auto cells = head;
      cells.insert(cells.end(), {iso_day(s.day), s.source_name, std::string(name_of(s.stage)), s.denied ? "yes" : "no",
                                 std::string(name_of(s.certainty)), s.claim});
      out.row(cells);
    }
    if (r.stages.empty()) {
      auto cells = head;
      cells.insert(cells.end(), {text_of(r.first), "", "", "", "", ""});
      out.row(cells);
    }
  }
  return out.take();
}

}  // namespace isnad::exports
