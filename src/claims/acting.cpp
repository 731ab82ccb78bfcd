#include "claims/acting.h"

#include <algorithm>
#include <array>

#include "claims/parties.h"
#include "model/actor_traits.h"

namespace isnad::claims {
namespace {

constexpr std::uint32_t kReach = 4;  // words between a noun and the adjective of its state
constexpr std::string_view kWith = "ب";
constexpr std::array<std::string_view, 4> kSources{"مصدره", "مصدرها", "مصدرهما", "مصدرهم"};

// A nationality among the adjectives that follow a noun.
std::optional<ActorRef> adjective(const View& view, std::uint32_t head, std::uint32_t last) {
  for (auto t = head + 1; t < last; ++t) {
    const auto& token = view.token(t);
    constexpr std::uint16_t kOther = kBi | kKa;  // «بدورية للجيش المصري»: another phrase
    if (token.kind != TokenKind::word || token.analysis().pos == Pos::adp || token.analysis().pos == Pos::verb ||
        (token.analysis().proclitics & kOther) != 0)
      return std::nullopt;
    if (auto state = nationality(view, t)) return state;
  }
  return std::nullopt;
}

bool arms(const View& view, std::uint32_t head) {
  if (view.in_class(head, "thing.aircraft") || view.in_class(head, "weapon")) return true;
  const auto m = view.at(head, MentionKind::weapon);
  return m >= 0 && view.reading().mentions[static_cast<std::size_t>(m)].tokens.first == head;
}

std::int32_t phrase_at(const View& view, std::uint32_t token) {
  const auto& all = view.reading().phrases;
  for (std::size_t i = 0; i < all.size(); ++i)
    if (all[i].tokens.first == token) return static_cast<std::int32_t>(i);
  return -1;
}

}  // namespace

std::vector<ActorRef> by_nationality(const View& view, const Clause& clause) {
  const auto end = view.reading().sentences[clause.sentence].last;
  const auto within = [&](std::uint32_t head) { return std::min(head + kReach, end); };
  if (view.noun_predicate(clause)) {
    auto last = within(clause.predicate.head);
    // «استهداف دبابتين إسرائيليتين»: what is hit
    if (clause.genitive >= 0 && !arms(view, view.phrase(clause.genitive).head))
      last = std::min(last, view.phrase(clause.genitive).tokens.first);
    if (auto state = adjective(view, clause.predicate.head, last)) return {*state};
  }
  const auto of_arms = [&](std::int32_t np) -> std::optional<ActorRef> {
    if (np < 0 || !arms(view, view.phrase(np).head)) return std::nullopt;
    const auto& phrase = view.phrase(np);
    return adjective(view, phrase.head, std::max(within(phrase.head), phrase.tokens.last));
  };
  if (auto state = of_arms(clause.subject.np)) return {*state};
  for (const auto& p : clause.prepositions)
    if (p.preposition == kWith)
      if (auto state = of_arms(p.np)) return {*state};
  return {};
}

std::vector<ActorRef> by_arms(const View& view, const Clause& clause) {
  for (const auto& p : clause.prepositions) {
    if (p.np < 0 || p.preposition != kWith) continue;
    const auto& phrase = view.phrase(p.np);
    const bool fire = view.in_class(phrase.head, "gunfire") || view.in_family(phrase.head, "shell.round");
    if (!fire && !arms(view, phrase.head)) continue;
    if (phrase.genitive < 0) {  // «برصاص إسرائيلي»
      if (auto state = adjective(view, phrase.head, phrase.tokens.last)) return {*state};
      continue;
    }
    const Filler owner{phrase.genitive, -1, false};
    const auto all = view.mentions(owner, MentionKind::actor);
    const bool bears = std::any_of(all.begin(), all.end(),
                                   [&](std::uint32_t m) { return armed(view.reading().mentions[m].actor()->cls); });
    if (!bears && !view.head_class(owner, "victim.combatants") && !view.head_class(owner, "force")) continue;
    if (auto found = parties(view, owner); !found.empty()) return found;
  }
  return {};
}

namespace {

// «مناطق تسيطر عليها قوات …»: who holds what a phrase names.
std::vector<ActorRef> holders(const View& view, std::int32_t np) {
  std::vector<ActorRef> out;
  for (const auto held : view.describing(np))
    if (out.empty() && view.in_family(view.clause(held).predicate.head, "control"))
      for (const auto& holder : view.subject(view.clause(held))) add(out, parties(view, holder));
  return out;
}

// «قصف من المناطق التي تسيطر عليها …», «… من مواقع قوات …»: where the fire came from.
std::vector<ActorRef> fired_from(const View& view, const Clause& clause) {
  constexpr std::string_view kFrom = "من";
  for (const auto& p : clause.prepositions) {
    const Filler f{p.np, -1, false};
    if (p.np < 0 || p.preposition != kFrom) continue;
    const bool ground =
        view.head_class(f, "area") || view.head_class(f, "thing.position") || view.head_class(f, "thing.base");
    if (!ground) continue;
    auto found = holders(view, p.np);
    for (const auto m : view.mentions(f, MentionKind::actor))
      if (found.empty() && armed(view.reading().mentions[m].actor()->cls)) found = parties(view, f);
    if (!found.empty()) return found;
  }
  // «قصف انطلق من مناطق تسيطر عليها …»
  const auto self = static_cast<std::uint32_t>(&clause - view.reading().clauses.data());
  for (const auto child : view.children(self)) {
    const auto& c = view.clause(child);
    const bool starts = c.relation == ClauseRelation::relative &&
                        (view.in_family(c.predicate.head, "start") || view.in_family(c.predicate.head, "launch"));
    if (!starts) continue;
    if (auto found = fired_from(view, c); !found.empty()) return found;
  }
  return {};
}

}  // namespace

std::vector<ActorRef> source_of_fire(const View& view, const Clause& clause) {
  const auto last = std::max(clause.core.last, clause.tokens.last);
  for (auto t = clause.tokens.first; t + 1 < last; ++t) {
    const auto folded = view.token(t).folded();
    if (std::none_of(kSources.begin(), kSources.end(), [&](std::string_view w) { return folded == w; })) continue;
    const auto np = phrase_at(view, t + 1);
    if (np < 0) continue;
    auto found = parties(view, Filler{np, -1, false});
    if (found.empty())
      if (auto state = adjective(view, view.phrase(np).head, view.phrase(np).tokens.last)) found.push_back(*state);
    // «مصدره مناطق تسيطر عليها قوات …»
    if (found.empty()) found = holders(view, np);
    if (!found.empty()) return found;
  }
  return fired_from(view, clause);
}

std::optional<ActorRef> state_of(const View& view, std::int32_t np) {
  if (np < 0) return std::nullopt;
  const auto& phrase = view.phrase(np);
  if (!view.in_class(phrase.head, "force.state")) return std::nullopt;
  auto state = adjective(view, phrase.head, phrase.tokens.last);
  if (!state) return std::nullopt;
  state->span = view.span({phrase.head, phrase.tokens.last});
  state->text = view.text(state->span);
  return state;
}

}  // namespace isnad::claims
