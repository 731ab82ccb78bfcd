// control: who holds which place, according to whom. Rows of different voices stand side by side; a
// row that several independent origins bear out is labelled as consensus, and nothing is averaged.
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "export/event_view.h"
#include "export/formats.h"
#include "export/json.h"

namespace isnad::exports {
namespace {

constexpr Column kColumns[] = {
    {"isnad_id", Cell::text, "place and first claim"},
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
    {"according_to", Cell::text, "the voice; consensus (n) where n independent origins say so and none differs"},
    {"claims", Cell::text, "ids of the claims behind the row, joined by |"},
    {"published", Cell::day, "of the earliest of them"},
    {"method", Cell::text, "program, version and data"},
    {"review", Cell::text, "what reviewers said", "open|accepted|rejected|edited|mixed"},
};

struct Row {
  std::string place, place_en, pcode, admin, actor, actor_id, status, voice, event, method, review;
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

void place_into(Row& r, const PlaceRef& p) {
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
                                    r.from ? iso(*r.from) : std::string());
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

// Events that independent origins bear out, or that they dispute.
void add_consensus(const Records& records, std::vector<Row>& rows) {
  for (const auto& v : views_of(records)) {
    const auto type = v.event->type;
    if ((type != ClaimType::gain_control && type != ClaimType::hold_control) || v.stated.empty() || v.agents.empty())
      continue;
    bool disputed = false;
    for (const auto& a : v.event->agreement)
      disputed = disputed || (a.relation == Relation::contradicts && (a.on == "party" || a.on == "existence"));
    if (v.origins() < 2) continue;
    for (const auto& p : v.places) {
      Row r;
      place_into(r, p);
      r.actor = names_of(v.agents, " / ");
      std::vector<std::string> ids;
      for (const auto& a : v.agents) ids.push_back(a.id.empty() ? "?" : a.id);
      r.actor_id = joined(ids, " / ");
      r.status = disputed ? "contested" : "control";
      r.voice = (disputed ? "disputed (" : "consensus (") + std::to_string(v.origins()) + ')';
      r.from = v.first;
      if (v.last != v.first) r.to = v.last;
      r.event = v.event->id;
      r.method = v.method();
      r.review = v.review();
      for (const auto* row : v.all) {
        r.claims.push_back(row->claim.id);
        const auto& published = records.documents[row->document].published;
        if (published && (!r.published || *published < *r.published)) r.published = published;
      }
      rows.push_back(std::move(r));
    }
  }
}

// The wide pivot: places down, days across, in each cell who was last told to hold the place.
std::string pivot(const std::vector<Row>& rows, CsvOptions options, std::size_t& count, std::string& schema) {
  std::set<Day> days;
  std::map<std::pair<std::string, std::string>, std::vector<const Row*>> places;
  for (const auto& r : rows) {
    if (!r.from || (r.status != "control" && r.status != "contested")) continue;
    days.insert(*r.from);
    places[{r.pcode, r.place}].push_back(&r);
  }
  std::vector<std::string> names;
  for (const auto day : days) {
    std::string name = "ctr_" + iso(day);
    std::erase(name, '-');
    names.push_back(name);
  }
  std::vector<Column> columns{{"pcode", Cell::text, "gazetteer id"}, {"place", Cell::text, "as the sources name it"}};
  for (const auto& name : names)
    columns.push_back({name.c_str(), Cell::text, "who was last told to hold it, up to that day; / between rivals"});
  Csv csv(columns, options);
  for (const auto& [place, list] : places) {
    csv.add(place.first).add(place.second);
    for (const auto day : days) {
      std::optional<Day> latest;
      for (const auto* r : list)
        if (*r->from <= day && (!latest || *r->from > *latest)) latest = r->from;
      std::set<std::string> holders;
      for (const auto* r : list)
        if (latest && *r->from == *latest) holders.insert(r->actor);
      csv.add(joined({holders.begin(), holders.end()}, " / "));
    }
    csv.end_row();
  }
  count = csv.rows();
  schema = csvw("control_wide.csv", "Control by day: a wide view of control.csv; no more than it says.", columns);
  return csv.take();
}

}  // namespace

std::vector<File> control_files(const Records& records, const Names&, const Options& options) {
  auto rows = by_voice(records);
  add_consensus(records, rows);
  std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
    return std::tie(a.pcode, a.place, a.from, a.voice, a.actor) < std::tie(b.pcode, b.place, b.from, b.voice, b.actor);
  });
  Csv csv(kColumns, options.csv);
  for (const auto& r : rows) {
    csv.add(r.pcode.empty() ? r.claims.front() : r.pcode + ':' + r.claims.front());
    csv.add(r.event.empty() ? std::string() : records.base + "events/" + r.event);
    csv.add(r.place).add(r.place_en).add(r.pcode).add(r.admin).add(r.from).add(r.to).add(r.actor).add(r.actor_id);
    csv.add(r.status).add(r.voice).add(joined(r.claims)).add(r.published).add(r.method).add(r.review);
    csv.end_row();
  }
  const auto count = csv.rows();
  std::size_t wide_rows = 0;
  std::string wide_schema;
  std::string wide = pivot(rows, options.csv, wide_rows, wide_schema);
  return {{"control.csv", "text/csv; charset=utf-8", csv.take(), count, false},
          {"control.csv-metadata.json", "application/csvm+json",
           csvw("control.csv", "Who holds which place, according to whom.", kColumns), 0, true},
          {"control_wide.csv", "text/csv; charset=utf-8", std::move(wide), wide_rows, false},
          {"control_wide.csv-metadata.json", "application/csvm+json", std::move(wide_schema), 0, true}};
}

}  // namespace isnad::exports
