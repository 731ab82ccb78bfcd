#include "export/event_view.h"

#include <algorithm>
#include <deque>
#include <map>
#include <unordered_map>

namespace isnad::exports {
namespace {

// Words for vague crowds, by the round number coders take for them.
constexpr std::string_view kTens = "عشرات", kHundreds = "مئات", kHundredsOld = "مئآت", kThousands = "آلاف";

std::int64_t conservative(const Quantity& q) {
  std::int64_t least = 0;
  const auto says = [&](std::string_view word) { return q.text.find(word) != std::string::npos; };
  if (says(kTens)) least = 10;
  if (says(kHundreds) || says(kHundredsOld)) least = 100;
  if (says(kThousands)) least = least == 0 ? 1000 : least * 1000;
  return least != 0 && q.approximate ? least : least != 0 && q.min && *q.min >= least ? least : q.min.value_or(0);
}

// Hull over claims, and as best the figure that most claims give (the lower among equals).
std::optional<Toll> hull(const std::vector<const Quantity*>& figures) {
  if (figures.empty()) return std::nullopt;
  Toll toll;
  std::map<std::int64_t, int> votes;
  bool open = false, first = true;
  std::int64_t high = 0;
  for (const auto* q : figures) {
    const auto low = q->min.value_or(0);
    toll.low = first ? low : std::min(toll.low, low);
    toll.least = first ? conservative(*q) : std::min(toll.least, conservative(*q));
    first = false;
    open = open || !q->max;
    high = std::max({high, q->max.value_or(0), low});
    ++votes[low];
  }
  int most = 0;
  for (const auto& [value, count] : votes)
    if (count > most) {
      most = count;
      toll.best = value;
    }
  if (!open) toll.high = high;
  return toll;
}

// Dead counted over more than a month are a sum too, whatever the wording and whatever killed them.
bool running_total(const Claim& c) {
  constexpr std::chrono::days kMonth{31};
  if (!c.killed && !c.injured && c.type != ClaimType::casualties) return false;
  const bool long_stretch = c.time && c.time->start && c.time->end && *c.time->end - *c.time->start > kMonth;
  return long_stretch || (c.killed && c.killed->cumulative) || (c.injured && c.injured->cumulative);
}

bool states(const ClaimRow& row) {
  const Claim& c = row.claim;
  if (row.review == "rejected" || c.polarity == Polarity::negative) return false;
  if (c.certainty != Certainty::fact && c.certainty != Certainty::possible) return false;
  return !running_total(c);
}

void add_actor(std::vector<ActorRef>& list, const ActorRef& actor) {
  for (const auto& known : list)
    if (actor.id.empty() ? known.name == actor.name : known.id == actor.id) return;
  list.push_back(actor);
}

void add_place(std::vector<PlaceRef>& list, const PlaceRef& place) {
  for (const auto& known : list)
    if ((!place.id.empty() && known.id == place.id) || known.name == place.name) return;
  list.push_back(place);
}

// «مقتل 56 مدنياً»: who is counted is no party. Fighters are: «22 من مسلحيهم».
bool counted_people(const ActorRef& a, const Claim& c) {
  return a.id.empty() && a.generic && (c.killed || c.injured || c.captured || c.quantity) &&
         (c.victims.empty() || civilian_category(c.victims));
}

void fill_slots(EventView& v) {
  for (const auto* row : v.stated) {
    const Claim& c = row->claim;
    for (const auto& p : c.places)
      if (p.role == PlaceRole::at || p.role == PlaceRole::to) add_place(v.places, p);
    if (c.type == v.event->type) {
      for (const auto& a : c.agent) add_actor(v.agents, a);
      for (const auto& a : c.target)
        if (!counted_people(a, c)) add_actor(v.targets, a);
    } else if (v.event->type == ClaimType::gain_control &&
               (c.type == ClaimType::withdraw || c.type == ClaimType::lose_control)) {
      for (const auto& a : c.agent) add_actor(v.targets, a);
    }
  }
  if (v.places.empty())
    for (const auto* row : v.stated)
      for (const auto& p : row->claim.places) add_place(v.places, p);
  std::stable_sort(v.places.begin(), v.places.end(), [](const PlaceRef& a, const PlaceRef& b) {
    const bool pa = a.lat.has_value(), pb = b.lat.has_value();
    return pa != pb ? pa : a.precision < b.precision;
  });
}

void fill_days(EventView& v) {
  std::optional<Day> hull_first, hull_last;
  bool disjoint = false;
  for (const auto* row : v.stated) {
    const auto& t = row->claim.time;
    if (!t || !t->start) continue;
    const Day first = *t->start, last = t->end.value_or(first);
    v.approximate = v.approximate || t->approximate;
    hull_first = hull_first ? std::min(*hull_first, first) : first;
    hull_last = hull_last ? std::max(*hull_last, last) : last;
    v.first = v.first ? std::max(*v.first, first) : first;
    v.last = v.last ? std::min(*v.last, last) : last;
    disjoint = disjoint || *v.first > *v.last;
  }
  if (disjoint) {
    v.first = hull_first;
    v.last = hull_last;
  }
}

void fill_tolls(EventView& v) {
  std::vector<const Quantity*> killed, injured;
  std::map<std::string, int> victims;
  for (const auto* row : v.stated) {
    const Claim& c = row->claim;
    if (c.killed && !c.killed->cumulative) killed.push_back(&*c.killed);
    if (c.injured && !c.injured->cumulative) injured.push_back(&*c.injured);
    if (!c.victims.empty()) ++victims[c.victims];
  }
  v.killed = hull(killed);
  v.injured = hull(injured);
  int most = 0;
  for (const auto& [category, count] : victims)
    if (count > most) {
      most = count;
      v.victims = category;
    }
}

}  // namespace

bool EventView::located(Precision worst) const {
  const auto* p = place();
  return p != nullptr && p->lat && p->lon && p->precision <= worst;
}

bool civilian_category(std::string_view category) {
  for (const std::string_view one :
       {"civilians", "children", "women", "men", "displaced", "journalists", "medics", "aid_workers", "prisoners",
        "detainees", "protesters", "students", "workers", "families", "elderly", "migrants"})
    if (category == one) return true;
  return false;
}

bool EventView::civilian() const { return civilian_category(victims); }

std::string EventView::review() const {
  std::string out;
  for (const auto* row : all) {
    if (out.empty()) out = row->review;
    if (out != row->review) return "mixed";
  }
  return out.empty() ? "open" : out;
}

std::vector<EventView> views_of(const Records& records) {
  std::unordered_map<std::string_view, const ClaimRow*> by_id;
  for (const auto& row : records.claims) by_id.emplace(row.claim.id, &row);
  std::vector<EventView> out;
  out.reserve(records.events.size());
  for (const auto& event : records.events) {
    EventView v;
    v.event = &event;
    for (const auto& id : event.claims)
      if (const auto at = by_id.find(id); at != by_id.end()) v.all.push_back(at->second);
    for (const auto* row : v.all)
      if (states(*row)) v.stated.push_back(row);
    fill_slots(v);
    fill_days(v);
    fill_tolls(v);
    out.push_back(std::move(v));
  }
  return out;
}

std::optional<Toll> toll_of(const EventView& view, std::string_view category, bool killed) {
  std::vector<const Quantity*> figures;
  for (const auto* row : view.stated) {
    const Claim& c = row->claim;
    const auto& whole = killed ? c.killed : c.injured;
    if (c.victims == category && whole && !whole->cumulative) {
      figures.push_back(&*whole);
      continue;
    }
    for (const auto& b : c.breakdown) {
      const auto& part = killed ? b.killed : b.injured;
      if (b.category == category && part && !part->cumulative) figures.push_back(&*part);
    }
  }
  return hull(figures);
}

std::optional<Toll> civilian_toll(const EventView& view, bool killed) {
  std::deque<Quantity> sums;
  std::vector<const Quantity*> figures;
  for (const auto* row : view.stated) {
    const Claim& c = row->claim;
    const auto& whole = killed ? c.killed : c.injured;
    if (whole && !whole->cumulative && (civilian_category(c.victims) || (c.victims.empty() && view.civilian()))) {
      figures.push_back(&*whole);
      continue;
    }
    std::optional<Quantity> parts;  // «12 قتيلاً بينهم ثلاثة أطفال وامرأتان»
    for (const auto& b : c.breakdown) {
      const auto& part = killed ? b.killed : b.injured;
      if (!civilian_category(b.category) || !part || part->cumulative) continue;
      if (!parts) {
        parts = part;
        continue;
      }
      parts->min = parts->min.value_or(0) + part->min.value_or(0);
      parts->max = parts->max && part->max ? std::optional(*parts->max + *part->max) : std::nullopt;
    }
    if (parts) figures.push_back(&sums.emplace_back(std::move(*parts)));
  }
  return hull(figures);
}

std::optional<Toll> unsorted_dead(const EventView& view) {
  std::vector<const Quantity*> figures;
  for (const auto* row : view.stated)
    if (const auto& q = row->claim.killed; q && !q->cumulative && row->claim.victims.empty()) figures.push_back(&*q);
  return hull(figures);
}

std::string name_of(const ActorRef& a) { return !a.name_en.empty() ? a.name_en : !a.name.empty() ? a.name : a.text; }
std::string name_of(const PlaceRef& p) { return !p.name_en.empty() ? p.name_en : !p.name.empty() ? p.name : p.text; }

std::string names_of(const std::vector<ActorRef>& actors, const char* between) {
  std::vector<std::string> names;
  for (const auto& a : actors) names.push_back(name_of(a));
  return joined(names, between);
}

std::string container_of(const PlaceRef& p, std::size_t level) {
  if (level >= p.admin.size() || (p.precision <= Precision::town && p.admin[level] == p.id)) return {};
  return p.admin[level];
}

std::string country_of(const PlaceRef& p) {
  if (!p.admin.empty() && p.admin.front().size() == 2) return p.admin.front();
  return p.precision == Precision::country && p.id.size() == 2 ? p.id : std::string();
}

std::string joined(const std::vector<std::string>& parts, const char* between) {
  std::string out;
  for (const auto& part : parts) {
    if (!out.empty()) out += between;
    out += part;
  }
  return out;
}

namespace {
const std::string& said(const Source& s) { return s.name.empty() ? s.text : s.name; }
}  // namespace

std::string chain_of(const ClaimRow& row, const Records& records) {
  std::string out;
  int level = -1;
  const auto& chain = row.claim.attribution;
  for (auto s = chain.rbegin(); s != chain.rend(); ++s) {
    if (!out.empty()) out += s->level == level ? " + " : " > ";
    level = s->level;
    out += said(*s);
  }
  const auto& outlet = records.documents[row.document].outlet;
  if (!outlet.empty()) out += (out.empty() ? "" : " > ") + outlet;
  return out;
}

std::string according_to(const ClaimRow& row, const Records& records) {
  const auto& chain = row.claim.attribution;
  if (chain.empty()) return records.documents[row.document].outlet;
  std::vector<std::string> innermost;
  for (const auto& s : chain)
    if (s.level == chain.back().level) innermost.push_back(said(s));
  return joined(innermost, " + ");
}

}  // namespace isnad::exports
