// acled: events under ACLED's 31 columns, ids of our own, with four columns of ours at the end.
// Left out: what the scheme does not code (speech acts, mere possession, need), and events of which
// no claim says that something happened.
#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "base/days.h"
#include "export/event_view.h"
#include "export/formats.h"
#include "model/type_set.h"

namespace isnad::exports {
namespace {

constexpr Column kColumns[] = {
    {"event_id_cnty", Cell::text, "id of ours: ISN-, ISO 3166 alpha-3, a number; never one of ACLED's"},
    {"event_date", Cell::day, "first day; empty where no text tells it"},
    {"year", Cell::whole, "of event_date", "", 1900, 2100},
    {"time_precision", Cell::whole, "1 the day, 2 within a week, 3 within a month or wider", "", 1, 3},
    {"disorder_type", Cell::text, "group of event types", "Political violence|Demonstrations|Strategic developments"},
    {"event_type", Cell::text, "ACLED event type",
     "Battles|Explosions/Remote violence|Violence against civilians|Protests|Riots|Strategic developments"},
    {"sub_event_type", Cell::text, "ACLED sub-event type"},
    {"actor1", Cell::text, "who acts; empty where nobody is named"},
    {"assoc_actor_1", Cell::text, "others on that side, joined by ;"},
    {"inter1", Cell::whole, "ACLED actor category of actor1", "", 1, 8},
    {"actor2", Cell::text, "the other side"},
    {"assoc_actor_2", Cell::text, "others on that side"},
    {"inter2", Cell::whole, "ACLED actor category of actor2", "", 1, 8},
    {"interaction", Cell::whole, "inter1 and inter2, the smaller first; one side alone: times ten", "", 10, 88},
    {"civilian_targeting", Cell::text, "whether civilians were the main or only target", "|Civilian targeting"},
    {"iso", Cell::whole, "ISO 3166-1 numeric", "", 4, 999},
    {"region", Cell::text, "ACLED region"},
    {"country", Cell::text, "in English"},
    {"admin1", Cell::text, "first container under the country"},
    {"admin2", Cell::text, "second"},
    {"admin3", Cell::text, "third"},
    {"location", Cell::text, "the place"},
    {"latitude", Cell::number, "only for a town or finer", "", -90, 90},
    {"longitude", Cell::number, "only for a town or finer", "", -180, 180},
    {"geo_precision", Cell::whole, "1 a town or finer, 2 a district, 3 a governorate", "", 1, 3},
    {"source", Cell::text, "outlets, joined by ;"},
    {"source_scale", Cell::text, "not told by the texts: empty", ""},
    {"notes", Cell::text, "for each claim: who says so: the clause"},
    {"fatalities", Cell::whole, "the most conservative figure told; 0: none reported", "", 0, 1e7},
    {"tags", Cell::text, "isnad:state=…, isnad:origins=… and isnad:published=…, the first day of publication"},
    {"timestamp", Cell::whole, "of the project's last import, seconds since 1970", "", 0, 1e11},
    {"isnad_id", Cell::text, "id of the event"},
    {"isnad_url", Cell::text, "where the desk shows it"},
    {"isnad_method", Cell::text, "program, version and data"},
    {"isnad_review", Cell::text, "what reviewers said", "open|accepted|rejected|edited|mixed"},
};

struct Code {
  std::string type, sub;
};

// What is said or planned, lacking or given, is no event there; nor is a state that lasts.
constexpr TypeSet kUncoded{
    ClaimType::demand,  ClaimType::reject,          ClaimType::accuse,       ClaimType::threaten,
    ClaimType::promise, ClaimType::provide_support, ClaimType::hold_control, ClaimType::humanitarian_need,
    ClaimType::aid};

bool any_type(const EventView& v, ClaimType type) {
  return std::any_of(v.stated.begin(), v.stated.end(), [&](const ClaimRow* r) { return r->claim.type == type; });
}

// Taken over after the other side had left, without harm told.
bool handed_over(const EventView& v) {
  return (any_type(v, ClaimType::withdraw) || any_type(v, ClaimType::lose_control)) && !v.killed && !v.injured &&
         !any_type(v, ClaimType::armed_clash) && !any_type(v, ClaimType::assault);
}

bool concluded(const EventView& v) {
  return std::any_of(v.stated.begin(), v.stated.end(), [](const ClaimRow* r) {
    const Claim& c = r->claim;
    return c.certainty == Certainty::fact && (c.stage == Stage::agreed || c.stage == Stage::implemented);
  });
}

// A state body of that country, as far as both are known.
bool governs(const std::string& actor, const std::string& country, const Names& names) {
  if (!names.is_state(actor)) return false;
  const std::string own = names.actor_country(actor);
  return own.empty() || country.empty() || own == country;
}

Code code_of(const EventView& v, const Names& names) {
  const auto type = v.event->type;
  if (type == ClaimType::negotiate || type == ClaimType::ceasefire)
    return {"Strategic developments", concluded(v) ? "Agreement" : "Other"};
  if (type == ClaimType::gain_control) {
    if (handed_over(v)) return {"Strategic developments", "Non-violent transfer of territory"};
    if (v.agents.empty() || v.agents.front().id.empty()) return {"Battles", "Armed clash"};
    const std::string country = v.place() != nullptr ? country_of(*v.place()) : std::string();
    return {"Battles", governs(v.agents.front().id, country, names) ? "Government regains territory"
                                                                    : "Non-state actor overtakes territory"};
  }
  for (const auto* row : v.stated)
    if (row->claim.type == type && !row->claim.acled.empty()) return {row->claim.acled, row->claim.acled_sub};
  return {};
}

const char* disorder(const std::string& event_type) {
  if (event_type == "Protests" || event_type == "Riots") return "Demonstrations";
  return event_type == "Strategic developments" ? "Strategic developments" : "Political violence";
}

struct Side {
  std::string first, others;
  int inter = 0;
};

Side side_of(const std::vector<ActorRef>& actors, const Names& names) {
  Side s;
  if (actors.empty()) return s;
  s.first = name_of(actors.front());
  s.others = names_of({actors.begin() + 1, actors.end()});
  s.inter = names.inter(actors.front().id);
  return s;
}

void put_sides(Csv& csv, const EventView& v, const Code& code, const std::string& country, const Names& names) {
  const std::string& type = code.type;
  std::vector<ActorRef> one = v.agents, two = v.targets;
  // Both sides of a clash or a deal are agents: told as two, they are two.
  if (two.empty() && one.size() >= 2 && (v.event->type == ClaimType::armed_clash || code.sub == "Agreement")) {
    two.assign(one.begin() + 1, one.end());
    one.resize(1);
  }
  Side a = side_of(one, names), b = side_of(two, names);
  const bool civilians = v.civilian() && (type == "Violence against civilians" || type == "Explosions/Remote violence");
  if (civilians && b.first.empty()) {
    b.first = country.empty() ? "Civilians" : fmt::format("Civilians ({})", country);
    b.inter = 7;
  }
  const auto cell = [](int inter) { return inter == 0 ? std::nullopt : std::optional<std::int64_t>(inter); };
  csv.add(a.first).add(a.others).add(cell(a.inter)).add(b.first).add(b.others).add(cell(b.inter));
  const int low = std::min(a.inter, b.inter), high = std::max(a.inter, b.inter);
  csv.add(high == 0 ? std::nullopt : std::optional<std::int64_t>(low == 0 ? high * 10 : low * 10 + high));
  csv.add(civilians && (two.empty() || b.inter == 7) ? "Civilian targeting" : "");
}

void put_place(Csv& csv, const EventView& v, const Country* country, const Names& names) {
  const PlaceRef* p = v.place();
  csv.add(country == nullptr ? std::nullopt : std::optional<std::int64_t>(country->numeric));
  csv.add(country == nullptr ? "" : country->acled_region).add(country == nullptr ? "" : country->name);
  for (std::size_t level = 1; level <= 3; ++level)
    csv.add(p != nullptr ? names.place(container_of(*p, level)) : std::string());
  csv.add(p != nullptr ? name_of(*p) : std::string());
  const bool point = v.located();
  csv.degrees(point ? p->lat : std::nullopt).degrees(point ? p->lon : std::nullopt);
  std::optional<std::int64_t> precision;
  if (p != nullptr && p->precision <= Precision::town && point) precision = 1;
  if (p != nullptr && p->precision == Precision::district) precision = 2;
  if (p != nullptr && p->precision == Precision::governorate) precision = 3;
  csv.add(precision);
}

std::string notes_of(const EventView& v, const Records& records) {
  std::vector<std::string> notes;
  for (const auto* row : v.all) notes.push_back(fmt::format("{}: «{}»", chain_of(*row, records), row->quote));
  return joined(notes, " ‖ ");
}

// Who codes an event that no text dates starts from the day on which it was first reported.
std::string tags_of(const EventView& v, const Records& records) {
  std::optional<Day> first;
  for (const auto* row : v.all)
    if (const auto& day = records.documents[row->document].published; day && (!first || *day < *first)) first = day;
  auto tags = fmt::format("isnad:state={}; isnad:origins={}", v.event->state, v.origins());
  return first ? tags + "; isnad:published=" + iso_day(*first) : tags;
}

std::string upper_tail(const std::string& id) {
  std::string tail = id.size() > 10 ? id.substr(1, 10) : id;
  std::transform(tail.begin(), tail.end(), tail.begin(),
                 [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return tail;
}

// "2024-05-01T10:00:00Z" → seconds.
std::optional<std::int64_t> seconds(const std::string& at) {
  const auto day = parse_day(at);
  if (!day || at.size() < 19) return std::nullopt;
  const auto two = [&](std::size_t i) { return (at[i] - '0') * 10 + (at[i + 1] - '0'); };
  return std::chrono::duration_cast<std::chrono::seconds>(day->time_since_epoch()).count() + two(11) * 3600 +
         two(14) * 60 + two(17);
}

}  // namespace

std::vector<File> acled_files(const Records& records, const Names& names, const Options& options) {
  Csv csv(kColumns, options.csv);
  const auto timestamp = seconds(records.as_of);
  for (const auto& v : views_of(records)) {
    if (v.stated.empty() || kUncoded.has(v.event->type)) continue;
    const Code code = code_of(v, names);
    if (code.type.empty()) continue;
    const std::string iso2 = v.place() != nullptr ? country_of(*v.place()) : std::string();
    const Country* country = names.country(iso2);
    csv.add(fmt::format("ISN-{}-{}", country == nullptr ? "XXX" : country->iso3, upper_tail(v.event->id)));
    csv.add(v.first);
    std::optional<std::int64_t> year, precision;
    if (v.first) {
      year = static_cast<int>(std::chrono::year_month_day(*v.first).year());
      const auto width = (v.last.value_or(*v.first) - *v.first).count();
      precision = width > 7 ? 3 : width > 0 || v.approximate ? 2 : 1;
    }
    csv.add(year).add(precision).add(disorder(code.type)).add(code.type).add(code.sub);
    put_sides(csv, v, code, country == nullptr ? std::string() : country->name, names);
    put_place(csv, v, country, names);
    csv.add(joined(v.event->outlets, "; ")).blank().add(notes_of(v, records));
    csv.add(v.killed ? v.killed->least : 0);
    csv.add(tags_of(v, records)).add(timestamp);
    csv.add(v.event->id).add(records.base + "events/" + v.event->id).add(v.method()).add(v.review());
    csv.end_row();
  }
  const auto rows = csv.rows();
  return {{"acled.csv", "text/csv; charset=utf-8", csv.take(), rows, false},
          {"acled.csv-metadata.json", "application/csvm+json",
           csvw("acled.csv", "Events under the columns of ACLED; drafted by isnad, not by ACLED.", kColumns), 0, true}};
}

}  // namespace isnad::exports
