#include "fuse/evidence.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <span>

namespace isnad::fuse {
namespace {

struct Scale {
  Weighed& out;
  std::vector<std::string>* reasons;
  void add(double weight, const char* why) const {
    out.sum += weight;
    if (reasons != nullptr) reasons->push_back(fmt::format("{:+.1f} {}", weight, why));
  }
  void bar(const char* why) const {
    out.barred = true;
    if (reasons != nullptr) reasons->push_back(fmt::format("never: {}", why));
  }
};

bool any_shared(std::span<const Key> a, std::span<const Key> b) {
  return std::any_of(a.begin(), a.end(), [&](Key k) { return std::find(b.begin(), b.end(), k) != b.end(); });
}
std::span<const Key> agents(const Facts& f) { return {f.agents.data(), f.agents_count}; }
std::span<const Key> targets(const Facts& f) { return {f.targets.data(), f.targets_count}; }

bool contains(const PlaceFact& outer, const PlaceFact& inner) {
  return std::find(inner.admin.begin(), inner.admin.end(), outer.id) != inner.admin.end();
}
bool fine(const PlaceFact& p) {
  return p.precision == Precision::exact || p.precision == Precision::neighbourhood || p.precision == Precision::town;
}
// The smallest container two places share, counted from the country: 0 none.
int shared_depth(const PlaceFact& a, const PlaceFact& b) {
  int depth = 0;
  while (depth < static_cast<int>(a.admin.size()) && a.admin[static_cast<std::size_t>(depth)] != 0 &&
         a.admin[static_cast<std::size_t>(depth)] == b.admin[static_cast<std::size_t>(depth)])
    ++depth;
  return depth;
}

enum class PlaceTie { none, same, close, within, region, country, apart };

PlaceTie tie(const PlaceFact& a, const PlaceFact& b) {
  if (a.id == b.id || a.name == b.name) {
    if (a.located && b.located && distance_km(a, b) > 30) return PlaceTie::apart;
    // «ريف الرقة الجنوبي» has the governorate's id and is a part of it.
    if (a.name != b.name && a.precision >= Precision::district) return PlaceTie::within;
    return PlaceTie::same;
  }
  if (contains(a, b) || contains(b, a)) {
    const PlaceFact& outer = contains(a, b) ? a : b;
    return outer.precision == Precision::country ? PlaceTie::country : PlaceTie::within;
  }
  if (a.located && b.located && fine(a) && fine(b)) {
    const double km = distance_km(a, b);
    if (km <= 3) return PlaceTie::close;
    if (km <= 12) return PlaceTie::region;
    return PlaceTie::apart;
  }
  const int depth = shared_depth(a, b);
  if (depth >= 2) return PlaceTie::region;
  if (depth == 1) return PlaceTie::country;
  return a.admin[0] != 0 && b.admin[0] != 0 ? PlaceTie::apart : PlaceTie::none;
}

int rank(PlaceTie t) {
  switch (t) {
    case PlaceTie::same: return 6;
    case PlaceTie::close: return 5;
    case PlaceTie::within: return 4;
    case PlaceTie::region: return 3;
    case PlaceTie::country: return 2;
    case PlaceTie::none: return 1;
    case PlaceTie::apart: return 0;
  }
  return 0;
}

// «هجوم» and, further on, «الهجوم»: what was new is known.
bool taken_up(const Facts& earlier, const Facts& later) {
  for (std::size_t i = 0; i < earlier.words_count; ++i) {
    if ((earlier.definite >> i & 1u) != 0) continue;
    for (std::size_t j = 0; j < later.words_count; ++j)
      if (later.words[j] == earlier.words[i] && (later.definite >> j & 1u) != 0) return true;
  }
  return false;
}

// Talks about one town are held in another of the region.
bool near_enough(const Facts& a, const Facts& b) {
  constexpr double kRegion = 80;
  const PlaceFact &p = a.places[0], &q = b.places[0];
  return p.located && q.located && distance_km(p, q) <= kRegion;
}

// Taking a quarter is not taking the town, and one village is not the next.
bool of_one_place(Kind k) { return k == Kind::control || k == Kind::siege; }
bool process(Kind k) {
  return k == Kind::talks || k == Kind::holding || k == Kind::operation || k == Kind::truce || k == Kind::siege ||
         k == Kind::movement || k == Kind::support || k == Kind::need;
}

void weigh_places(const Facts& a, const Facts& b, const Scale& scale) {
  if (a.places_count == 0 || b.places_count == 0) {
    if (a.document != b.document) scale.add(-0.5, "no place to compare");
    return;
  }
  PlaceTie best = PlaceTie::apart;
  bool leading = false;  // the first place of both
  for (std::size_t i = 0; i < a.places_count; ++i)
    for (std::size_t j = 0; j < b.places_count; ++j) {
      const PlaceTie t = tie(a.places[i], b.places[j]);
      if (rank(t) <= rank(best)) continue;
      best = t;
      leading = i == 0 && j == 0;
    }
  const bool loose = a.kind == Kind::talks || a.kind == Kind::truce || a.kind == Kind::operation;
  const bool inherited = !a.placed_here || !b.placed_here;
  const bool one_place = of_one_place(a.kind) && of_one_place(b.kind);
  if ((best == PlaceTie::within || best == PlaceTie::country) && a.kind == Kind::harm && a.document == b.document &&
      (a.sentence < b.sentence ? taken_up(a, b) : taken_up(b, a)))
    return scale.add(0.9, "told more closely as the article goes on");
  switch (best) {
    case PlaceTie::same: return scale.add(inherited ? 1.0 : leading ? 1.6 : 1.3, "the same place");
    case PlaceTie::close: return scale.add(one_place ? -0.8 : 1.2, "places within 3 km");
    case PlaceTie::within:
      if (one_place && !inherited) return scale.bar("a part changed hands, not the whole");
      return scale.add(one_place ? -0.4 : 0.9, "one place lies in the other");
    case PlaceTie::region:
      // Quarters and villages of one district are different happenings unless all else agrees.
      if (one_place && !inherited) return scale.bar("another place of the region");
      return scale.add(loose ? 0.5 : -0.4, "places of one region");
    case PlaceTie::country: return scale.add(loose ? 0.0 : -0.6, "only the country is shared");
    case PlaceTie::none: {
      // Two schools by name are two places until a map says otherwise.
      const auto nowhere = [](const PlaceFact& p) { return p.precision == Precision::unresolved && !p.located; };
      const bool both = nowhere(a.places[0]) && nowhere(b.places[0]);
      return scale.add(a.document == b.document ? 0.0
                       : both                   ? -0.6
                                                : -0.3,
                       "places of other names, one not on the map");
    }
    case PlaceTie::apart:
      if (loose) return scale.add(near_enough(a, b) ? 0.2 : -1.5, "places far apart");
      if (inherited && a.document == b.document) return scale.add(-1.0, "far apart, but one is taken from before");
      return scale.bar("the places are far apart");
  }
}

void weigh_times(const Facts& a, const Facts& b, const Scale& scale) {
  const bool lasting = process(a.kind);
  const int apart = days_apart(a, b);
  if (apart >= 0) {
    const int slack = (lasting ? 10 : 0) + (a.approximate || b.approximate ? 5 : 0);
    const int width = std::max(a.last - a.first, b.last - b.first);
    if (apart == 0) return scale.add(width <= 3 ? 1.5 : width <= 14 ? 0.8 : 0.3, "times overlap");
    if (apart <= slack) return scale.add(0.4, "times near each other");
    if (apart == 1) return scale.add(-0.6, "a day apart");
    return scale.bar("the times do not meet");
  }
  if (a.document == b.document) return;
  if (a.title != 0 && a.title == b.title) return;  // a name is told of at any time
  if (a.published == 0 || b.published == 0) return;
  // A claim without a time is told as recent: its publication day stands for it.
  const int day_a = a.timed ? a.last : a.published, day_b = b.timed ? b.last : b.published;
  const int gap = std::abs(day_a - day_b);
  if (gap <= 2) return scale.add(gap == 0 ? 0.8 : 0.6, gap == 0 ? "told on one day" : "told within two days");
  if (gap <= 7) return scale.add(lasting ? 0.6 : 0.1, "told within a week");
  if (gap <= 21 && lasting) return scale.add(0.1, "told within three weeks");
  scale.bar("told weeks apart");
}

bool any_in(std::span<const Key> keys, const KeyList& list) {
  return std::any_of(keys.begin(), keys.end(), [&](Key k) { return list.has(k); });
}
std::span<const Key> listed(const KeyList& list) { return {list.keys.data(), list.size}; }
// Allies, and parts of one whole.
bool one_side(const Facts& a, const Facts& b) {
  return any_in(agents(a), b.agent_allies) || any_in(agents(b), a.agent_allies) ||
         any_shared(listed(a.agent_wholes), listed(b.agent_wholes));
}

bool takes(const Facts& f) { return f.type == ClaimType::gain_control || f.type == ClaimType::clear; }

void weigh_parties(const Facts& a, const Facts& b, const Scale& scale) {
  // In talks and clashes both sides are one set; a control change is told from either side.
  const bool mixed = a.kind == Kind::talks || a.kind == Kind::truce || a.kind == Kind::harm || a.kind == Kind::control;
  if (a.agents_count != 0 && b.agents_count != 0) {
    if (any_shared(agents(a), agents(b)))
      scale.add(1.0, "the same party acts");
    else if (part_of_other(a, b))
      scale.add(0.6, "a party and a part of it act");
    else if (a.kind == Kind::control && takes(a) != takes(b) &&
             (any_shared(agents(a), targets(b)) || any_shared(agents(b), targets(a))))
      scale.add(1.0, "who takes it from whom, and who loses it");
    else if (mixed && (any_shared(agents(a), targets(b)) || any_shared(agents(b), targets(a))))
      scale.add(a.type == b.type && a.kind != Kind::talks ? -0.8 : 0.4, "a party on the other side");
    else if (a.kind == Kind::talks)
      scale.add(-0.3, "other parties talk");
    else if (a.kind == Kind::control && takes(a) != takes(b))
      scale.add(0.4, "one comes, another goes");
    else if (rivals(a, b))
      scale.add(-0.2, "two sides each have the place");
    else if (one_side(a, b))
      scale.add(-0.4, "other parties of one side act");
    else
      scale.add(-1.4, "other parties act");
  }
  if (a.targets_count != 0 && b.targets_count != 0) {
    const bool part = any_in(targets(a), b.target_wholes) || any_in(targets(b), a.target_wholes);
    scale.add(any_shared(targets(a), targets(b)) ? 0.6 : part ? 0.3 : -0.6, "who is acted upon");
  }
}

bool overlap(std::int64_t a0, std::int64_t a1, std::int64_t b0, std::int64_t b1) {
  return (a1 < 0 || b0 <= a1) && (b1 < 0 || a0 <= b1);
}

void weigh_tolls(const Facts& a, const Facts& b, const Scale& scale) {
  const auto one = [&](std::int64_t a0, std::int64_t a1, std::int64_t b0, std::int64_t b1) {
    if (a0 < 0 || b0 < 0) return;
    if (a0 == b0 && a1 == b1 && a1 >= 0) return scale.add(a0 > 3 ? 1.2 : 0.6, "the same figure");
    if (overlap(a0, a1, b0, b1)) return scale.add(0.4, "figures overlap");
    const auto big = std::max(a0, b0), small = std::max<std::int64_t>(1, std::min(a0, b0));
    scale.add(big > 4 * small ? -1.2 : big > 2 * small && big >= small + 5 ? -0.8 : -0.3, "figures differ");
  };
  if (a.cumulative != b.cumulative) return scale.bar("a running total is not one happening");
  // Fighters and civilians are counted apart: neither figure says anything of the other.
  if (a.victims == 0 || b.victims == 0 || a.victims == b.victims) {
    one(a.killed_min, a.killed_max, b.killed_min, b.killed_max);
    one(a.injured_min, a.injured_max, b.injured_min, b.injured_max);
  }
  one(a.quantity_min, a.quantity_max, b.quantity_min, b.quantity_max);
  if (a.share >= 0 && b.share >= 0) scale.add(a.share == b.share ? 1.5 : -1.5, "share of the territory");
}

void weigh_words(const Facts& a, const Facts& b, const Scale& scale) {
  int shared = 0;
  for (std::size_t i = 0; i < a.words_count; ++i) {
    const auto end = b.words.begin() + b.words_count;
    shared += std::find(b.words.begin(), end, a.words[i]) != end;
  }
  if (a.words_count >= 3 && b.words_count >= 3) {
    if (shared >= 5)
      scale.add(1.2, "much the same words");
    else if (shared >= 3)
      scale.add(0.7, "many words shared");
    else if (shared >= 2)
      scale.add(0.4, "some words shared");
  }
  if (a.title != 0 && b.title != 0 && a.kind == Kind::operation)
    scale.add(a.title == b.title ? 1.6 : -1.6, a.title == b.title ? "the same name" : "other names");
  else if (a.kind == Kind::operation && a.title != b.title)
    scale.add(-1.2, "one has a name");
}

void weigh_discourse(const Facts& a, const Facts& b, const Scale& scale) {
  if (a.document != b.document) return;
  const bool swap = a.sentence > b.sentence;
  const Facts &earlier = swap ? b : a, &later = swap ? a : b;
  const auto gap = later.sentence - earlier.sentence;
  const bool bare = !later.placed_here && !later.timed;
  if (a.kind == Kind::talks || a.kind == Kind::truce) {
    // An article follows one process of talks from voice to voice.
    return scale.add(gap <= 4 ? 2.0 : gap <= 8 ? 1.4 : 0.6, "talks told of in one article");
  }
  if (a.kind == Kind::harm && gap <= 8 && taken_up(earlier, later))
    scale.add(bare ? 1.8 : 1.4, "taken up again with the article");
  if (of_one_place(a.kind) && gap <= 3 && a.places_count != 0 && b.places_count != 0 &&
      a.places[0].id == b.places[0].id)
    return scale.add(1.0, "one place, told on");
  if (bare && gap <= 1) return scale.add(1.5, "told on, without a new place or time");
  if (bare && gap <= 3) return scale.add(1.0, "told on a little later");
  if (a.type == b.type && gap == 0 && a.places_count != 0 && b.places_count != 0)
    scale.add(-0.8, "two of a kind in one sentence");
}

bool has_it(const Facts& f) {
  return (takes(f) || f.type == ClaimType::hold_control) && f.polarity == Polarity::positive &&
         f.certainty == Certainty::fact && f.share < 0 && f.agents_count != 0 && f.placed_here;
}

bool one_place_and_time(const Facts& a, const Facts& b) {
  if (!a.placed_here || !b.placed_here) return false;
  const PlaceFact &p = a.places[0], &q = b.places[0];
  if (p.id != q.id || p.name != q.name || p.precision > Precision::town) return false;
  const int apart = days_apart(a, b);
  if (apart >= 0) return apart == 0;
  const int day_a = a.timed ? a.last : a.published, day_b = b.timed ? b.last : b.published;
  return day_a != 0 && day_b != 0 && std::abs(day_a - day_b) <= 1;
}

// «لم تسقط المدينة» and «قواتنا تسيطر عليها».
bool stands(const Facts& a, const Facts& b) {
  const auto denied = [](const Facts& f) { return f.kind == Kind::control && f.polarity == Polarity::negative; };
  const auto held = [](const Facts& f) { return f.kind == Kind::holding && f.polarity == Polarity::positive; };
  return ((denied(a) && held(b)) || (held(a) && denied(b))) && one_place_and_time(a, b);
}

}  // namespace

bool part_of_other(const Facts& a, const Facts& b) {
  return any_in(agents(a), b.agent_wholes) || any_in(agents(b), a.agent_wholes);
}

bool rivals(const Facts& a, const Facts& b) {
  // Two who hold a place may hold parts of it.
  if (!has_it(a) || !has_it(b) || (!takes(a) && !takes(b)) || a.voice == b.voice) return false;
  if (any_shared(agents(a), agents(b)) || part_of_other(a, b) || one_side(a, b)) return false;
  return one_place_and_time(a, b);
}

int days_apart(const Facts& a, const Facts& b) {
  if (!a.timed || !b.timed) return -1;
  if (a.first <= b.last && b.first <= a.last) return 0;
  return a.first > b.last ? a.first - b.last : b.first - a.last;
}

namespace {

// An air raid and shelling that names no weapon may be one bombardment.
bool bombardment(const Facts& f) {
  return f.type == ClaimType::airstrike || (f.type == ClaimType::shelling && f.weapon == 0);
}

}  // namespace

Weighed weigh(const Facts& a, const Facts& b, std::vector<std::string>* reasons) {
  Weighed out;
  const Scale scale{out, reasons};
  if (a.kind != b.kind && stands(a, b)) {
    scale.add(0.4, "one denies the loss, another tells who holds it");
  } else if (a.kind != b.kind && rivals(a, b)) {
    scale.add(0.4, "one says that it took the place, another that it holds it");
  } else if (a.kind != b.kind) {
    const auto moves = [](Kind k) { return k == Kind::control || k == Kind::movement; };
    if (moves(a.kind) && moves(b.kind) && (a.type == ClaimType::withdraw) == (b.type == ClaimType::withdraw))
      scale.add(-0.6, "taking a place and moving");
    else
      scale.bar("different kinds of happening");
    if (out.barred) return out;
  } else if (a.type == b.type) {
    scale.add(0.6, "the same type");
  } else if (a.type == ClaimType::casualties || b.type == ClaimType::casualties || a.type == ClaimType::assault ||
             b.type == ClaimType::assault) {
    scale.add(0.3, "an attack and its toll");
  } else if (a.kind == Kind::control) {
    scale.add(0.3, "one change of control, told from two sides");
  } else if (a.kind == Kind::speech || a.kind == Kind::custody) {
    scale.bar("different acts");
    return out;
  } else if (bombardment(a) && bombardment(b)) {
    scale.add(0.0, "bombardment, its means told by one");
  } else if (a.type == ClaimType::destruction || b.type == ClaimType::destruction) {
    scale.add(0.0, "an attack and what it destroyed");
  } else {
    scale.add(-1.2, "different means");
  }
  weigh_places(a, b, scale);
  weigh_times(a, b, scale);
  weigh_parties(a, b, scale);
  weigh_tolls(a, b, scale);
  weigh_words(a, b, scale);
  weigh_discourse(a, b, scale);
  if (a.weapon != 0 && b.weapon != 0)
    scale.add(a.weapon == b.weapon ? 0.4 : -0.6, a.weapon == b.weapon ? "the same weapon" : "other weapons");
  if (a.certainty != b.certainty && (a.certainty == Certainty::hypothetical || b.certainty == Certainty::hypothetical))
    scale.add(-0.8, "one is only a thought");
  return out;
}

}  // namespace isnad::fuse
