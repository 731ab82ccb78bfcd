#include "fuse/standing.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

#include "fuse/ledger.h"

namespace isnad::fuse {
namespace {

enum class Interest { none, own_favour, against_itself };

// A party tells of its own success, or of the other side's guilt; or it admits a loss.
Interest interest_of(const Claim& c) {
  const bool actor = speaks_for(c, c.agent), other = speaks_for(c, c.target);
  switch (c.type) {
    case ClaimType::lose_control:
    case ClaimType::withdraw:
      if (actor) return Interest::against_itself;
      return other ? Interest::own_favour : Interest::none;
    case ClaimType::gain_control:
    case ClaimType::clear:
    case ClaimType::advance:
    case ClaimType::hold_control:
    case ClaimType::repel:
      if (actor) return Interest::own_favour;
      return other ? Interest::against_itself : Interest::none;
    case ClaimType::airstrike:
    case ClaimType::shelling:
    case ClaimType::bombing:
    case ClaimType::assault:
    case ClaimType::abuse_civilians:
    case ClaimType::casualties:
    case ClaimType::destruction:
      // Harm to civilians is admitted by who did it; harm to fighters is boasted of.
      if (actor)
        return c.victims == "civilians" || c.victims == "children" || c.victims == "women" ? Interest::against_itself
                                                                                           : Interest::own_favour;
      return other ? Interest::own_favour : Interest::none;
    case ClaimType::armed_clash:
    case ClaimType::encircle:
    case ClaimType::move:
    case ClaimType::operation_start:
    case ClaimType::accuse:
    case ClaimType::detain:
    case ClaimType::release: return actor || other ? Interest::own_favour : Interest::none;
    case ClaimType::negotiate:
    case ClaimType::ceasefire:
    case ClaimType::demand:
    case ClaimType::reject:
    case ClaimType::threaten:
    case ClaimType::promise:
    case ClaimType::provide_support:
    case ClaimType::provide_arms:
    case ClaimType::displacement:
    case ClaimType::evacuate:
    case ClaimType::humanitarian_need:
    case ClaimType::aid:
    case ClaimType::protest: return Interest::none;
  }
  return Interest::none;
}

double worth(const Claim& c) {
  double w = 0.45;  // an outlet in its own voice
  if (!c.attribution.empty()) {
    const bool named = std::any_of(c.attribution.begin(), c.attribution.end(),
                                   [](const Source& s) { return s.kind != SourceKind::anonymous; });
    const bool anonymous_root = c.attribution.back().kind == SourceKind::anonymous;
    w = !named ? 0.25 : anonymous_root ? 0.35 : 0.5;
  }
  switch (interest_of(c)) {
    case Interest::own_favour: w *= 0.6; break;
    case Interest::against_itself: w = std::min(0.8, w * 1.5); break;
    case Interest::none: break;
  }
  if (c.certainty != Certainty::fact) w *= 0.6;
  // Who says where, when and how many can be checked.
  const int exact = (c.places.empty() ? 0 : 1) + (c.time && c.time->start ? 1 : 0) + (c.agent.empty() ? 0 : 1);
  return w * (0.85 + 0.05 * exact);
}

std::string state_of(const Event& e, const std::vector<const Claim*>& claims) {
  const auto all = [&](auto&& is) { return std::all_of(claims.begin(), claims.end(), is); };
  if (all([](const Claim* c) { return c->polarity == Polarity::negative; })) return "denied";
  if (all([](const Claim* c) {
        return c->certainty == Certainty::anticipated || c->certainty == Certainty::hypothetical;
      }))
    return "planned";
  for (const auto& a : e.agreement)
    if (a.relation == Relation::contradicts) return "contested";
  return e.origins.size() >= 2 ? "corroborated" : "reported";
}

}  // namespace

void judge_standing(Event& e, const std::vector<const Claim*>& claims) {
  e.state = state_of(e, claims);
  std::map<std::string_view, const Claim*> by_id;
  for (const auto* c : claims) by_id.emplace(c->id, c);
  // Each origin is worth its best telling; origins that deny speak against.
  double none_right = 1, denial = 0;
  int telling = 0, denying = 0, disinterested = 0;
  bool admitted = false;
  for (const auto& origin : e.origins) {
    double best = 0, against = 0;
    bool free = false;
    for (const auto& id : origin) {
      const auto it = by_id.find(id);
      if (it == by_id.end()) continue;
      const Claim& c = *it->second;
      if (c.polarity == Polarity::negative) {
        against = std::max(against, worth(c));
        continue;
      }
      best = std::max(best, worth(c));
      const auto interest = interest_of(c);
      free = free || interest != Interest::own_favour;
      admitted = admitted || interest == Interest::against_itself;
    }
    telling += best > 0;
    denying += best == 0 && against > 0;
    disinterested += best > 0 && free;
    none_right *= 1 - best;
    denial = std::max(denial, against);
  }
  double confidence = 1 - none_right;
  std::set<std::string_view> disputed;
  for (const auto& a : e.agreement)
    if (a.relation == Relation::contradicts && a.on != "existence") disputed.insert(a.claim), disputed.insert(a.other);
  if (!claims.empty())
    confidence *= 1 - 0.3 * static_cast<double>(disputed.size()) / static_cast<double>(claims.size());
  confidence *= 1 - 0.5 * denial;
  const bool spoken_of = e.state == "planned" || std::all_of(claims.begin(), claims.end(), [](const Claim* c) {
                           return c->certainty == Certainty::hypothetical;
                         });
  e.confidence = std::clamp(confidence, 0.02, 0.98);
  if (spoken_of || claims.empty())
    e.credibility = "6";
  else if (telling == 0 || denying > telling)
    e.credibility = "5";
  else if (denying > 0 || disinterested == 0)
    e.credibility = "4";
  else if (disinterested >= 2 && disputed.empty())
    e.credibility = telling >= 3 || admitted ? "1" : "2";
  else
    e.credibility = admitted ? "2" : "3";
}

}  // namespace isnad::fuse
