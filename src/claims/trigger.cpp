#include "claims/trigger.h"

#include <algorithm>
#include <map>
#include <set>

namespace isnad::claims {
namespace {

constexpr std::uint32_t kAdjectives = 2;  // «ضربة جوية دقيقة»

// Whether a clause hangs under another within its sentence's own telling.
bool under_clause(const View& view, std::uint32_t child, std::uint32_t over) {
  for (int depth = 0; depth < 6; ++depth) {
    const auto parent = view.clause(child).parent;
    if (parent < 0) return false;
    if (static_cast<std::uint32_t>(parent) == over) return true;
    child = static_cast<std::uint32_t>(parent);
  }
  return false;
}

bool named(const View& view, const Claim& claim, std::uint32_t token) {
  const auto span = view.token(token).span;
  const auto in = [&](const std::vector<ActorRef>& refs) {
    return std::any_of(refs.begin(), refs.end(), [&](const ActorRef& r) { return r.span.overlaps(span); });
  };
  return in(claim.agent) || in(claim.target) || view.at(token, MentionKind::actor) >= 0 ||
         view.at(token, MentionKind::place) >= 0;
}

bool plain_word(const View& view, std::uint32_t t) {
  const auto& token = view.token(t);
  if (token.kind != TokenKind::word) return false;
  const auto pos = token.analysis().pos;
  return pos == Pos::num || pos == Pos::det || pos == Pos::adv || pos == Pos::part;
}

// The words that a rule asks for beside its verb: «النار» of أطلق, «نفسه» of فجّر.
bool asked(const View& view, const Candidate& c, std::uint32_t token) {
  if (named(view, c.claim, token) || view.in_class(token, "victim") || view.in_class(token, "protester")) return false;
  const auto& table = view.lexicon().rules();
  const auto items = table.items(table.rule(c.rule).when);
  return std::any_of(items.begin(), items.end(), [&](const RuleItem& i) {
    return i.where == RuleWhere::clause && i.test == RuleTest::word && i.negated == 0 &&
           view.any_word({token, token + 1}, table.string(i.values));
  });
}

TokenRange words(const View& view, const Candidate& c, std::uint32_t clause) {
  const auto& own = view.clause(clause);
  const auto& p = own.predicate;
  TokenRange r = p.tokens.empty() ? TokenRange{p.head, p.head + 1} : p.tokens;
  const auto end = view.reading().sentences[own.sentence].last;
  if (p.light_verb >= 0) {
    const auto light = static_cast<std::uint32_t>(p.light_verb);
    if (light + 1 == p.head || (light + 2 == p.head && plain_word(view, light + 1))) r.first = std::min(r.first, light);
  }
  if (clause == c.clause && r.last < end && view.token(r.last).kind == TokenKind::word && asked(view, c, r.last))
    ++r.last;
  if (view.noun_predicate(own))
    for (std::uint32_t n = 0; n < kAdjectives && r.last < end; ++n) {
      const auto& token = view.token(r.last);
      if (token.kind != TokenKind::word || token.analysis().pos != Pos::adj || named(view, c.claim, r.last)) break;
      ++r.last;
    }
  return r;
}

}  // namespace

void set_triggers(const View& view, std::vector<Candidate>& all) {
  std::set<std::uint32_t> taken;  // two claims never show one word
  for (const auto& c : all)
    if (!c.dropped) taken.insert(view.clause(c.clause).predicate.head);
  std::multimap<std::uint32_t, const Candidate*> harms;  // by clause
  for (const auto& h : all)
    if (h.harm) harms.emplace(h.clause, &h);
  for (auto& c : all) {
    if (c.dropped) continue;
    auto clause = c.clause;
    std::set<const Candidate*> parts;  // in the order of `all`
    if (!c.harm)
      for (const auto p : c.parts)
        for (auto [h, end] = harms.equal_range(p); h != end; ++h) parts.insert(h->second);
    if (!c.harm)
      for (const auto* part : parts) {
        const auto& h = *part;
        if (!under_clause(view, c.clause, h.clause)) continue;
        const auto head = view.clause(h.clause).predicate.head;
        if (head >= view.clause(clause).predicate.head || !taken.insert(head).second) continue;
        clause = h.clause;
      }
    const auto range = words(view, c, clause);
    c.claim.trigger.span = view.span(range);
    c.claim.trigger.text = view.text(c.claim.trigger.span);
    c.claim.trigger.lemma = view.clause(clause).predicate.lemma;
  }
}

}  // namespace isnad::claims
