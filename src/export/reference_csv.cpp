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

// RFC 4180; line feeds alone are taken too. Nothing where a quotation mark is never closed: all behind it would be
// one cell.
std::optional<std::vector<std::vector<std::string>>> cells_of(std::string_view csv) {
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
  if (quoted) return std::nullopt;
  if (!cell.empty() || !rows.back().empty()) end_cell();
  if (rows.back().empty()) rows.pop_back();
  return rows;
}

std::optional<double> real(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

// «7 June 2017», as some tables are handed out; else an ISO day, with or without an hour.
std::optional<Day> day_of(std::string_view text) {
  if (const auto iso = parse_day(text)) return iso;
  constexpr std::string_view kMonths[] = {"January", "February", "March",     "April",   "May",      "June",
                                          "July",    "August",   "September", "October", "November", "December"};
  const auto first = text.find(' '), last = text.rfind(' ');
  if (first == std::string_view::npos || first == last) return std::nullopt;
  const auto day = real(text.substr(0, first)), year = real(text.substr(last + 1));
  const auto month = std::find(std::begin(kMonths), std::end(kMonths), text.substr(first + 1, last - first - 1));
  if (!day || !year || month == std::end(kMonths) || *day < 1 || *day > 31 || *year < 1 || *year > 9999)
    return std::nullopt;
  return make_day(static_cast<int>(*year), static_cast<unsigned>(month - std::begin(kMonths)) + 1,
                  static_cast<unsigned>(*day));
}

// The cells of one row by the names of their columns; notes what cannot be read.
class Cells {
 public:
  Cells(const std::vector<std::string>& head, const std::vector<std::string>& cells) {
    for (std::size_t c = 0; c < std::min(head.size(), cells.size()); ++c) row_[head[c]] = cells[c];
  }
  [[nodiscard]] std::string text(const char* name) const {
    const auto at = row_.find(name);
    return at == row_.end() ? std::string() : at->second;
  }
  std::optional<double> number(const char* name, double low, double high) {
    const auto cell = text(name);
    if (cell.empty()) return std::nullopt;
    const auto value = real(cell);
    if (value && *value >= low && *value <= high) return value;
    fault(name, value ? "is out of its range" : "is not a number", cell);
    return std::nullopt;
  }
  std::optional<std::int64_t> whole(const char* name) {
    const auto value = number(name, 0, 1e9);
    return value ? std::optional(static_cast<std::int64_t>(*value)) : std::nullopt;
  }
  std::optional<Day> day(const char* name) {
    const auto cell = text(name);
    if (cell.empty()) return std::nullopt;
    const auto value = day_of(cell);
    if (!value) fault(name, "is not a day", cell);
    return value;
  }
  void fault(const char* name, const char* what, const std::string& cell) {
    faults_ += fmt::format("{}{} {}: {}", faults_.empty() ? "" : "; ", name, what, cell);
  }
  [[nodiscard]] const std::string& faults() const { return faults_; }

 private:
  Row row_;
  std::string faults_;
};

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

void put_place(Claim& c, Cells& row, const std::string& name, Precision precision) {
  PlaceRef p;
  p.name = p.text = name;
  p.lat = row.number("latitude", -90, 90);
  p.lon = row.number("longitude", -180, 180);
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
  t.end = last ? last : first;
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

Reference from_acled(Cells& row, const Bearers& names) {
  Reference r{row.text("event_id_cnty"), row.text("source"), row.text("notes"), {}};
  r.claim.type = type_of_words(row.text("event_type"), row.text("sub_event_type"));
  party(r.claim.agent, row.text("actor1"), names);
  party(r.claim.target, row.text("actor2"), names);
  const auto precision = row.text("geo_precision");
  put_place(r.claim, row, row.text("location"),
            precision == "3"   ? Precision::governorate
            : precision == "2" ? Precision::district
                               : Precision::town);
  const auto day = row.day("event_date");
  const auto loose = row.text("time_precision");
  put_days(r.claim, day, day, loose == "2" || loose == "3");
  const auto dead = row.whole("fatalities");
  put_killed(r.claim, dead, dead);
  return r;
}

Reference from_ucdp(Cells& row, const Bearers& names) {
  Reference r{row.text("id"), row.text("source_office"), row.text("source_headline"), {}};
  r.claim.type = row.text("type_of_violence") == "3" ? ClaimType::assault : ClaimType::casualties;
  party(r.claim.agent, row.text("side_a"), names);
  party(r.claim.target, row.text("side_b"), names);
  const auto precision = row.whole("where_prec").value_or(1);
  put_place(r.claim, row, row.text("where_coordinates"),
            precision <= 2   ? Precision::town
            : precision == 3 ? Precision::district
            : precision <= 5 ? Precision::governorate
                             : Precision::country);
  const auto first = row.day("date_start"), last = row.day("date_end");
  if (first && last && *last < *first) row.fault("date_end", "is before date_start", row.text("date_end"));
  put_days(r.claim, first, last, row.whole("date_prec").value_or(1) > 1);
  put_killed(r.claim, row.whole("low"), row.whole("high"));
  return r;
}

Reference from_airwars(Cells& row, const Bearers& names) {
  Reference r{row.text("unique_reference_code"), "Airwars style", row.text("strike_status"), {}};
  r.claim.type = ClaimType::casualties;
  party(r.claim.agent, row.text("belligerents"), names);
  const auto accuracy = row.text("geolocation_accuracy");
  const bool coarse = accuracy.find("rovince") != std::string::npos || accuracy.find("overnorate") != std::string::npos;
  put_place(r.claim, row, row.text("location"), coarse ? Precision::governorate : Precision::town);
  const auto day = row.day("date");
  put_days(r.claim, day, day, false);
  put_killed(r.claim, row.whole("civilians_killed_min"), row.whole("civilians_killed_max"));
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
  const auto table = cells_of(csv);
  if (!table) return fail(ErrorCode::malformed, "a quotation mark in the table is never closed");
  const auto& cells = *table;
  if (cells.empty()) return fail(ErrorCode::malformed, "the table is empty");
  const auto& head = cells.front();
  const char* needed = style == ReferenceStyle::acled  ? "event_id_cnty"
                       : style == ReferenceStyle::ucdp ? "date_start"
                                                       : "unique_reference_code";
  if (std::find(head.begin(), head.end(), needed) == head.end())
    return fail(ErrorCode::usage, fmt::format("the table has no column {}", needed), "",
                "Name its style with --style.");
  References out;
  std::unordered_map<std::string, std::size_t> seen;
  for (std::size_t i = 1; i < cells.size(); ++i) {
    if (cells[i].size() == 1 && cells[i].front().empty()) continue;  // an empty line
    Cells row(head, cells[i]);
    Reference r = style == ReferenceStyle::acled  ? from_acled(row, names)
                  : style == ReferenceStyle::ucdp ? from_ucdp(row, names)
                                                  : from_airwars(row, names);
    std::string fault = row.faults();
    if (fault.empty() && (r.id.empty() || !r.claim.time)) fault = "a row needs an id and a day";
    if (fault.empty())
      if (const auto [at, fresh] = seen.emplace(r.id, i); !fresh)
        fault = fmt::format("its id {} is that of row {}", r.id, at->second);
    if (!fault.empty()) {
      out.errors.push_back({ErrorCode::malformed, fault, fmt::format("row {}", i), {}});
      continue;
    }
    r.claim.id = r.claim.doc = "reference:" + r.id;
    out.rows.push_back(std::move(r));
  }
  return out;
}

}  // namespace isnad::exports
