#include "resolve/place_score.h"

#include <algorithm>

namespace isnad::resolve {
namespace {

constexpr std::size_t kKept = 64;    // anchors; of more, what they say is asked for anew
constexpr std::uint8_t kHamlet = 2;  // no more prominent than that

bool is_site(PlaceKind kind) { return kind >= PlaceKind::oilfield; }

// Sites that stand at the settlement they are named after, or on the road to it.
bool stands_at_settlement(PlaceKind kind) {
  switch (kind) {
    case PlaceKind::airport:
    case PlaceKind::airbase:
    case PlaceKind::crossing:
    case PlaceKind::junction:
    case PlaceKind::bridge:
    case PlaceKind::dam:
    case PlaceKind::checkpoint:
    case PlaceKind::station:
    case PlaceKind::entrance:
    case PlaceKind::port:
    case PlaceKind::front:
    case PlaceKind::hill:
    case PlaceKind::prison:
    case PlaceKind::refinery:
    case PlaceKind::camp:
    case PlaceKind::hospital:
    case PlaceKind::university:
    case PlaceKind::square:
    case PlaceKind::road: return true;
    default: return false;
  }
}

double settlement_fit(PlaceKind word, PlaceKind kind) {
  const bool large = kind == PlaceKind::city || kind == PlaceKind::capital;
  if (word == PlaceKind::city || word == PlaceKind::capital)
    return large ? 3 : kind == PlaceKind::town ? 2.5 : kind == PlaceKind::village ? 0.5 : 0;
  if (word == PlaceKind::town) return large ? 1 : kind == PlaceKind::town ? 3 : kind == PlaceKind::village ? 2.5 : 1;
  return large ? -1 : kind == PlaceKind::town ? 1.5 : 3;  // village, farm
}

double distance_support(double km) {
  if (km <= 5) return 3;
  if (km <= 15) return 2.6;
  if (km <= 40) return 2;
  if (km <= 80) return 1.2;
  if (km <= 150) return 0.5;
  return 0;
}

// What it is worth to lie in a place of that kind that the document names.
double level(PlaceKind kind) {
  return kind == PlaceKind::country                                    ? 0.3
         : kind == PlaceKind::governorate || kind == PlaceKind::region ? 1.3
         : is_admin(kind)                                              ? 2.0
                                                                       : 3.0;
}

}  // namespace

double kind_fit(std::string_view word_kind, PlaceKind kind, bool& derived) {
  derived = false;
  if (word_kind.empty()) {
    // A bare name is the town before the area that is called after it.
    if (kind == PlaceKind::district) return -0.8;
    if (kind == PlaceKind::subdistrict) return -1.2;
    if (kind == PlaceKind::governorate) return -0.3;
    return is_site(kind) ? -0.5 : 0;
  }
  const auto word = place_kind(word_kind).value_or(PlaceKind::other);
  if (word == kind) return is_site(kind) || is_admin(kind) ? 4 : 3;
  const auto fits = [kind](std::initializer_list<PlaceKind> kinds) {
    return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
  };
  if (word == PlaceKind::countryside) {
    if (kind == PlaceKind::governorate) return 4;
    if (kind == PlaceKind::district) return 2;
    if (kind == PlaceKind::subdistrict) return 1.5;
    if (is_settlement(kind)) return kind == PlaceKind::village ? -1 : 1;
    return kNoFit;
  }
  // A source may call a governorate a district (محافظة نابلس).
  if (word == PlaceKind::governorate) return kind == PlaceKind::region ? 2 : kind == PlaceKind::district ? 1 : kNoFit;
  if (word == PlaceKind::country) return kNoFit;
  if (word == PlaceKind::district) return kind == PlaceKind::subdistrict ? 2 : is_settlement(kind) ? 0.5 : kNoFit;
  if (word == PlaceKind::subdistrict) return kind == PlaceKind::district ? 2 : is_settlement(kind) ? 1.5 : kNoFit;
  if (word == PlaceKind::area) {
    if (fits({PlaceKind::country, PlaceKind::governorate})) return -1;
    if (fits({PlaceKind::neighbourhood, PlaceKind::district, PlaceKind::region})) return 1.8;
    return is_settlement(kind) ? 1.5 : 0.5;
  }
  if (word == PlaceKind::region)
    return fits({PlaceKind::governorate, PlaceKind::area, PlaceKind::district, PlaceKind::valley, PlaceKind::mountain,
                 PlaceKind::desert})
               ? 2
               : kNoFit;
  if (word == PlaceKind::neighbourhood) {
    if (fits({PlaceKind::camp, PlaceKind::area})) return 1;
    if (fits({PlaceKind::village, PlaceKind::town, PlaceKind::landmark})) return 0;
    return is_admin(kind) || kind == PlaceKind::country ? kNoFit : -4;
  }
  if (word == PlaceKind::city || word == PlaceKind::town || word == PlaceKind::village || word == PlaceKind::farm ||
      word == PlaceKind::capital) {
    if (is_settlement(kind)) return settlement_fit(word, kind);
    if (kind == PlaceKind::neighbourhood || kind == PlaceKind::area) return 0.5;
    if (kind == PlaceKind::subdistrict) return 0;
    return kind == PlaceKind::district ? -0.5 : kNoFit;
  }
  if ((word == PlaceKind::airport && kind == PlaceKind::airbase) ||
      (word == PlaceKind::airbase && kind == PlaceKind::airport) ||
      (word == PlaceKind::base && kind == PlaceKind::airbase))
    return 4;
  if (word == PlaceKind::camp && kind == PlaceKind::neighbourhood) return 2;
  // معسكر للنازحين
  if (word == PlaceKind::base && kind == PlaceKind::camp) return 3;
  if (word == PlaceKind::mountain || word == PlaceKind::hill)
    if (fits({PlaceKind::mountain, PlaceKind::hill})) return 3;
  if (stands_at_settlement(word) && (is_settlement(kind) || kind == PlaceKind::neighbourhood)) {
    derived = true;
    return 0.5;
  }
  // شارع, سوق, جامع …: nearly any name; only a listed one of a like kind will do.
  if (is_site(word) && is_site(kind)) return 0.5;
  return kNoFit;
}

std::int32_t point_row(const Gazetteer& gazetteer, std::uint32_t row) {
  auto at = static_cast<std::int32_t>(row);
  for (int k = 0; k < 4 && at >= 0; ++k) {
    const auto& r = gazetteer.row(static_cast<std::uint32_t>(at));
    if (r.kind == PlaceKind::governorate || r.kind == PlaceKind::country) return -1;
    if (r.point != 0) return at;
    at = r.parent;
  }
  return -1;
}

Containers containers(const Gazetteer& gazetteer, std::uint32_t row) {
  Containers out;
  for (auto at = static_cast<std::int32_t>(row); at >= 0 && out.size < out.rows.size();
       at = gazetteer.row(static_cast<std::uint32_t>(at)).parent)
    out.add(at);
  return out;
}

void PlaceContext::clear_anchors() {
  for (const auto k : live) {
    anchors[k].anchors.clear();
    anchors[k].most = 0;
  }
  live.clear();
  live_bits = 0;
  weighed.reset();
}

void PlaceContext::add_anchor(const PlaceAnchor& anchor) {
  weighed.reset();
  auto at = std::find_if(anchors.begin(), anchors.end(), [&](const AnchorRow& r) { return r.row == anchor.row; });
  if (at == anchors.end()) {
    const auto kind = gazetteer->row(anchor.row).kind;
    anchors.push_back({anchor.row,
                       point_row(*gazetteer, anchor.row),
                       kind == PlaceKind::country || kind == PlaceKind::governorate,
                       level(kind),
                       containers(*gazetteer, anchor.row),
                       {},
                       0});
    at = anchors.end() - 1;
  }
  if (at->anchors.empty()) {
    const auto index = static_cast<std::uint32_t>(at - anchors.begin());
    live.push_back(index);
    if (index < kKept) live_bits |= std::uint64_t{1} << index;
  }
  if (!at->anchors.empty() && at->anchors.back().sentence == anchor.sentence) return;
  at->anchors.push_back(anchor);
  at->most = std::max(at->most, anchor.weight);
}

void PlaceContext::weigh(std::uint32_t sentence) {
  constexpr std::uint32_t kReach = 4;  // sentences; beyond them all count alike
  if (weighed && *weighed == sentence) return;
  weighed = sentence;
  weights.resize(anchors.size());
  for (const auto k : live) {
    const auto& anchor = anchors[k];
    double weight = anchor.most * 0.5;
    auto said = std::lower_bound(anchor.anchors.begin(), anchor.anchors.end(), sentence - std::min(sentence, kReach),
                                 [](const PlaceAnchor& a, std::uint32_t s) { return a.sentence < s; });
    for (; said != anchor.anchors.end() && said->sentence <= sentence + kReach; ++said) {
      const auto gap = said->sentence < sentence ? sentence - said->sentence : said->sentence - sentence;
      weight = std::max(weight, said->weight * (gap == 0 ? 1.0 : gap == 1 ? 0.8 : 0.65));
    }
    weights[k] = weight;
  }
}

namespace {

AnchorWord word_of(const PlaceContext& context, std::uint32_t index, const RowFit& candidate) {
  const auto& anchor = context.anchors[index];
  AnchorWord out;
  out.anchor = index;
  // The row itself is asked apart; a district is not made likelier by its own town.
  if (anchor.row == candidate.row || anchor.within.has(static_cast<std::int32_t>(candidate.row))) return out;
  if (candidate.held.has(static_cast<std::int32_t>(anchor.row))) out.inside = anchor.level;
  if (anchor.wide || candidate.point < 0 || anchor.point < 0) return out;
  out.km = context.distances.km_if_near(*context.gazetteer, static_cast<std::uint32_t>(candidate.point),
                                        static_cast<std::uint32_t>(anchor.point));
  out.near = distance_support(out.km);
  return out;
}

// Asks the first anchors, those that were not asked before.
void ask(const PlaceContext& context, RowFit& candidate) {
  constexpr std::size_t kRoom = 1u << 20;  // words
  auto& words = context.words;
  const auto most = static_cast<std::uint32_t>(std::min(context.anchors.size(), kKept));
  if (candidate.asked >= most || words.size() > kRoom) return;
  // The run goes on where it ends the list, else it is put there anew.
  if (candidate.first_word + candidate.words != words.size()) {
    const auto first = words.size();
    for (std::uint32_t k = 0; k < candidate.words; ++k) words.push_back(AnchorWord(words[candidate.first_word + k]));
    candidate.first_word = static_cast<std::uint32_t>(first);
  }
  for (; candidate.asked < most; ++candidate.asked) {
    const auto index = candidate.asked;
    if (context.anchors[index].row == candidate.row) {
      candidate.own = static_cast<std::int32_t>(index);
      continue;
    }
    const auto word = word_of(context, index, candidate);
    if (word.km == kBeyondKm) candidate.far |= std::uint64_t{1} << index;
    if (word.inside == 0 && word.km >= kBeyondKm) continue;
    words.push_back(word);
    ++candidate.words;
  }
}

}  // namespace

RowFit row_fit(const PlaceContext& context, const PlaceMention& place, std::uint32_t row) {
  const auto& gazetteer = *context.gazetteer;
  const auto& r = gazetteer.row(row);
  RowFit out;
  out.row = row;
  const double kind = kind_fit(place.kind, r.kind, out.derived);
  if (kind != kNoFit || r.prominence > kHamlet) {
    out.point = point_row(gazetteer, row);
    out.held = containers(gazetteer, row);
  }
  if (kind == kNoFit) {
    out.score = kNoFit;
    return out;
  }
  out.score = kind + 0.45 * r.prominence;
  double share = 0;
  for (const auto& vote : context.countries)
    if (vote.row == r.country) share = vote.weight / context.votes;
  out.share = share;
  // Hamlets of countries that the document never speaks of: most candidates end here.
  out.hamlet = share == 0 && context.votes >= 3 && r.prominence <= kHamlet;
  out.score += 3 * share;
  if (share == 0 && context.votes >= 3) out.score -= r.prominence >= 8 ? 0.5 : 2.5;
  // Of a country beyond those at war the base holds the cities alone: that no smaller namesake is known
  // there says nothing for them.
  if (share == 0 && r.prominence < 8 && gazetteer.id(row).starts_with("gn:")) out.score -= 0.6;
  return out;
}

PlaceFit fit(const PlaceContext& context, const PlaceMention& place, RowFit& candidate, std::int32_t container) {
  if (candidate.score == kNoFit) return {kNoFit, 0, 0, 1e9, false};
  if (candidate.hamlet && container < 0) return {kNoFit, 0, 0, 1e9, false};
  const auto& gazetteer = *context.gazetteer;
  const auto& r = gazetteer.row(candidate.row);
  PlaceFit out;
  out.score = candidate.score;
  out.share = candidate.share;
  out.derived = candidate.derived;
  const std::int32_t point = candidate.point;
  const Containers& held = candidate.held;
  double near = 0, inside = 0;
  double& least_km = out.least_km;
  if (!context.live.empty()) ask(context, candidate);
  const auto hear = [&](const AnchorWord& said) {
    const double weight = context.weights[said.anchor];
    inside = std::max(inside, said.inside * weight);
    near = std::max(near, said.near * weight);
    least_km = std::min(least_km, said.km);
  };
  // Settled so elsewhere: one name, one place.
  if (candidate.own >= 0) near = context.anchors[static_cast<std::size_t>(candidate.own)].most;
  if ((candidate.far & context.live_bits) != 0) least_km = kBeyondKm;
  for (std::uint32_t k = 0; k < candidate.words; ++k) {
    const auto& said = context.words[candidate.first_word + k];
    if ((context.live_bits >> said.anchor & 1u) != 0) hear(said);
  }
  if (candidate.asked < context.anchors.size())
    for (const auto index : context.live) {
      if (index < candidate.asked) continue;
      const auto& anchor = context.anchors[index];
      if (anchor.row == candidate.row) near = std::max(near, anchor.most);
      hear(word_of(context, index, candidate));
    }
  out.support = std::max(near, inside) + 0.3 * std::min(near, inside);
  if (container >= 0) {
    const auto& c = gazetteer.row(static_cast<std::uint32_t>(container));
    const std::int32_t there = point_row(gazetteer, static_cast<std::uint32_t>(container));
    if (held.has(container)) {
      out.support += 4;
    } else if (is_settlement(c.kind) && there >= 0 && point >= 0 &&
               context.distances.km(gazetteer, static_cast<std::uint32_t>(point), static_cast<std::uint32_t>(there)) <
                   40) {
      out.support += r.kind == PlaceKind::neighbourhood ? 0 : 3;
    } else {
      out.score -= 3;
    }
  }
  if (least_km > 300 && least_km < 1e8 && r.prominence <= 3) out.score -= 1.5;
  // حي س is no village of that name elsewhere.
  if (least_km > 15 && container < 0 && is_settlement(r.kind) && place.kind == "neighbourhood")
    return {kNoFit, 0, 0, least_km, false};
  // A quarter far from its city's name is the quarter of another city.
  if (r.kind == PlaceKind::neighbourhood && out.support < 1) out.score -= 3;
  out.score += out.support;
  return out;
}

}  // namespace isnad::resolve
