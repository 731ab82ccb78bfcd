#include "fuse/make_event.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <map>
#include <set>

#include "fuse/agreement.h"
#include "fuse/origins.h"
#include "fuse/standing.h"

namespace isnad::fuse {
namespace {

void widen(std::optional<Quantity>& hull, const std::optional<Quantity>& q, bool& open) {
  if (!q || q->cumulative) return;
  if (!hull) {
    hull = Quantity{q->min, q->max, q->approximate, false, {}, {}};
    open = !q->max;
    return;
  }
  if (q->min && (!hull->min || *q->min < *hull->min)) hull->min = q->min;
  if (!q->max)
    open = true;
  else if (!hull->max || *q->max > *hull->max)
    hull->max = q->max;
  hull->approximate = hull->approximate || q->approximate;
}

void add_place(std::vector<PlaceRef>& places, const PlaceRef& p) {
  for (auto& q : places)
    if ((!p.id.empty() && p.id == q.id) || p.name == q.name) return;
  places.push_back(p);
  places.back().span = {};
}

void add_actor(std::vector<ActorRef>& actors, const ActorRef& a) {
  for (const auto& b : actors)
    if (a.id.empty() ? a.name == b.name : a.id == b.id) return;
  actors.push_back(a);
  actors.back().span = {};
}

// The narrowest stretch of days that the claims' times have in common; their hull where they have none.
std::optional<TimeRef> common_time(const std::vector<const Claim*>& claims) {
  std::optional<TimeRef> common, hull;
  for (const auto* c : claims) {
    if (!c->time || !c->time->start) continue;
    TimeRef t = *c->time;
    t.span = {};
    t.text.clear();
    if (!t.end) t.end = t.start;
    if (!hull) {
      common = hull = t;
      continue;
    }
    hull->start = std::min(*hull->start, *t.start);
    hull->end = std::max(*hull->end, *t.end);
    hull->approximate = hull->approximate || t.approximate;
    if (!common) continue;
    common->start = std::max(*common->start, *t.start);
    common->end = std::min(*common->end, *t.end);
    common->approximate = common->approximate && t.approximate;
    if (*common->start > *common->end) common.reset();
  }
  return common ? common : hull;
}

// The type most claims give; among equals the one that names the means.
ClaimType main_type(const std::vector<const Claim*>& claims) {
  std::map<ClaimType, int> votes;
  for (const auto* c : claims)
    votes[c->type] += c->type == ClaimType::casualties || c->type == ClaimType::assault ? 1 : 2;
  return std::max_element(votes.begin(), votes.end(), [](const auto& a, const auto& b) { return a.second < b.second; })
      ->first;
}

std::string who_says(const Claim& c, const std::string& outlet) {
  std::string who;
  for (const auto& s : c.attribution) who += (who.empty() ? "" : " > ") + (s.name.empty() ? s.text : s.name);
  return who.empty() ? outlet : who;
}

}  // namespace

Event make_event(const std::vector<Member>& members, std::span<const InputDocument> documents) {
  std::vector<const Claim*> claims;
  std::vector<const Facts*> facts;
  std::vector<OriginMember> tellers;
  std::set<std::string> outlets;
  for (const auto& m : members) {
    const bool known = m.facts->document < documents.size();
    OriginMember teller{m.claim, m.facts->document, {}, {}, std::nullopt};
    if (known) {
      const InputDocument& d = documents[m.facts->document];
      teller.outlet = d.outlet;
      teller.text = d.text;
      teller.published = d.published;
    }
    claims.push_back(m.claim);
    facts.push_back(m.facts);
    if (!teller.outlet.empty()) outlets.insert(teller.outlet);
    tellers.push_back(std::move(teller));
  }
  Event e;
  e.type = main_type(claims);
  e.id = fmt::format("e{:016x}", XXH3_64bits(claims.front()->id.data(), claims.front()->id.size()));
  e.time = common_time(claims);
  bool killed_open = false, injured_open = false;
  // Whom a denial names is not who did it: the event takes its parties from those who affirm it, if any.
  const bool affirmed = std::any_of(claims.begin(), claims.end(), [&](const Claim* c) {
    return c->type == e.type && c->polarity == Polarity::positive;
  });
  for (std::size_t i = 0; i < claims.size(); ++i) {
    const Claim& c = *claims[i];
    e.claims.push_back(c.id);
    for (const auto& place : c.places) add_place(e.places, place);
    if (affirmed && c.polarity == Polarity::negative) continue;
    // Who acts is told by claims of the event's own type; who withdraws from a place that is taken is
    // not who takes it.
    if (c.type == e.type) {
      for (const auto& a : c.agent) add_actor(e.agent, a);
      for (const auto& a : c.target) add_actor(e.target, a);
    } else if (e.type == ClaimType::gain_control &&
               (c.type == ClaimType::withdraw || c.type == ClaimType::lose_control)) {
      for (const auto& a : c.agent) add_actor(e.target, a);
    }
    if (c.polarity == Polarity::negative) continue;
    widen(e.killed, c.killed, killed_open);
    widen(e.injured, c.injured, injured_open);
    if (c.killed && !c.killed->cumulative)
      e.killed_by_source.push_back({c.id, who_says(c, tellers[i].outlet), *c.killed});
  }
  if (e.killed && killed_open) e.killed->max.reset();
  if (e.injured && injured_open) e.injured->max.reset();
  e.outlets.assign(outlets.begin(), outlets.end());
  const auto copies = copied_members(tellers);
  e.origins = origins_of(tellers, copies);
  e.transmission = passings_of(tellers, copies);
  e.agreement = agreement_of(facts, claims);
  judge_standing(e, claims);
  return e;
}

}  // namespace isnad::fuse
