// airwars: incidents of civilian harm and their sources, as Airwars publishes them. The program
// proposes weak, fair or contested; confirmed and discounted are a person's words.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "export/event_view.h"
#include "export/formats.h"

namespace isnad::exports {
namespace {

constexpr Column kIncidents[] = {
    {"unique_reference_code", Cell::text, "ISN- and the event's id; never one of Airwars'"},
    {"permalink", Cell::text, "where the desk shows it"},
    {"country", Cell::text, "in English"},
    {"date", Cell::day, "first day; empty where no text tells it"},
    {"grading", Cell::text, "proposed by the program", "weak|fair|contested"},
    {"latitude", Cell::number, "only for a town or finer", "", -90, 90},
    {"longitude", Cell::number, "only for a town or finer", "", -180, 180},
    {"geolocation_accuracy", Cell::text, "of the place told",
     "|Exact location|Neighbourhood/area|Town|District|Province/governorate|Country"},
    {"strike_status", Cell::text, "by who says so",
     "Declared strike|Likely strike|Contested strike|Single source claim"},
    {"civilian_harm_reported", Cell::text, "whether anyone says that civilians were harmed", "Yes|No"},
    {"civilians_killed_min", Cell::whole, "lowest", "", 0, 1e7},
    {"civilians_killed_max", Cell::whole, "highest; empty: open", "", 0, 1e7},
    {"children_killed_min", Cell::whole, "lowest", "", 0, 1e7},
    {"children_killed_max", Cell::whole, "highest", "", 0, 1e7},
    {"women_killed_min", Cell::whole, "lowest", "", 0, 1e7},
    {"women_killed_max", Cell::whole, "highest", "", 0, 1e7},
    {"men_killed_min", Cell::whole, "lowest", "", 0, 1e7},
    {"men_killed_max", Cell::whole, "highest", "", 0, 1e7},
    {"civilians_injured_min", Cell::whole, "lowest", "", 0, 1e7},
    {"civilians_injured_max", Cell::whole, "highest", "", 0, 1e7},
    {"militants_killed_min", Cell::whole, "lowest", "", 0, 1e7},
    {"militants_killed_max", Cell::whole, "highest", "", 0, 1e7},
    {"belligerents", Cell::text, "who is said to have struck, joined by ;"},
    {"targeted_belligerents", Cell::text, "whom, joined by ;"},
    {"isnad_id", Cell::text, "id of the event"},
    {"isnad_url", Cell::text, "where the desk shows it"},
    {"isnad_method", Cell::text, "program, version and data"},
    {"isnad_review", Cell::text, "what reviewers said", "open|accepted|rejected|edited|mixed"},
};

constexpr Column kSources[] = {
    {"code", Cell::text, "unique_reference_code of the incident"},
    {"date", Cell::day, "of publication"},
    {"name", Cell::text, "outlet, or who it quotes"},
    {"name_ar", Cell::text, "chain of who says so"},
    {"language", Cell::text, "BCP 47"},
    {"url", Cell::text, "of the article"},
    {"archive_url", Cell::text, "none is made: empty"},
    {"media", Cell::text, "none is loaded: empty"},
    {"isnad_id", Cell::text, "id of the claim"},
    {"isnad_url", Cell::text, "where the desk shows it"},
    {"isnad_method", Cell::text, "program, version and data"},
    {"isnad_review", Cell::text, "what a reviewer said", "open|accepted|rejected|edited"},
};

bool harms(ClaimType type) {
  return type == ClaimType::airstrike || type == ClaimType::shelling || type == ClaimType::bombing ||
         type == ClaimType::assault || type == ClaimType::casualties || type == ClaimType::abuse_civilians;
}

// Somebody says that civilians were harmed; by their own category or inside a breakdown.
bool civilians_harmed(const EventView& v) {
  return std::any_of(v.stated.begin(), v.stated.end(), [](const ClaimRow* r) {
    const Claim& c = r->claim;
    if (civilian_category(c.victims) && (c.killed || c.injured)) return true;
    return std::any_of(c.breakdown.begin(), c.breakdown.end(),
                       [](const Breakdown& b) { return civilian_category(b.category) && (b.killed || b.injured); });
  });
}

const char* accuracy(const PlaceRef* p) {
  if (p == nullptr) return "";
  switch (p->precision) {
    case Precision::exact: return "Exact location";
    case Precision::neighbourhood: return "Neighbourhood/area";
    case Precision::town: return "Town";
    case Precision::district: return "District";
    case Precision::governorate: return "Province/governorate";
    case Precision::country: return "Country";
    case Precision::unresolved: return "";
  }
  return "";
}

// Declared: the party that acts says so itself.
bool declared(const EventView& v) {
  for (const auto* row : v.stated)
    for (const auto& s : row->claim.attribution)
      for (const auto& a : v.agents)
        if (!a.id.empty() && (s.id == a.id || s.affiliation == a.id)) return true;
  return false;
}

const char* status(const EventView& v) {
  if (v.contested()) return "Contested strike";
  if (declared(v)) return "Declared strike";
  return v.origins() >= 2 ? "Likely strike" : "Single source claim";
}

const char* grading(const EventView& v) { return v.contested() ? "contested" : v.origins() >= 2 ? "fair" : "weak"; }

void put_toll(Csv& csv, const std::optional<Toll>& toll) {
  csv.add(toll ? std::optional(toll->low) : std::nullopt).add(toll ? toll->high : std::nullopt);
}

void put_incident(Csv& csv, const EventView& v, const Records& records, const Names& names, const std::string& code) {
  const PlaceRef* p = v.place();
  const Country* country = names.country(p != nullptr ? country_of(*p) : std::string());
  const bool point = v.located();
  csv.add(code).add(records.base + "events/" + v.event->id).add(country != nullptr ? country->name : std::string());
  csv.add(v.first).add(grading(v)).degrees(point ? p->lat : std::nullopt).degrees(point ? p->lon : std::nullopt);
  csv.add(accuracy(p)).add(status(v)).add(civilians_harmed(v) ? "Yes" : "No");
  put_toll(csv, civilian_toll(v, true));
  for (const char* category : {"children", "women", "men"}) put_toll(csv, toll_of(v, category, true));
  put_toll(csv, civilian_toll(v, false));
  put_toll(csv, toll_of(v, "combatants", true));
  csv.add(names_of(v.agents)).add(names_of(v.targets));
  csv.add(v.event->id).add(records.base + "events/" + v.event->id).add(v.method()).add(v.review());
  csv.end_row();
}

}  // namespace

std::vector<File> airwars_files(const Records& records, const Names& names, const Options& options) {
  Csv incidents(kIncidents, options.csv), sources(kSources, options.csv);
  for (const auto& v : views_of(records)) {
    if (v.stated.empty() || !harms(v.event->type) || !civilians_harmed(v)) continue;
    const std::string code = fmt::format("ISN-{}", v.event->id);
    put_incident(incidents, v, records, names, code);
    for (const auto* row : v.all) {
      const auto& d = records.documents[row->document];
      sources.add(code).add(d.published).add(d.outlet.empty() ? according_to(*row, records) : d.outlet);
      sources.add(chain_of(*row, records)).add(d.language.empty() ? "ar" : d.language).add(d.url).blanks(2);
      sources.add(row->claim.id).add(records.base + "claims/" + row->claim.id).add(row->method).add(row->review);
      sources.end_row();
    }
  }
  const auto incident_rows = incidents.rows(), source_rows = sources.rows();
  return {{"incidents.csv", "text/csv; charset=utf-8", incidents.take(), incident_rows, false},
          {"incidents.csv-metadata.json", "application/csvm+json",
           csvw("incidents.csv", "Incidents of reported civilian harm, with gradings proposed by isnad.", kIncidents),
           0, true},
          {"sources.csv", "text/csv; charset=utf-8", sources.take(), source_rows, false},
          {"sources.csv-metadata.json", "application/csvm+json",
           csvw("sources.csv", "Who tells of the incidents.", kSources), 0, true}};
}

}  // namespace isnad::exports
