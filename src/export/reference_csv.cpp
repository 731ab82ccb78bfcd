#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <unordered_map>

#include "base/days.h"
#include "export/reference.h"
#include "lexicon/lexicon.h"

namespace isnad::exports {
namespace {

using Row = std::map<std::string, std::string>;

// Actors by their English and Arabic names; a note in brackets at a name's end is passed over.
class Bearers {
 public:
  explicit Bearers(const Lexicon& lexicon) : actors_(lexicon.actors()) {
    for (std::uint32_t i = 0; i < actors_.size(); ++i)
      for (const auto name : {actors_.text(actors_.row(i).name_en), actors_.text(actors_.row(i).name)})
        if (!name.empty()) by_name_.emplace(name, i);
  }
  [[nodiscard]] std::string id(std::string_view name) const {
    if (const auto bracket = name.find(" ("); bracket != std::string_view::npos && name.ends_with(')'))
      name = name.substr(0, bracket);
    const auto at = by_name_.find(name);
    return at == by_name_.end() ? std::string() : std::string(actors_.id(at->second));
  }

 private:
  const ActorTable& actors_;
  std::unordered_map<std::string_view, std::uint32_t> by_name_;
};

// RFC 4180; line feeds alone are taken too.
std::vector<std::vector<std::string>> cells_of(std::string_view csv) {
  if (csv.starts_with("\xEF\xBB\xBF")) csv.remove_prefix(3);
  std::vector<std::vector<std::string>> rows(1);
  std::string cell;
  bool quoted = false;
  const auto end_cell = [&] {
    rows.back().push_back(std::move(cell));
    cell.clear();
  };
  for (std::size_t i = 0; i < csv.size(); ++i) {
    const char c = csv[i];
    if (quoted) {
      if (c != '"') {
        cell += c;
      } else if (i + 1 < csv.size() && csv[i + 1] == '"') {
        cell += '"';
        ++i;
      } else {
        quoted = false;
      }
    } else if (c == '"') {
      quoted = true;
    } else if (c == ',') {
      end_cell();
    } else if (c == '\n') {
      end_cell();
      rows.emplace_back();
    } else if (c != '\r') {
      cell += c;
    }
  }
  if (!cell.empty() || !rows.back().empty()) end_cell();
  if (rows.back().empty()) rows.pop_back();
  return rows;
}

std::string field(const Row& row, const char* name) {
  const auto at = row.find(name);
  return at == row.end() ? std::string() : at->second;
}

std::optional<double> real(const std::string& text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<std::int64_t> whole(const std::string& text) {
  const auto value = real(text);
  return value && *value >= 0 && *value < 1e9 ? std::optional(static_cast<std::int64_t>(*value)) : std::nullopt;
}

ClaimType type_of_words(const std::string& event, const std::string& sub) {
  const auto has = [&](std::string_view word) {
    return sub.find(word) != std::string::npos || event.find(word) != std::string::npos;
  };
  if (has("Air/drone") || has("Airstrike") || has("airstrike")) return ClaimType::airstrike;
  if (has("Shelling")) return ClaimType::shelling;
  if (has("Suicide") || has("Remote explosive") || has("Grenade") || has("IED")) return ClaimType::bombing;
  if (has("territory") && !has("Non-violent")) return ClaimType::gain_control;
  if (has("Non-violent transfer")) return ClaimType::gain_control;
  if (has("Agreement")) return ClaimType::negotiate;
  if (has("Arrests")) return ClaimType::detain;
  if (has("Protests") || has("protest")) return ClaimType::protest;
  if (has("Looting")) return ClaimType::destruction;
  if (has("Violence against civilians") || has("Attack")) return ClaimType::assault;
  if (has("Battles") || has("clash")) return ClaimType::armed_clash;
  return ClaimType::casualties;
}

// Parties that the actor base does not know are left out: a name of theirs is no evidence against.
void party(std::vector<ActorRef>& list, const std::string& name, const Bearers& names) {
  if (name.empty()) return;
  const auto id = names.id(name);
  if (id.empty()) return;
  ActorRef a;
  a.id = id;
  a.name = name;
  list.push_back(std::move(a));
}

void put_place(Claim& c, const Row& row, const std::string& name, Precision precision) {
  PlaceRef p;
  p.name = p.text = name;
  p.lat = real(field(row, "latitude"));
  p.lon = real(field(row, "longitude"));
  p.precision = precision;
  if (!p.lat || !p.lon) {
    p.lat.reset();
    p.lon.reset();
  }
  if (!name.empty() || p.lat) c.places.push_back(std::move(p));
}

void put_days(Claim& c, std::optional<Day> first, std::optional<Day> last, bool approximate) {
  if (!first) return;
  TimeRef t;
  t.start = first;
  t.end = last && *last >= *first ? last : first;
  t.approximate = approximate;
  t.resolved = true;
  t.basis = TimeBasis::explicit_;
  c.time = t;
}

void put_killed(Claim& c, std::optional<std::int64_t> low, std::optional<std::int64_t> high) {
  // Nought means that none are reported, not that there were none.
  if (high.value_or(0) == 0 && low.value_or(0) == 0) return;
  Quantity q;
  q.min = low ? low : high;
  q.max = high ? high : low;
  c.killed = q;
}

Reference from_acled(const Row& row, const Bearers& names) {
  Reference r{field(row, "event_id_cnty"), field(row, "source"), field(row, "notes"), {}};
  r.claim.type = type_of_words(field(row, "event_type"), field(row, "sub_event_type"));
  party(r.claim.agent, field(row, "actor1"), names);
  party(r.claim.target, field(row, "actor2"), names);
  const auto precision = field(row, "geo_precision");
  put_place(r.claim, row, field(row, "location"),
            precision == "3"   ? Precision::governorate
            : precision == "2" ? Precision::district
                               : Precision::town);
  const auto day = parse_day(field(row, "event_date"));
  const auto loose = field(row, "time_precision");
  put_days(r.claim, day, day, loose == "2" || loose == "3");
  put_killed(r.claim, whole(field(row, "fatalities")), whole(field(row, "fatalities")));
  return r;
}

Reference from_ucdp(const Row& row, const Bearers& names) {
  Reference r{field(row, "id"), field(row, "source_office"), field(row, "source_headline"), {}};
  r.claim.type = field(row, "type_of_violence") == "3" ? ClaimType::assault : ClaimType::casualties;
  party(r.claim.agent, field(row, "side_a"), names);
  party(r.claim.target, field(row, "side_b"), names);
  const auto precision = whole(field(row, "where_prec")).value_or(1);
  put_place(r.claim, row, field(row, "where_coordinates"),
            precision <= 2   ? Precision::town
            : precision == 3 ? Precision::district
            : precision <= 5 ? Precision::governorate
                             : Precision::country);
  put_days(r.claim, parse_day(field(row, "date_start")), parse_day(field(row, "date_end")),
           whole(field(row, "date_prec")).value_or(1) > 1);
  put_killed(r.claim, whole(field(row, "low")), whole(field(row, "high")));
  return r;
}

Reference from_airwars(const Row& row, const Bearers& names) {
  Reference r{field(row, "unique_reference_code"), "Airwars style", field(row, "strike_status"), {}};
  r.claim.type = ClaimType::casualties;
  party(r.claim.agent, field(row, "belligerents"), names);
  const auto accuracy = field(row, "geolocation_accuracy");
  const bool coarse = accuracy.find("rovince") != std::string::npos || accuracy.find("overnorate") != std::string::npos;
  put_place(r.claim, row, field(row, "location"), coarse ? Precision::governorate : Precision::town);
  const auto day = parse_day(field(row, "date"));
  put_days(r.claim, day, day, false);
  put_killed(r.claim, whole(field(row, "civilians_killed_min")), whole(field(row, "civilians_killed_max")));
  return r;
}

}  // namespace

std::optional<ReferenceStyle> reference_style(std::string_view name) {
  if (name == "acled") return ReferenceStyle::acled;
  if (name == "ucdp") return ReferenceStyle::ucdp;
  if (name == "airwars") return ReferenceStyle::airwars;
  return std::nullopt;
}

Result<References> read_references(std::string_view csv, ReferenceStyle style, const Lexicon& lexicon) {
  const Bearers names(lexicon);
  const auto cells = cells_of(csv);
  if (cells.empty()) return fail(ErrorCode::malformed, "the table is empty");
  const auto& head = cells.front();
  const char* needed = style == ReferenceStyle::acled  ? "event_id_cnty"
                       : style == ReferenceStyle::ucdp ? "date_start"
                                                       : "unique_reference_code";
  if (std::find(head.begin(), head.end(), needed) == head.end())
    return fail(ErrorCode::usage, fmt::format("the table has no column {}", needed), "",
                "Name its style with --style.");
  References out;
  for (std::size_t i = 1; i < cells.size(); ++i) {
    Row row;
    for (std::size_t c = 0; c < std::min(head.size(), cells[i].size()); ++c) row[head[c]] = cells[i][c];
    Reference r = style == ReferenceStyle::acled  ? from_acled(row, names)
                  : style == ReferenceStyle::ucdp ? from_ucdp(row, names)
                                                  : from_airwars(row, names);
    if (r.id.empty() || !r.claim.time) {
      out.errors.push_back({ErrorCode::malformed, "a row needs an id and a day", fmt::format("row {}", i), {}});
      continue;
    }
    r.claim.id = r.claim.doc = "reference:" + r.id;
    out.rows.push_back(std::move(r));
  }
  return out;
}

}  // namespace isnad::exports
