#include "export/reference.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <set>

#include "export/event_view.h"
#include "fuse/evidence.h"
#include "fuse/facts.h"

namespace isnad::exports {
namespace {

constexpr double kNear = 1.5;  // below the threshold of joining by no more than this
constexpr std::int32_t kDaysAround = 12;
constexpr double kNearKm = 30;
constexpr int kNearDays = 3;

constexpr Column kColumns[] = {
    {"verdict", Cell::text, "agreement: fusion would join them; near_miss: close, see why",
     "agreement|near_miss|only_there|only_here"},
    {"reference_id", Cell::text, "their id"},
    {"reference_date", Cell::day, "their first day"},
    {"reference_place", Cell::text, "their place"},
    {"reference_deaths", Cell::whole, "their figure, the lower end", "", 0, 1e9},
    {"isnad_id", Cell::text, "id of our event"},
    {"isnad_url", Cell::text, "where the desk shows it"},
    {"type", Cell::text, "of our event"},
    {"date", Cell::day, "our first day"},
    {"place", Cell::text, "our place"},
    {"killed_min", Cell::whole, "our lowest figure", "", 0, 1e9},
    {"killed_max", Cell::whole, "our highest; empty beside a lowest: open", "", 0, 1e9},
    {"weight", Cell::number, "sum of the evidence; fusion joins from 2.4", "", -100, 100},
    {"why", Cell::text, "the evidence, joined by ;"},
    {"isnad_method", Cell::text, "program, version and data"},
    {"isnad_review", Cell::text, "what reviewers said", "|open|accepted|rejected|edited|mixed"},
};

struct Ours {
  std::size_t view;
  fuse::Facts facts;
  std::int32_t day;
};

struct Match {
  const EventView* view = nullptr;
  double weight = 0;
  bool joins = false;
  std::string why;
};

std::string told(const std::vector<std::string>& reasons) { return joined(reasons, "; "); }

// Barred by a little: the neighbouring town, the day after.
bool barred_by_little(const fuse::Facts& a, const fuse::Facts& b) {
  const int days = fuse::days_apart(a, b);
  if (days < 0 || days > kNearDays || a.kind != b.kind) return false;
  for (std::size_t i = 0; i < a.places_count; ++i)
    for (std::size_t j = 0; j < b.places_count; ++j)
      if (a.places[i].located && b.places[j].located && fuse::distance_km(a.places[i], b.places[j]) <= kNearKm)
        return true;
  return false;
}

// The places our claims name that stand for a town or less.
std::vector<PlaceRef> towns_of(const std::vector<EventView>& views) {
  std::vector<PlaceRef> out;
  std::set<std::string> seen;
  for (const auto& v : views)
    for (const auto* row : v.stated)
      for (const auto& p : row->claim.places)
        if (!p.id.empty() && p.precision <= Precision::town && seen.insert(p.id).second) out.push_back(p);
  return out;
}

// The one place of ours without a point that bears their name.
const PlaceRef* named_alike(const PlaceRef& theirs, const std::vector<PlaceRef>& ours) {
  const PlaceRef* found = nullptr;
  for (const auto& q : ours) {
    if (q.lat || theirs.name.empty() || (q.name_en != theirs.name && q.name != theirs.name)) continue;
    if (found != nullptr) return nullptr;
    found = &q;
  }
  return found;
}

// Their towns have names and points of another gazetteer. Where one lies on a town of ours, or bears the name of one
// whose point we do not know, it is that one; where it lies near, it is in the same district.
Claim settled(Claim claim, const std::vector<PlaceRef>& ours) {
  constexpr double kSameKm = 3, kDistrictKm = 15;
  constexpr std::size_t kDistrict = 3;  // country, governorate, district
  for (auto& p : claim.places) {
    if (!p.lat || !p.lon || p.precision > Precision::town) continue;
    fuse::PlaceFact there;
    there.lat = static_cast<float>(*p.lat);
    there.lon = static_cast<float>(*p.lon);
    const PlaceRef* nearest = nullptr;
    double least = kDistrictKm;
    for (const auto& q : ours) {
      if (!q.lat || !q.lon) continue;
      fuse::PlaceFact here;
      here.lat = static_cast<float>(*q.lat);
      here.lon = static_cast<float>(*q.lon);
      // A quarter is no stand-in for its town, though its point may be the nearer one.
      const double km = fuse::distance_km(there, here) + (q.precision < Precision::town ? kSameKm / 2 : 0);
      if (km < least) {
        least = km;
        nearest = &q;
      }
    }
    if (const auto* named = named_alike(p, ours); named != nullptr && (nearest == nullptr || least > kSameKm)) {
      nearest = named;
      least = 0;
    }
    if (nearest == nullptr) continue;
    p.admin = nearest->admin;
    if (p.admin.size() > kDistrict) p.admin.resize(kDistrict);
    if (least > kSameKm) continue;
    p.id = nearest->id;
    p.name = nearest->name;
    p.admin = nearest->admin;
    p.precision = nearest->precision;
  }
  return claim;
}

// The best of all claims near in time; ours are sorted by day.
Match best_match(const fuse::Facts& theirs, const std::vector<Ours>& ours, const std::vector<EventView>& views) {
  Match best;
  const auto from = std::lower_bound(ours.begin(), ours.end(), theirs.first - kDaysAround,
                                     [](const Ours& o, std::int32_t day) { return o.day < day; });
  for (auto o = from; o != ours.end() && o->day <= theirs.last + kDaysAround; ++o) {
    const auto w = fuse::weigh(theirs, o->facts);
    const bool joins = !w.barred && w.sum >= fuse::kJoin;
    const bool near = (!w.barred && w.sum >= fuse::kJoin - kNear) || (w.barred && barred_by_little(theirs, o->facts));
    if (!joins && !near) continue;
    const bool better = best.view == nullptr || (joins && !best.joins) || (joins == best.joins && w.sum > best.weight);
    if (!better) continue;
    std::vector<std::string> reasons;
    fuse::weigh(theirs, o->facts, &reasons);
    best = {&views[o->view], w.sum, joins, told(reasons)};
  }
  return best;
}

void put_ours(Csv& csv, const EventView* v, const Records& records) {
  if (v == nullptr) {
    csv.blanks(7);
    return;
  }
  csv.add(v->event->id).add(records.base + "events/" + v->event->id).add(isnad::name_of(v->event->type));
  csv.add(v->first).add(v->place() != nullptr ? name_of(*v->place()) : std::string());
  csv.add(v->killed ? std::optional(v->killed->low) : std::nullopt);
  csv.add(v->killed ? v->killed->high : std::nullopt);
}

std::vector<Ours> facts_of_ours(const std::vector<EventView>& views, const Records& records) {
  std::vector<Ours> ours;
  for (std::size_t i = 0; i < views.size(); ++i)
    for (const auto* row : views[i].stated) {
      const auto& d = records.documents[row->document];
      auto facts = fuse::facts_of(row->claim, 0, row->document, {}, d.outlet, d.published);
      if (!facts.timed && facts.published == 0) continue;
      ours.push_back({i, facts, facts.timed ? facts.first : facts.published});
    }
  std::stable_sort(ours.begin(), ours.end(), [](const Ours& a, const Ours& b) { return a.day < b.day; });
  return ours;
}

}  // namespace

std::vector<File> compare(const Records& records, const References& references, const CsvOptions& options,
                          Comparison* counts) {
  const auto views = views_of(records);
  const auto ours = facts_of_ours(views, records);
  const auto towns = towns_of(views);
  Csv csv(kColumns, options);
  Comparison n;
  std::vector<const EventView*> met;
  std::optional<Day> first, last;
  for (const auto& r : references.rows) {
    const auto number = static_cast<std::uint32_t>(records.documents.size());
    const auto theirs = fuse::facts_of(settled(r.claim, towns), 0, number, {}, r.source, std::nullopt);
    const Match m = best_match(theirs, ours, views);
    const char* verdict = m.view == nullptr ? "only_there" : m.joins ? "agreement" : "near_miss";
    ++(m.view == nullptr ? n.only_there : m.joins ? n.agreed : n.near);
    if (m.view != nullptr) met.push_back(m.view);
    first = first ? std::min(*first, *r.claim.time->start) : *r.claim.time->start;
    last = last ? std::max(*last, *r.claim.time->end) : *r.claim.time->end;
    csv.add(verdict).add(r.id).add(r.claim.time->start);
    csv.add(r.claim.places.empty() ? std::string() : r.claim.places.front().name);
    csv.add(r.claim.killed ? r.claim.killed->min : std::nullopt);
    put_ours(csv, m.view, records);
    if (m.view != nullptr)
      csv.share(m.weight);
    else
      csv.blank();
    csv.add(m.why).add(m.view != nullptr ? m.view->method() : std::string());
    csv.add(m.view != nullptr ? m.view->review() : std::string());
    csv.end_row();
  }
  for (const auto& v : views) {
    if (v.stated.empty() || !v.first || !first || *v.first < *first || *v.first > *last) continue;
    if (std::find(met.begin(), met.end(), &v) != met.end()) continue;
    ++n.only_here;
    csv.add("only_here").blanks(4);
    put_ours(csv, &v, records);
    csv.blanks(2).add(v.method()).add(v.review());
    csv.end_row();
  }
  if (counts != nullptr) *counts = n;
  const auto rows = csv.rows();
  return {
      {"matches.csv", "text/csv; charset=utf-8", csv.take(), rows, false},
      {"matches.csv-metadata.json", "application/csvm+json",
       csvw("matches.csv", "Other people's events held against ours by the evidence of fusion.", kColumns), 0, true}};
}

}  // namespace isnad::exports
