#include "serve/project_ledgers.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <nlohmann/json.hpp>

#include "base/days.h"
#include "export/ledger.h"
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

// The rows of one page behind the cursor, which is the number of the first.
struct Part {
  std::size_t begin = 0, end = 0, total = 0;
};
Part part_of(const Filter& f, std::size_t total) {
  std::size_t from = 0;
  std::from_chars(f.cursor.data(), f.cursor.data() + f.cursor.size(), from);
  from = std::min(from, total);
  return {from, std::min(total, from + f.limit), total};
}
Json page_head(const Part& part) {
  return {{"total", part.total}, {"next", part.end < part.total ? Json(std::to_string(part.end)) : Json(nullptr)}};
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

// Killed month by month: the lows and the highs are added apart.
Json months_of(const TollLedger& ledger) {
  struct Month {
    std::int64_t low = 0, high = 0;
    bool open = false;
    std::size_t events = 0;
  };
  std::map<std::string, Month> months;
  for (const auto& row : ledger.rows) {
    if (row.slot != TollSlot::killed || row.part || !row.from) continue;
    auto& m = months[iso_day(*row.from).substr(0, 7)];
    m.low += row.range.min;
    m.high += row.range.max.value_or(row.range.min);
    m.open = m.open || !row.range.max;
    ++m.events;
  }
  Json out = Json::array();
  for (const auto& [month, m] : months)
    out.push_back({{"month", month}, {"low", m.low}, {"high", m.high}, {"open", m.open}, {"events", m.events}});
  return out;
}

std::string toll_json(const TollLedger& ledger, const Filter& f) {
  const Part part = part_of(f, ledger.rows.size());
  Json json = page_head(part);
  Json& items = json["items"] = Json::array();
  for (std::size_t i = part.begin; i < part.end; ++i) items.push_back(toll_row(ledger.rows[i]));
  json["months"] = months_of(ledger);
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

std::string talks_json(const std::vector<const TalksRow*>& rows, const std::optional<Day>& on, const Filter& f) {
  const Part part = part_of(f, rows.size());
  Json json = page_head(part);
  Json& items = json["items"] = Json::array();
  for (std::size_t i = part.begin; i < part.end; ++i) {
    TalksRow row = *rows[i];
    fuse::settle_stages(row, on);
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

std::string ledger_of(const LedgerBook& book, Ledger ledger, const Filter& f, bool csv) {
  switch (ledger) {
    case Ledger::control: {
      fuse::ControlQuestion question;
      question.on = f.as_of ? *f.as_of : f.to ? *f.to : book.last();
      question.places = f.places;
      if (!f.sources.empty()) question.according_to = f.sources.front();
      const auto rows = book.control(question);
      return csv ? kMark + exports::control_csv(rows, question.on) : control_json(rows, question.on);
    }
    case Ledger::toll: {
      fuse::TollQuestion question;
      question.from = f.from;
      question.to = f.as_of ? f.as_of : f.to;
      question.places = f.places;
      question.blamed = f.actors;
      const auto rows = book.tolls(question);
      return csv ? kMark + exports::toll_csv(*rows) : toll_json(*rows, f);
    }
    case Ledger::talks: {
      fuse::TalksQuestion question;
      question.on = f.as_of ? f.as_of : f.to;
      question.places = f.places;
      question.parties = f.actors;
      const auto rows = book.talks(question);
      if (!csv) return talks_json(rows, question.on, f);
      std::vector<TalksRow> settled;
      for (const auto* row : rows) fuse::settle_stages(settled.emplace_back(*row), question.on);
      return kMark + exports::talks_csv(settled);
    }
  }
  return {};
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
