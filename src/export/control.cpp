// control: who holds which place, according to whom. Rows of different voices stand side by side; what
// the rules of consensus make of them stands beside those, labelled, and nothing is averaged.
#include "fuse/control.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

#include "base/days.h"
#include "export/event_view.h"
#include "export/formats.h"
#include "export/material.h"

namespace isnad::exports {
namespace {

constexpr Column kColumns[] = {
    {"isnad_id", Cell::text, "place, first claim and party; of a row by consensus: place, status and day"},
    {"isnad_url", Cell::text, "where the desk shows the event"},
    {"place", Cell::text, "as the sources name it"},
    {"place_en", Cell::text, "in English, where known"},
    {"pcode", Cell::text, "gazetteer id of the place: a P-code where there is one"},
    {"admin", Cell::text, "containers, country first, joined by /"},
    {"from", Cell::day, "first day of which it is told"},
    {"to", Cell::day, "last day of which it is told; empty: not told"},
    {"actor", Cell::text, "who holds, besieges or loses it"},
    {"actor_id", Cell::text, "id in the actor base"},
    {"status", Cell::text, "claimed: only the party itself says so, or the wording is not a fact",
     "control|lost|contested|besieged|claimed|denied"},
    {"according_to", Cell::text, "the voice; consensus (n) or disputed (n) of n voices, by the rules of isnad control"},
    {"inherited_from", Cell::text, "of a row by consensus: what the place lies in, where that changed hands later"},
    {"claims", Cell::text, "ids of the claims behind the row, joined by |"},
    {"published", Cell::day, "of the earliest of them"},
    {"method", Cell::text, "program, version and data"},
    {"review", Cell::text, "what reviewers said", "open|accepted|rejected|edited|mixed"},
};

struct Row {
  std::string key, place, place_en, pcode, admin, actor, actor_id, status, voice, inherited, event, method, review;
  bool told = false;  // by one voice, rather than by the rules
  std::optional<Day> from, to, published;
  std::vector<std::string> claims;
};

bool about_control(ClaimType type) {
  return type == ClaimType::gain_control || type == ClaimType::hold_control || type == ClaimType::lose_control ||
         type == ClaimType::encircle;
}

// The voice is the party that it speaks of, or speaks for it.
bool own_word(const Claim& c, const ActorRef& actor) {
  if (c.attribution.empty()) return false;
  const Source& s = c.attribution.back();
  return (!actor.id.empty() && (s.id == actor.id || s.affiliation == actor.id)) ||
         (!actor.name.empty() && (s.name == actor.name || s.affiliation == actor.name));
}

std::string status_of(const Claim& c, const ActorRef& actor) {
  if (c.polarity == Polarity::negative) return "denied";
  if (c.type == ClaimType::encircle) return "besieged";
  if (c.certainty != Certainty::fact || own_word(c, actor)) return "claimed";
  return c.type == ClaimType::lose_control ? "lost" : "control";
}

// What is planned, tried or supposed holds no place.
bool counts(const ClaimRow& row) {
  return about_control(row.claim.type) && row.review != "rejected" && !row.claim.agent.empty() &&
         (row.claim.certainty == Certainty::fact || row.claim.certainty == Certainty::possible);
}

std::string place_key(const PlaceRef& p) { return !p.id.empty() ? p.id : p.name.empty() ? p.text : p.name; }

void place_into(Row& r, const PlaceRef& p) {
  r.key = place_key(p);
  r.place = p.name.empty() ? p.text : p.name;
  r.place_en = p.name_en;
  r.pcode = p.id;
  r.admin = joined(p.admin, "/");
}

std::vector<Row> by_voice(const Records& records) {
  std::vector<Row> rows;
  std::map<std::tuple<std::string, std::string, std::string, std::string, std::string>, std::size_t> known;
  for (const auto& claim : records.claims) {
    if (!claim.wanted || !counts(claim)) continue;
    const Claim& c = claim.claim;
    const auto& published = records.documents[claim.document].published;
    for (const auto& p : c.places)
      for (const auto& a : c.agent) {
        Row r;
        r.told = true;
        place_into(r, p);
        r.actor = name_of(a);
        r.actor_id = a.id;
        r.status = status_of(c, a);
        r.voice = according_to(claim, records);
        if (c.time) {
          r.from = c.time->start;
          if (c.time->end != c.time->start) r.to = c.time->end;
        }
        const auto key = std::tuple(r.pcode + '\t' + r.place, r.actor_id + '\t' + r.actor, r.status, r.voice,
                                    r.from ? iso_day(*r.from) : std::string());
        const auto [at, fresh] = known.emplace(key, rows.size());
        if (fresh) {
          r.event = claim.event;
          r.method = claim.method;
          r.review = claim.review;
          r.published = published;
          rows.push_back(std::move(r));
        } else if (rows[at->second].review != claim.review) {
          rows[at->second].review = "mixed";
        }
        Row& row = rows[at->second];
        row.claims.push_back(c.id);
        if (published && (!row.published || *published < *row.published)) row.published = published;
      }
  }
  return rows;
}

bool holds_or_takes(ClaimType type) {
  return about_control(type) || type == ClaimType::clear || type == ClaimType::withdraw;
}

// The days on which what is known of who holds what can change.
std::set<Day> turns(const std::vector<Claim>& claims, const LedgerMaterial& material) {
  std::map<std::string_view, std::optional<Day>> published;
  for (const auto& d : material.documents) published.emplace(d.id, d.published);
  std::set<Day> out;
  for (const auto& c : claims) {
    if (c.time && c.time->start) {
      out.insert(*c.time->start);
      if (c.time->end) out.insert(*c.time->end);
    } else if (const auto at = published.find(c.doc); at != published.end() && at->second) {
      out.insert(*at->second);
    }
  }
  return out;
}

const char* status_of(const ControlRow& row) {
  if (row.state == "held") return "control";
  if (row.state == "claimed" || row.state == "contested") return row.state.c_str();
  return row.state == "left" ? "lost" : "";
}

// By the rules of consensus (docs/method/events.md), as `isnad control` answers for each day: a row for
// each stretch of days on which the answer is the same.
class Consensus {
 public:
  explicit Consensus(const Records& records) : records_(records) {
    for (const auto& row : records.claims) by_id_.emplace(row.claim.id, &row);
  }

  // Of the places in `told`.
  std::vector<Row> rows(const std::set<std::string>& told) {
    const LedgerMaterial material = material_of(records_, holds_or_takes);
    const auto days = turns(material.claims, material);
    for (const Day day : days) {
      std::set<std::string> seen;
      for (const auto& row : fuse::control({material.claims, material.documents, {}}, {day, {}, {}})) {
        const std::string key = place_key(row.place);
        if (!told.contains(key)) continue;
        // The countryside of a town may bear the town's id.
        const std::string own = key + '\t' + row.place.name;
        seen.insert(own);
        take(own, row, day);
      }
      for (auto& [key, open] : open_)
        if (!seen.contains(key)) close(open, day);
    }
    for (auto& [key, open] : open_)
      for (auto& row : open) done_.push_back(std::move(row));
    return std::move(done_);
  }

 private:
  void close(std::vector<Row>& open, Day day) {
    for (auto& row : open) {
      row.to = day - std::chrono::days(1);
      done_.push_back(std::move(row));
    }
    open.clear();
  }

  void take(const std::string& key, const ControlRow& row, Day day) {
    std::vector<Row> now;
    const auto counted = std::count_if(row.words.begin(), row.words.end(), [](const auto& w) { return w.counts; });
    if (const std::string status = status_of(row); !status.empty())
      now.push_back(make(row, status, status == "lost" ? row.left_by : row.holders, counted, day));
    if (row.besieged) now.push_back(make(row, "besieged", row.besiegers, counted, day));
    auto& open = open_[key];
    const bool same = std::equal(open.begin(), open.end(), now.begin(), now.end(), [](const Row& a, const Row& b) {
      return std::tie(a.status, a.actor, a.actor_id, a.inherited) ==
             std::tie(b.status, b.actor, b.actor_id, b.inherited);
    });
    // More voices for the same: one stretch, with all of them behind it.
    for (std::size_t i = 0; same && i < open.size(); ++i) now[i].from = open[i].from;
    if (!same) close(open, day);
    open = std::move(now);
  }

  Row make(const ControlRow& from, const std::string& status, const std::vector<ActorRef>& actors,
           std::ptrdiff_t voices, Day day) const {
    Row r;
    place_into(r, from.place);
    r.from = day;
    r.status = status;
    r.actor = names_of(actors, " / ");
    std::vector<std::string> ids;
    for (const auto& a : actors) ids.push_back(a.id.empty() ? "?" : a.id);
    r.actor_id = joined(ids, " / ");
    r.voice = (status == "contested" ? "disputed (" : "consensus (") + std::to_string(voices) + ')';
    r.inherited = from.inherited_from;
    r.claims = from.claims;
    for (const auto& id : from.claims) {
      const auto at = by_id_.find(id);
      if (at == by_id_.end()) continue;
      const ClaimRow& claim = *at->second;
      const auto& published = records_.documents[claim.document].published;
      if (published && (!r.published || *published < *r.published)) r.published = published;
      if (r.review.empty()) r.review = claim.review;
      if (r.review != claim.review) r.review = "mixed";
      r.method = claim.method;
      r.event = claim.event;
    }
    return r;
  }

  const Records& records_;
  std::unordered_map<std::string_view, const ClaimRow*> by_id_;
  std::map<std::string, std::vector<Row>> open_;  // by place
  std::vector<Row> done_;
};

// The wide pivot: places down, the days of change across, in each cell who holds the place by consensus.
std::string pivot(const std::vector<Row>& rows, CsvOptions options, std::size_t& count, std::string& schema) {
  std::set<Day> days;
  std::map<std::pair<std::string, std::string>, std::vector<const Row*>> places;
  for (const auto& r : rows) {
    if (r.status == "besieged") continue;
    days.insert(*r.from);
    places[{r.pcode, r.place}].push_back(&r);
  }
  std::vector<std::string> names;
  for (const auto day : days) {
    std::string name = "ctr_" + iso_day(day);
    std::erase(name, '-');
    names.push_back(name);
  }
  std::vector<Column> columns{{"pcode", Cell::text, "gazetteer id"}, {"place", Cell::text, "as the sources name it"}};
  for (const auto& name : names)
    columns.push_back({name.c_str(), Cell::text,
                       "who holds it that day by consensus; / between rivals; ? where only the party itself says so"});
  Csv csv(columns, options);
  for (const auto& [place, list] : places) {
    csv.add(place.first).add(place.second);
    for (const auto day : days) {
      std::string cell;
      for (const auto* r : list)
        if (*r->from <= day && (!r->to || day <= *r->to) && r->status != "lost")
          cell = r->actor + (r->status == "claimed" ? "?" : "");
      csv.add(cell);
    }
    csv.end_row();
  }
  count = csv.rows();
  schema = csvw("control_wide.csv", "Control by day: a wide view of the consensus rows of control.csv.", columns);
  return csv.take();
}

}  // namespace

std::vector<File> control_files(const Records& records, const Names&, const Options& options) {
  auto rows = by_voice(records);
  std::set<std::string> told;
  for (const auto& r : rows) told.insert(r.key);
  auto agreed = Consensus(records).rows(told);
  std::size_t wide_rows = 0;
  std::string wide_schema;
  std::string wide = pivot(agreed, options.csv, wide_rows, wide_schema);
  rows.insert(rows.end(), std::make_move_iterator(agreed.begin()), std::make_move_iterator(agreed.end()));
  std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
    return std::tie(a.pcode, a.place, a.from, a.voice, a.actor) < std::tie(b.pcode, b.place, b.from, b.voice, b.actor);
  });
  Csv csv(kColumns, options.csv);
  for (const auto& r : rows) {
    csv.add(r.key + ':' + (r.told ? r.claims.front() + ':' + r.actor : r.status + ':' + iso_day(*r.from)));
    csv.add(r.event.empty() ? std::string() : records.base + "events/" + r.event);
    csv.add(r.place).add(r.place_en).add(r.pcode).add(r.admin).add(r.from).add(r.to).add(r.actor).add(r.actor_id);
    csv.add(r.status).add(r.voice).add(r.inherited).add(joined(r.claims)).add(r.published).add(r.method).add(r.review);
    csv.end_row();
  }
  const auto count = csv.rows();
  return {{"control.csv", "text/csv; charset=utf-8", csv.take(), count, false},
          {"control.csv-metadata.json", "application/csvm+json",
           csvw("control.csv", "Who holds which place, according to whom.", kColumns), 0, true},
          {"control_wide.csv", "text/csv; charset=utf-8", std::move(wide), wide_rows, false},
          {"control_wide.csv-metadata.json", "application/csvm+json", std::move(wide_schema), 0, true}};
}

}  // namespace isnad::exports
