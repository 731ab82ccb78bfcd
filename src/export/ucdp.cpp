// ucdp: events with deaths under the 49 columns of UCDP GED. Ids that are UCDP's to give stay empty.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/days.h"
#include "export/event_view.h"
#include "export/formats.h"

namespace isnad::exports {
namespace {

constexpr Column kColumns[] = {
    {"id", Cell::text, "UCDP's to give: empty"},
    {"relid", Cell::text, "UCDP's to give: empty"},
    {"year", Cell::whole, "of date_start", "", 1900, 2100},
    {"active_year", Cell::text, "UCDP's to decide: empty"},
    {"code_status", Cell::text, "a draft", "Draft"},
    {"type_of_violence", Cell::whole, "1 state-based, 2 non-state, 3 one-sided; empty where the parties do not tell",
     "", 1, 3},
    {"conflict_dset_id", Cell::text, "empty"},
    {"conflict_new_id", Cell::text, "empty"},
    {"conflict_name", Cell::text, "empty"},
    {"dyad_dset_id", Cell::text, "empty"},
    {"dyad_new_id", Cell::text, "empty"},
    {"dyad_name", Cell::text, "side a - side b, where both are named"},
    {"side_a_dset_id", Cell::text, "empty"},
    {"side_a_new_id", Cell::text, "empty"},
    {"side_a", Cell::text, "who acts; empty where nobody is named"},
    {"side_b_dset_id", Cell::text, "empty"},
    {"side_b_new_id", Cell::text, "empty"},
    {"side_b", Cell::text, "the other side; Civilians in one-sided violence"},
    {"number_of_sources", Cell::whole, "articles", "", 1, 1e6},
    {"source_article", Cell::text, "outlet, day, title of each, joined by ;"},
    {"source_office", Cell::text, "outlets, joined by ;"},
    {"source_date", Cell::text, "days of publication, joined by ;"},
    {"source_headline", Cell::text, "titles, joined by ;"},
    {"source_original", Cell::text, "whom they quote, joined by ;"},
    {"where_prec", Cell::whole, "1 exact, 2 near, 3 district, 4 governorate, 6 country", "", 1, 7},
    {"where_coordinates", Cell::text, "the place"},
    {"where_description", Cell::text, "its words in the text"},
    {"adm_1", Cell::text, "first container under the country"},
    {"adm_2", Cell::text, "second"},
    {"latitude", Cell::number, "only for a town or finer", "", -90, 90},
    {"longitude", Cell::number, "only for a town or finer", "", -180, 180},
    {"geom_wkt", Cell::text, "POINT (longitude latitude)"},
    {"priogrid_gid", Cell::whole, "cell of half a degree, from the point", "", 1, 259200},
    {"country", Cell::text, "in English"},
    {"country_id", Cell::whole, "Gleditsch and Ward", "", 2, 999},
    {"region", Cell::text, "UCDP region", "|Africa|Americas|Asia|Europe|Middle East"},
    {"event_clarity", Cell::whole, "1 a day and place of its own, 2 less", "", 1, 2},
    {"date_prec", Cell::whole, "1 the day, 2 up to six days, 3 a week, 4 a month, 5 more", "", 1, 5},
    {"date_start", Cell::day, "first day"},
    {"date_end", Cell::day, "last day"},
    {"deaths_a", Cell::whole, "of side a", "", 0, 1e7},
    {"deaths_b", Cell::whole, "of side b", "", 0, 1e7},
    {"deaths_civilians", Cell::whole, "civilians", "", 0, 1e7},
    {"deaths_unknown", Cell::whole, "of unknown status", "", 0, 1e7},
    {"best", Cell::whole, "the four columns before it, summed", "", 0, 1e7},
    {"high", Cell::whole, "highest figure told", "", 1, 1e7},
    {"low", Cell::whole, "lowest figure told", "", 0, 1e7},
    {"gwnoa", Cell::whole, "Gleditsch and Ward number of side a, where it is a state", "", 2, 999},
    {"gwnob", Cell::whole, "of side b", "", 2, 999},
    {"isnad_id", Cell::text, "id of the event"},
    {"isnad_url", Cell::text, "where the desk shows it"},
    {"isnad_method", Cell::text, "program, version and data"},
    {"isnad_review", Cell::text, "what reviewers said", "open|accepted|rejected|edited|mixed"},
};

struct Sources {
  std::vector<std::string> articles, offices, days, headlines, originals;
  std::size_t count = 0;
};

void once(std::vector<std::string>& list, const std::string& text) {
  if (!text.empty() && std::find(list.begin(), list.end(), text) == list.end()) list.push_back(text);
}

Sources sources_of(const EventView& v, const Records& records) {
  Sources s;
  std::vector<std::uint32_t> seen;
  for (const auto* row : v.all) {
    if (!row->claim.attribution.empty()) once(s.originals, according_to(*row, records));
    if (std::find(seen.begin(), seen.end(), row->document) != seen.end()) continue;
    seen.push_back(row->document);
    const auto& d = records.documents[row->document];
    const std::string day = d.published ? iso_day(*d.published) : std::string();
    s.articles.push_back(fmt::format("\"{},{},{}\"", d.outlet, day, d.title));
    once(s.offices, d.outlet);
    once(s.days, day);
    once(s.headlines, d.title);
  }
  s.count = seen.size();
  return s;
}

// Both sides of a clash are agents; who strikes together is one side.
std::pair<std::vector<ActorRef>, std::vector<ActorRef>> sides(const EventView& v) {
  auto a = v.agents, b = v.targets;
  if (b.empty() && a.size() >= 2 && v.event->type == ClaimType::armed_clash) {
    b.assign(a.begin() + 1, a.end());
    a.resize(1);
  }
  return {a, b};
}

std::optional<std::int64_t> violence(const EventView& v, const std::vector<ActorRef>& a, const std::vector<ActorRef>& b,
                                     const Names& names) {
  const bool armed_a = !a.empty() && names.is_armed(a.front().id), armed_b = !b.empty() && names.is_armed(b.front().id);
  if (armed_a && armed_b) return names.is_state(a.front().id) || names.is_state(b.front().id) ? 1 : 2;
  if (armed_a && v.civilian() && b.empty()) return 3;
  return std::nullopt;
}

std::optional<std::int64_t> where_precision(const PlaceRef* p) {
  if (p == nullptr) return std::nullopt;
  switch (p->precision) {
    case Precision::exact:
    case Precision::neighbourhood:
    case Precision::town: return p->lat ? (p->role == PlaceRole::near ? 2 : 1) : 2;
    case Precision::district: return 3;
    case Precision::governorate: return 4;
    case Precision::country: return 6;
    case Precision::unresolved: return std::nullopt;
  }
  return std::nullopt;
}

// PRIO-GRID: half-degree cells, row by row from the south-west.
std::optional<std::int64_t> prio_cell(const EventView& v) {
  if (!v.located()) return std::nullopt;
  const auto row = static_cast<std::int64_t>(std::floor((*v.place()->lat + 90) * 2));
  const auto column = static_cast<std::int64_t>(std::floor((*v.place()->lon + 180) * 2));
  return std::min<std::int64_t>(row, 359) * 720 + std::min<std::int64_t>(column, 719) + 1;
}

std::optional<std::int64_t> date_precision(const EventView& v) {
  if (!v.first) return std::nullopt;
  const auto width = (v.last.value_or(*v.first) - *v.first).count();
  if (width == 0) return v.approximate ? 2 : 1;
  return width < 6 ? 2 : width < 8 ? 3 : width < 32 ? 4 : 5;
}

void put_where(Csv& csv, const EventView& v, const Country* country, const Names& names) {
  const PlaceRef* p = v.place();
  csv.add(where_precision(p)).add(p != nullptr ? name_of(*p) : std::string());
  csv.add(p != nullptr ? p->text : std::string());
  for (std::size_t level = 1; level <= 2; ++level)
    csv.add(p != nullptr ? names.place(container_of(*p, level)) : std::string());
  const bool point = v.located();
  csv.degrees(point ? p->lat : std::nullopt).degrees(point ? p->lon : std::nullopt);
  csv.add(point ? fmt::format("POINT ({:.5f} {:.5f})", *p->lon, *p->lat) : std::string()).add(prio_cell(v));
  csv.add(country != nullptr ? country->name : std::string());
  csv.add(country != nullptr && country->gw != 0 ? std::optional<std::int64_t>(country->gw) : std::nullopt);
  csv.add(country != nullptr ? country->ucdp_region : std::string());
}

// Whose dead: civilians by their category, the other side's where fighters of a named target fell. Each column is a
// figure that somebody tells of those people; of a total without a word on who they were, what is left over them.
void put_deaths(Csv& csv, const EventView& v, const std::vector<ActorRef>& b) {
  const auto best_of = [](const std::optional<Toll>& toll) { return toll ? toll->best : std::int64_t{0}; };
  const auto civilians = best_of(civilian_toll(v, true)), fighters = best_of(toll_of(v, "combatants", true));
  auto unknown = std::max<std::int64_t>(best_of(unsorted_dead(v)) - civilians - fighters, 0);
  // Police, prisoners and others who are counted by a word that is neither.
  if (civilians + fighters + unknown == 0) unknown = v.killed->best;
  const auto side_b = b.empty() ? 0 : fighters;
  if (b.empty()) unknown += fighters;
  const auto best = side_b + civilians + unknown;
  csv.add(std::int64_t{0}).add(side_b).add(civilians).add(unknown).add(best);
  csv.add(std::max(v.killed->high.value_or(0), std::max(best, v.killed->low))).add(std::min(v.killed->low, best));
}

std::optional<std::int64_t> state_number(const std::vector<ActorRef>& side, const Names& names) {
  if (side.empty() || !names.is_state(side.front().id)) return std::nullopt;
  const auto iso2 = names.actor_country(side.front().id);
  const Country* country = names.country(iso2);
  return country != nullptr && country->gw != 0 ? std::optional<std::int64_t>(country->gw) : std::nullopt;
}

}  // namespace

std::vector<File> ucdp_files(const Records& records, const Names& names, const Options& options) {
  Csv csv(kColumns, options.csv);
  for (const auto& v : views_of(records)) {
    if (v.stated.empty() || !v.killed || std::max({v.killed->high.value_or(0), v.killed->best}) < 1) continue;
    const auto [a, b] = sides(v);
    const auto kind = violence(v, a, b, names);
    const Country* country = names.country(v.place() != nullptr ? country_of(*v.place()) : std::string());
    const Sources s = sources_of(v, records);
    const std::string side_a = names_of(a), side_b = kind == 3 ? "Civilians" : names_of(b);
    csv.blanks(2);
    csv.add(v.first ? std::optional<std::int64_t>(static_cast<int>(std::chrono::year_month_day(*v.first).year()))
                    : std::nullopt);
    csv.blank().add("Draft").add(kind).blanks(5);
    csv.add(side_a.empty() || side_b.empty() ? std::string() : side_a + " - " + side_b);
    csv.blanks(2).add(side_a).blanks(2).add(side_b);
    csv.add(static_cast<std::int64_t>(s.count)).add(joined(s.articles, ";")).add(joined(s.offices, ";"));
    csv.add(joined(s.days, ";")).add(joined(s.headlines, ";")).add(joined(s.originals, ";"));
    put_where(csv, v, country, names);
    csv.add(std::int64_t{v.first == v.last && v.located() ? 1 : 2}).add(date_precision(v)).add(v.first).add(v.last);
    put_deaths(csv, v, b);
    csv.add(state_number(a, names)).add(state_number(b, names));
    csv.add(v.event->id).add(records.base + "events/" + v.event->id).add(v.method()).add(v.review());
    csv.end_row();
  }
  const auto rows = csv.rows();
  return {
      {"ucdp.csv", "text/csv; charset=utf-8", csv.take(), rows, false},
      {"ucdp.csv-metadata.json", "application/csvm+json",
       csvw("ucdp.csv", "Events with deaths under the columns of UCDP GED; drafted by isnad, not by UCDP.", kColumns),
       0, true}};
}

}  // namespace isnad::exports
