#include "serve/project_ledgers.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/days.h"
#include "export/ledger.h"
#include "fuse/control.h"
#include "fuse/talks.h"
#include "fuse/toll.h"
#include "store/sqlite/database.h"

namespace isnad::serve {
namespace {

using Json = nlohmann::ordered_json;
// Before a table that people open in a spreadsheet: without it Excel does not see Arabic.
const std::string kMark = "\xEF\xBB\xBF";

std::string dump(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

void put(Json& json, const char* key, const std::string& value) {
  if (!value.empty()) json[key] = value;
}
void put(Json& json, const char* key, const std::optional<Day>& day) {
  if (day) json[key] = iso_day(*day);
}

Json party(const ActorRef& a) {
  Json json{{"id", a.id.empty() ? Json() : Json(a.id)}, {"name", a.name.empty() ? a.text : a.name}};
  put(json, "name_en", a.name_en);
  return json;
}
Json parties(const std::vector<ActorRef>& list) {
  Json out = Json::array();
  for (const auto& a : list) out.push_back(party(a));
  return out;
}

Json place(const PlaceRef& p) {
  Json json{{"id", p.id.empty() ? Json() : Json(p.id)}, {"name", p.name.empty() ? p.text : p.name}};
  put(json, "name_en", p.name_en);
  if (p.lat && p.lon) {
    json["lat"] = *p.lat;
    json["lon"] = *p.lon;
  }
  json["precision"] = name_of(p.precision);
  if (!p.admin.empty()) json["admin"] = p.admin;
  return json;
}
Json places(const std::vector<PlaceRef>& list) {
  Json out = Json::array();
  for (const auto& p : list) out.push_back(place(p));
  return out;
}

Json range(const TollRange& r) { return {{"min", r.min}, {"max", r.max ? Json(*r.max) : Json()}}; }

struct Material {
  std::vector<Claim> claims;
  std::vector<fuse::InputDocument> documents;
  std::vector<Event> events;
};

Result<Material> material(Project& project, const ClaimFilter& wanted, const Filter& f) {
  Material m;
  auto claims = project.all_claims(wanted);
  if (!claims) return tl::unexpected(claims.error());
  m.claims = std::move(*claims);
  store::Statement ask(project.database(), "SELECT id, outlet, published FROM documents ORDER BY key");
  while (ask.step()) {
    fuse::InputDocument d;
    d.id = ask.text(0);
    d.outlet = ask.text(1);
    d.published = parse_day(ask.text(2));
    m.documents.push_back(std::move(d));
  }
  if (f.known_by) m.claims = fuse::known_by(m.claims, m.documents, *f.known_by);
  PageRequest page{"", 500, Order::document};
  EventFilter events;
  events.types = wanted.types;
  do {
    auto some = project.events(events, page);
    if (!some) return tl::unexpected(some.error());
    for (auto& event : some->events) m.events.push_back(std::move(event));
    page.after = some->next;
  } while (!page.after.empty());
  return m;
}

std::vector<ClaimType> types(std::initializer_list<std::string_view> list) {
  std::vector<ClaimType> out;
  for (const auto name : list)
    if (const auto type = claim_type(name)) out.push_back(*type);
  return out;
}

Json word(const ControlWord& w) {
  Json json{{"source", w.source_name.empty() ? w.source : w.source_name},
            {"holders", parties(w.holders)},
            {"since", iso_day(w.since)},
            {"claim", w.claim},
            {"counts", w.counts}};
  if (w.interested) json["interested"] = true;
  return json;
}

std::string control_json(const std::vector<ControlRow>& rows, Day on) {
  Json json{{"on", iso_day(on)}};
  Json& items = json["items"] = Json::array();
  for (const auto& row : rows) {
    Json one{{"place", place(row.place)}, {"state", row.state}, {"holders", parties(row.holders)}};
    if (!row.left_by.empty()) one["left_by"] = parties(row.left_by);
    if (row.besieged) one["besiegers"] = parties(row.besiegers);
    one["besieged"] = row.besieged;
    one["fighting"] = row.fighting;
    put(one, "since", row.since);
    put(one, "inherited_from", row.inherited_from);
    Json& words = one["words"] = Json::array();
    for (const auto& w : row.words) words.push_back(word(w));
    Json& shares = one["shares"] = Json::array();
    for (const auto& s : row.shares)
      shares.push_back({{"holder", party(s.holder)},
                        {"percent", s.percent},
                        {"day", iso_day(s.day)},
                        {"source", s.source_name},
                        {"claim", s.claim}});
    one["claims"] = row.claims;
    items.push_back(std::move(one));
  }
  return dump(json);
}

Json toll_row(const TollRow& row) {
  Json one{{"event", row.event}, {"type", name_of(row.type)}, {"slot", name_of(row.slot)}};
  put(one, "from", row.from);
  put(one, "to", row.to);
  one["places"] = places(row.places);
  one["blamed"] = parties(row.blamed);
  put(one, "victims", row.victims);
  one["range"] = range(row.range);
  Json& origins = one["origins"] = Json::array();
  for (const auto& o : row.origins)
    origins.push_back({{"source", o.source}, {"range", range(o.range)}, {"claims", o.claims}});
  one["contested"] = row.contested;
  one["part"] = row.part;
  return one;
}

Json toll_sum(const TollSum& s) {
  Json one{{"slot", name_of(s.slot)}, {"range", range(s.range)}, {"events", s.events}};
  put(one, "victims", s.victims);
  put(one, "blamed", s.blamed);
  put(one, "blamed_name", s.blamed_name);
  return one;
}

std::string toll_json(const TollLedger& ledger) {
  Json json;
  Json& items = json["items"] = Json::array();
  for (const auto& row : ledger.rows) items.push_back(toll_row(row));
  for (const auto& [name, list] :
       {std::pair{"by_victims", &ledger.by_victims}, std::pair{"by_blamed", &ledger.by_blamed}}) {
    Json& sums = json[name] = Json::array();
    for (const auto& s : *list) sums.push_back(toll_sum(s));
  }
  Json& statements = json["statements"] = Json::array();
  for (const auto& s : ledger.statements) {
    Json one{{"claim", s.claim},          {"source", s.source}, {"slot", name_of(s.slot)}, {"stated", range(s.stated)},
             {"summed", range(s.summed)}, {"events", s.events}, {"verdict", s.verdict}};
    put(one, "place", s.place);
    put(one, "from", s.from);
    put(one, "to", s.to);
    statements.push_back(std::move(one));
  }
  return dump(json);
}

Json stage_word(const StageWord& w) {
  Json one{{"source", w.source_name.empty() ? w.source : w.source_name}, {"claim", w.claim}, {"day", iso_day(w.day)}};
  if (w.stage != Stage::none) one["stage"] = name_of(w.stage);
  if (w.denied) one["denied"] = true;
  one["certainty"] = name_of(w.certainty);
  return one;
}

std::string talks_json(const std::vector<TalksRow>& rows) {
  Json json;
  Json& items = json["items"] = Json::array();
  for (const auto& row : rows) {
    Json one{{"id", row.id},
             {"events", row.events},
             {"truce", row.truce},
             {"parties", parties(row.parties)},
             {"mediators", parties(row.mediators)},
             {"places", places(row.places)},
             {"terms", row.terms}};
    put(one, "first", row.first);
    put(one, "last", row.last);
    for (const auto& [name, list] : {std::pair{"stages", &row.stages}, std::pair{"standing", &row.standing}}) {
      Json& words = one[name] = Json::array();
      for (const auto& w : *list) words.push_back(stage_word(w));
    }
    one["contested"] = row.contested;
    items.push_back(std::move(one));
  }
  return dump(json);
}

}  // namespace

Result<std::string> project_ledger(Project& project, Ledger ledger, const Filter& f, bool csv) {
  ClaimFilter wanted;
  switch (ledger) {
    case Ledger::control: {
      wanted.types = types({"gain_control", "lose_control", "hold_control", "clear", "withdraw", "encircle",
                            "armed_clash", "assault", "airstrike", "shelling", "repel", "advance", "bombing"});
      const auto m = material(project, wanted, f);
      if (!m) return tl::unexpected(m.error());
      const auto overview = project.overview();
      if (!overview) return tl::unexpected(overview.error());
      fuse::ControlQuestion question;
      question.on = f.as_of ? *f.as_of : f.to ? *f.to : overview->last.value_or(Day{});
      question.places = f.places;
      if (!f.sources.empty()) question.according_to = f.sources.front();
      const auto rows = fuse::control({m->claims, m->documents, m->events}, question);
      return csv ? kMark + exports::control_csv(rows, question.on) : control_json(rows, question.on);
    }
    case Ledger::toll: {
      const auto m = material(project, wanted, f);
      if (!m) return tl::unexpected(m.error());
      fuse::TollQuestion question;
      question.from = f.from;
      question.to = f.as_of ? f.as_of : f.to;
      question.places = f.places;
      question.blamed = f.actors;
      const auto rows = fuse::toll({m->claims, m->documents, m->events}, question);
      return csv ? kMark + exports::toll_csv(rows) : toll_json(rows);
    }
    case Ledger::talks: {
      wanted.types = types({"negotiate", "ceasefire"});
      const auto m = material(project, wanted, f);
      if (!m) return tl::unexpected(m.error());
      fuse::TalksQuestion question;
      question.on = f.as_of ? f.as_of : f.to;
      question.places = f.places;
      question.parties = f.actors;
      const auto rows = fuse::talks({m->claims, m->documents, m->events}, question);
      return csv ? kMark + exports::talks_csv(rows) : talks_json(rows);
    }
  }
  return fail(ErrorCode::internal, "no such ledger");
}

Result<std::string> project_join(Project& project, const JoinRequest& r) {
  Json json;
  if (r.kind == "withdraw") {
    if (auto done = project.withdraw_judgement(r.key, r.who, r.at); !done) return tl::unexpected(done.error());
    json["key"] = r.key;
  } else {
    const auto key = r.kind == "merge" ? project.merge_events(r.events, r.who, r.at, r.reason)
                                       : project.split_event(r.events.front(), r.claims, r.who, r.at, r.reason);
    if (!key) return tl::unexpected(key.error());
    json["key"] = *key;
  }
  const auto events = project.fuse_events();
  if (!events) return tl::unexpected(events.error());
  json["events"] = *events;
  return dump(json);
}

Result<std::string> project_judgements(Project& project) {
  const auto list = project.judgements(true);
  if (!list) return tl::unexpected(list.error());
  Json json;
  Json& items = json["items"] = Json::array();
  for (auto j = list->rbegin(); j != list->rend(); ++j) {
    Json one{{"key", j->key}, {"kind", name_of(j->kind)}, {"claims", j->claims}, {"others", j->others}};
    put(one, "who", j->who);
    put(one, "at", j->at);
    put(one, "reason", j->reason);
    put(one, "withdrawn", j->withdrawn);
    items.push_back(std::move(one));
  }
  return dump(json);
}

}  // namespace isnad::serve
