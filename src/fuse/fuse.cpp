#include "fuse/fuse.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "fuse/agreement.h"
#include "fuse/blocks.h"
#include "fuse/cluster.h"
#include "fuse/copies.h"
#include "fuse/evidence.h"
#include "fuse/facts.h"
#include "fuse/origins.h"

namespace isnad::fuse {
namespace {

struct Prepared {
  std::vector<std::uint32_t> order;            // claims by id: nothing below sees their arrival
  std::vector<Facts> facts;                    // in that order
  std::unordered_map<std::string_view, std::uint32_t> by_id;
};

Prepared prepare(const Input& in) {
  Prepared p;
  std::unordered_map<std::string_view, std::uint32_t> documents;
  for (std::uint32_t d = 0; d < in.documents.size(); ++d) documents.emplace(in.documents[d].id, d);
  p.order.resize(in.claims.size());
  for (std::uint32_t i = 0; i < p.order.size(); ++i) p.order[i] = i;
  std::sort(p.order.begin(), p.order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return in.claims[a].id < in.claims[b].id;
  });
  Interner interner;
  p.facts.reserve(p.order.size());
  for (std::uint32_t i = 0; i < p.order.size(); ++i) {
    const Claim& c = in.claims[p.order[i]];
    const auto it = documents.find(c.doc);
    const InputDocument none{};
    const InputDocument& d = it == documents.end() ? none : in.documents[it->second];
    const std::uint32_t number = it == documents.end() ? static_cast<std::uint32_t>(in.documents.size()) : it->second;
    p.facts.push_back(facts_of(c, p.order[i], number, d.text, d.outlet, d.published, interner));
    p.by_id.emplace(c.id, i);
  }
  return p;
}

Groups group(const Prepared& p, const Input& in) {
  std::vector<Edge> joins, against, never, always;
  for (const auto& [a, b] : candidate_pairs(p.facts)) {
    const Weighed w = weigh(p.facts[a], p.facts[b]);
    const Edge e{a, b, static_cast<float>(w.sum - kJoin)};
    if (w.barred) never.push_back({a, b, -1.0f});
    else if (w.sum >= kJoin) joins.push_back(e);
    else if (w.sum < 0) against.push_back({a, b, static_cast<float>(w.sum)});
  }
  for (const auto& j : in.judgements) {
    const auto a = p.by_id.find(j.claim), b = p.by_id.find(j.other);
    if (a == p.by_id.end() || b == p.by_id.end() || a->second == b->second) continue;
    const Edge e{std::min(a->second, b->second), std::max(a->second, b->second), 0};
    (j.together ? always : never).push_back(e);
  }
  return cluster(static_cast<std::uint32_t>(p.facts.size()), std::move(joins), against, never, always);
}

void widen(std::optional<Quantity>& hull, const std::optional<Quantity>& q, bool& open) {
  if (!q || q->cumulative) return;
  if (!hull) {
    hull = Quantity{q->min, q->max, q->approximate, false, {}, {}};
    open = !q->max;
    return;
  }
  if (q->min && (!hull->min || *q->min < *hull->min)) hull->min = q->min;
  if (!q->max) open = true;
  else if (!hull->max || *q->max > *hull->max) hull->max = q->max;
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
  for (const auto* c : claims) votes[c->type] += c->type == ClaimType::casualties || c->type == ClaimType::assault ? 1 : 2;
  return std::max_element(votes.begin(), votes.end(), [](const auto& a, const auto& b) { return a.second < b.second; })->first;
}

std::string state_of(const Event& e, const std::vector<const Claim*>& claims) {
  const auto all = [&](auto&& is) { return std::all_of(claims.begin(), claims.end(), is); };
  if (all([](const Claim* c) { return c->polarity == Polarity::negative; })) return "denied";
  if (all([](const Claim* c) { return c->certainty == Certainty::anticipated || c->certainty == Certainty::hypothetical; }))
    return "planned";
  for (const auto& a : e.agreement)
    if (a.relation == Relation::contradicts) return "contested";
  return e.origins.size() >= 2 ? "corroborated" : "reported";
}

std::string who_says(const Claim& c, const std::string& outlet) {
  std::string who;
  for (const auto& s : c.attribution) who += (who.empty() ? "" : " > ") + (s.name.empty() ? s.text : s.name);
  return who.empty() ? outlet : who;
}

Event make_event(const std::vector<std::uint32_t>& members, const Prepared& p, const Input& in,
                 const std::vector<Copy>& copies) {
  std::vector<const Claim*> claims;
  std::vector<const Facts*> facts;
  std::vector<OriginMember> tellers;
  std::set<std::string> outlets;
  for (const auto i : members) {
    const Facts& f = p.facts[i];
    const std::string outlet = f.document < in.documents.size() ? in.documents[f.document].outlet : std::string();
    claims.push_back(&in.claims[f.claim]);
    facts.push_back(&f);
    tellers.push_back({claims.back(), f.document, outlet});
    if (!outlet.empty()) outlets.insert(outlet);
  }
  Event e;
  e.type = main_type(claims);
  e.id = fmt::format("e{:016x}", XXH3_64bits(claims.front()->id.data(), claims.front()->id.size()));
  e.time = common_time(claims);
  bool killed_open = false, injured_open = false;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    const Claim& c = *claims[i];
    e.claims.push_back(c.id);
    for (const auto& place : c.places) add_place(e.places, place);
    for (const auto& a : c.agent) add_actor(e.agent, a);
    for (const auto& a : c.target) add_actor(e.target, a);
    if (c.polarity == Polarity::negative) continue;
    widen(e.killed, c.killed, killed_open);
    widen(e.injured, c.injured, injured_open);
    if (c.killed && !c.killed->cumulative)
      e.killed_by_source.push_back({c.id, who_says(c, tellers[i].outlet), *c.killed});
  }
  if (e.killed && killed_open) e.killed->max.reset();
  if (e.injured && injured_open) e.injured->max.reset();
  e.outlets.assign(outlets.begin(), outlets.end());
  e.origins = origins_of(tellers, copies);
  e.agreement = agreement_of(facts, claims);
  e.state = state_of(e, claims);
  return e;
}

}  // namespace

std::vector<Event> run(const Input& in) {
  const Prepared p = prepare(in);
  const Groups groups = group(p, in);
  std::vector<std::vector<std::uint32_t>> members(groups.count);
  for (std::uint32_t i = 0; i < groups.of.size(); ++i) members[groups.of[i]].push_back(i);
  std::vector<std::string_view> texts;
  for (const auto& d : in.documents) texts.push_back(d.text);
  const auto copies = find_copies(texts);
  std::vector<Event> events;
  events.reserve(members.size());
  for (const auto& m : members) events.push_back(make_event(m, p, in, copies));
  return events;
}

std::vector<std::string> explain(const Input& in, std::string_view claim, std::string_view other) {
  const Prepared p = prepare(in);
  const auto a = p.by_id.find(claim), b = p.by_id.find(other);
  std::vector<std::string> lines;
  if (a == p.by_id.end() || b == p.by_id.end()) return lines;
  const Weighed w = weigh(p.facts[a->second], p.facts[b->second], &lines);
  lines.push_back(w.barred ? std::string("kept apart")
                           : fmt::format("{:.1f} in all, joined from {:.1f}", w.sum, kJoin));
  for (const auto& j : in.judgements)
    if ((j.claim == claim && j.other == other) || (j.claim == other && j.other == claim))
      lines.push_back(j.together ? "an analyst joined them" : "an analyst set them apart");
  return lines;
}

}  // namespace isnad::fuse
