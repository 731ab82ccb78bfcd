// hxl: events with the Humanitarian Exchange Language's tag row second.
#include <fmt/format.h>

#include <algorithm>

#include "export/event_view.h"
#include "export/formats.h"

namespace isnad::exports {
namespace {

struct Tagged {
  Column column;
  std::string_view tag;
};

constexpr Tagged kTagged[] = {
    {{"isnad_id", Cell::text, "id of the event"}, "#event+code"},
    {{"type", Cell::text, "what happened"}, "#event+type"},
    {{"sub_type", Cell::text, "ACLED sub-event type"}, "#event+type+sub"},
    {{"date", Cell::day, "the day, where it is one"}, "#date+occurred"},
    {{"date_start", Cell::day, "first day"}, "#date+start"},
    {{"date_end", Cell::day, "last day"}, "#date+end"},
    {{"reported", Cell::day, "first published"}, "#date+reported"},
    {{"actor1", Cell::text, "who acts"}, "#group+name+first"},
    {{"actor2", Cell::text, "to whom"}, "#group+name+second"},
    {{"country", Cell::text, "ISO 3166 alpha-3"}, "#country+code"},
    {{"admin1", Cell::text, "name"}, "#adm1+name"},
    {{"admin1_code", Cell::text, "P-code"}, "#adm1+code"},
    {{"admin2", Cell::text, "name"}, "#adm2+name"},
    {{"admin2_code", Cell::text, "P-code"}, "#adm2+code"},
    {{"admin3", Cell::text, "name"}, "#adm3+name"},
    {{"admin3_code", Cell::text, "P-code"}, "#adm3+code"},
    {{"place_ar", Cell::text, "the place in Arabic"}, "#loc+name+i_ar"},
    {{"place_en", Cell::text, "in English"}, "#loc+name+i_en"},
    {{"latitude", Cell::number, "only for a town or finer", "", -90, 90}, "#geo+lat"},
    {{"longitude", Cell::number, "only for a town or finer", "", -180, 180}, "#geo+lon"},
    {{"precision", Cell::text, "of the place", "|exact|neighbourhood|town|district|governorate|country|unresolved"},
     "#geo+precision"},
    {{"killed", Cell::whole, "the figure most voices give", "", 0, 1e7}, "#affected+killed"},
    {{"killed_min", Cell::whole, "lowest", "", 0, 1e7}, "#affected+killed+min"},
    {{"killed_max", Cell::whole, "highest; empty: open", "", 0, 1e7}, "#affected+killed+max"},
    {{"injured_min", Cell::whole, "lowest", "", 0, 1e7}, "#affected+injured+min"},
    {{"injured_max", Cell::whole, "highest; empty: open", "", 0, 1e7}, "#affected+injured+max"},
    {{"displaced", Cell::whole, "least number of people told to have fled or been moved", "", 0, 1e9},
     "#affected+displaced"},
    {{"grade", Cell::text, "state of the event: who bears it out", "reported|corroborated|contested|denied|planned"},
     "#severity+grade"},
    {{"controller", Cell::text, "who took or holds the place"}, "#group+name+control"},
    {{"control_status", Cell::text, "", "|control|contested|lost|besieged"}, "#status+control"},
    {{"source", Cell::text, "outlets, joined by |"}, "#meta+source"},
    {{"isnad_url", Cell::text, "where the desk shows it"}, "#meta+url"},
    {{"isnad_method", Cell::text, "program, version and data"}, "#meta+method"},
    {{"isnad_review", Cell::text, "what reviewers said", "open|accepted|rejected|edited|mixed"}, "#status+review"},
};

const char* control_status(const EventView& v) {
  switch (v.event->type) {
    case ClaimType::gain_control:
    case ClaimType::hold_control: return v.contested() ? "contested" : "control";
    case ClaimType::lose_control: return "lost";
    case ClaimType::encircle: return "besieged";
    default: return "";
  }
}

std::optional<std::int64_t> displaced(const EventView& v) {
  if (v.event->type != ClaimType::displacement && v.event->type != ClaimType::evacuate) return std::nullopt;
  std::optional<std::int64_t> least;
  for (const auto* row : v.stated)
    if (const auto& q = row->claim.quantity; q && q->min && !q->cumulative)
      least = least ? std::min(*least, *q->min) : *q->min;
  return least;
}

void put_place(Csv& csv, const EventView& v, const Names& names) {
  const PlaceRef* p = v.place();
  const Country* country = names.country(p != nullptr ? country_of(*p) : std::string());
  csv.add(country != nullptr ? country->iso3 : std::string());
  for (std::size_t level = 1; level <= 3; ++level) {
    const std::string unit = p != nullptr ? container_of(*p, level) : std::string();
    csv.add(names.place(unit)).add(unit);
  }
  csv.add(p == nullptr ? std::string() : p->name.empty() ? p->text : p->name);
  csv.add(p == nullptr ? std::string() : p->name_en);
  const bool point = v.located();
  csv.degrees(point ? p->lat : std::nullopt).degrees(point ? p->lon : std::nullopt);
  csv.add(p != nullptr ? isnad::name_of(p->precision) : std::string_view());
}

}  // namespace

std::vector<File> hxl_files(const Records& records, const Names& names, const Options& options) {
  std::vector<Column> columns;
  std::vector<std::string_view> tags;
  for (const auto& [column, tag] : kTagged) {
    columns.push_back(column);
    tags.push_back(tag);
  }
  Csv csv(columns, options.csv);
  csv.raw_row(tags);
  for (const auto& v : views_of(records)) {
    std::optional<Day> reported;
    for (const auto* row : v.all) {
      const auto& day = records.documents[row->document].published;
      if (day && (!reported || *day < *reported)) reported = day;
    }
    std::string sub;
    for (const auto* row : v.stated)
      if (sub.empty() && row->claim.type == v.event->type) sub = row->claim.acled_sub;
    csv.add(v.event->id).add(isnad::name_of(v.event->type)).add(sub);
    csv.add(v.first == v.last ? v.first : std::nullopt).add(v.first).add(v.last).add(reported);
    csv.add(names_of(v.agents)).add(names_of(v.targets));
    put_place(csv, v, names);
    csv.add(v.killed ? std::optional(v.killed->best) : std::nullopt);
    csv.add(v.killed ? std::optional(v.killed->low) : std::nullopt).add(v.killed ? v.killed->high : std::nullopt);
    csv.add(v.injured ? std::optional(v.injured->low) : std::nullopt).add(v.injured ? v.injured->high : std::nullopt);
    csv.add(displaced(v)).add(v.event->state);
    const std::string_view control = control_status(v);
    csv.add(control.empty() ? std::string() : names_of(v.agents)).add(control);
    csv.add(joined(v.event->outlets)).add(records.base + "events/" + v.event->id).add(v.method()).add(v.review());
    csv.end_row();
  }
  const auto rows = csv.rows();
  return {{"hxl.csv", "text/csv; charset=utf-8", csv.take(), rows, false},
          {"hxl.csv-metadata.json", "application/csvm+json",
           csvw("hxl.csv", "Events with HXL tags in the second row.", columns), 0, true}};
}

}  // namespace isnad::exports
