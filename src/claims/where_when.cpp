#include "claims/where_when.h"

#include <algorithm>
#include <initializer_list>
#include <map>

#include "claims/parties.h"
#include "model/actor_traits.h"
#include "model/type_set.h"

namespace isnad::claims {
namespace {

bool light(const View& view, const Clause& c) {
  const auto kind = view.lexicon().lexemes().kind(view.token(c.predicate.head).analysis());
  return kind == VerbKind::light || kind == VerbKind::aspect;
}

// Types that are told of a place rather than happening at one.
constexpr TypeSet kUnplaced{ClaimType::demand,       ClaimType::reject,      ClaimType::accuse,
                            ClaimType::threaten,     ClaimType::promise,     ClaimType::provide_support,
                            ClaimType::provide_arms, ClaimType::move,        ClaimType::gain_control,
                            ClaimType::lose_control, ClaimType::hold_control};

// «قصفت … بقذائف الهاون فجر الخميس»: the means, with what the sentence hangs on it.
bool instrument(const View& view, const Clause& c) {
  const auto head = c.predicate.head;
  return c.relation == ClauseRelation::argument && c.predicate.light_verb < 0 &&
         (view.in_family(head, "shell.round") || view.in_family(head, "explode.device")) &&
         (view.token(head).analysis().proclitics & kBi) != 0;
}

bool cut_at(const Token& t) { return t.kind == TokenKind::punctuation; }

}  // namespace

namespace {

// «تصدت القوات لهجوم شنه التنظيم»: who made what was stopped.
void repelled_party(const View& view, Candidate& candidate) {
  auto& claim = candidate.claim;
  if (claim.type != ClaimType::repel || !claim.target.empty()) return;
  const auto& c = view.clause(candidate.clause);
  Fillers stopped = view.object(c);
  for (const auto& p : c.prepositions)
    if (p.np >= 0) stopped.push_back({p.np, -1, false});
  for (const auto& f : stopped)
    for (const auto d : view.describing(f.np)) {
      const auto& what = view.clause(d);
      if (!light(view, what) || view.in_family(what.predicate.head, "light.place")) continue;
      for (const auto& s : view.subject(what))
        if (s.np != f.np) add(claim.target, parties(view, s));
      candidate.parts.push_back(d);
    }
  std::erase_if(claim.target, [&](const ActorRef& t) {
    return std::any_of(claim.agent.begin(), claim.agent.end(), [&](const ActorRef& a) { return same(a, t); });
  });
}

// Who is told of in the way a place was taken: fought with, driven out, finished off, gone.
Fillers driven_from(const View& view, const Clause& c) {
  const auto head = c.predicate.head;
  const auto any = [&](std::initializer_list<std::string_view> families) {
    return std::any_of(families.begin(), families.end(), [&](std::string_view f) { return view.in_family(head, f); });
  };
  if (any({"clash"})) {
    auto out = view.role(c, "with");
    return out.empty() ? view.preposition(c, "ضد") : out;
  }
  if (any({"kill.finish"})) return view.role(c, "target");
  if (any({"drive_out", "bring_out"})) {
    auto out = view.object(c);
    return out.empty() && view.genitive_is(c, GenitiveRole::object) ? view.genitive(c) : out;
  }
  if (any({"withdraw", "retreat", "flee"})) {
    auto out = view.subject(c);
    return out.empty() ? view.genitive(c) : out;
  }
  return {};
}

// «سيطرت على القرية بعد معارك مع …», «… بعد انسحاب …»: whose it was, told with how it was taken.
void taken_from(const View& view, Candidate& candidate) {
  auto& claim = candidate.claim;
  if (claim.type != ClaimType::gain_control || !claim.target.empty()) return;
  for (const auto child : view.children(candidate.clause)) {
    const auto& c = view.clause(child);
    if (c.relation != ClauseRelation::temporal && c.relation != ClauseRelation::circumstantial &&
        c.relation != ClauseRelation::cause)
      continue;
    if (!view.noun_predicate(c) || (c.markers & (kNegated | kCondition | kFuture)) != 0) continue;
    for (const auto& f : driven_from(view, c)) {
      const auto all = view.mentions(f, MentionKind::actor);
      const bool bears_arms = std::any_of(
          all.begin(), all.end(), [&](std::uint32_t m) { return armed(view.reading().mentions[m].actor()->cls); });
      if (bears_arms) add(claim.target, parties(view, f));
    }
  }
  std::erase_if(claim.target, [&](const ActorRef& t) {
    return std::any_of(claim.agent.begin(), claim.agent.end(), [&](const ActorRef& a) { return same(a, t); });
  });
  for (const auto& t : claim.target) because(claim, "target", "how it was taken", t.text);
}

}  // namespace

void absorb_helpers(const View& view, std::vector<Candidate>& all) {
  std::vector<std::int32_t> at(view.reading().clauses.size(), -1);
  for (std::size_t i = 0; i < all.size(); ++i) at[all[i].clause] = static_cast<std::int32_t>(i);
  for (auto& candidate : all) {
    if (candidate.dropped) continue;
    repelled_party(view, candidate);
    taken_from(view, candidate);
    const auto own = candidate.parts;
    for (const auto part : own)
      for (const auto child : view.children(part)) {
        const auto& c = view.clause(child);
        const auto fallen = view.clause(part).subject.np;  // «سقط صاروخ مساء الخميس»
        const bool round = fallen >= 0 && view.phrase(fallen).clause == static_cast<std::int32_t>(child) &&
                           c.relation == ClauseRelation::argument && view.in_family(c.predicate.head, "shell.round");
        if (at[child] < 0 && (round || instrument(view, c))) {
          candidate.parts.push_back(child);
          continue;
        }
        if (at[child] >= 0 || c.relation != ClauseRelation::relative || !light(view, c)) continue;
        const bool mine = c.antecedent < 0 || view.phrase(c.antecedent).clause == static_cast<std::int32_t>(part) ||
                          view.phrase(c.antecedent).head == view.clause(part).predicate.head;
        if (!mine) continue;
        candidate.parts.push_back(child);
        auto& claim = candidate.claim;
        const bool of_place = view.in_family(c.predicate.head, "light.place");  // «المعارك التي شهدتها الجبهة»
        if (claim.agent.empty() && !of_place)
          for (const auto& f : view.subject(c)) {
            if (f.np >= 0 && view.phrase(f.np).clause == static_cast<std::int32_t>(part)) continue;
            add(claim.agent, parties(view, f));
          }
        if (claim.agent.empty() && claim.type == ClaimType::armed_clash)  // «الاشتباكات التي اندلعت بين … و…»
          for (const auto& f : view.preposition(c, "بين")) add(claim.agent, parties(view, f));
        if (claim.places.empty())
          for (const auto m : view.owned(child))
            if (auto p = place(view, m, PlaceRole::at)) add(claim.places, {std::move(*p)});
        // «شهد الجنوب قصفاً نفذه الطيران …»: told with who did it, no act named in passing
        if (!claim.agent.empty() && !of_place && candidate.asserted) candidate.weak = false;
      }
  }
}

void set_time(const View& view, Candidate& candidate) {
  const TimeMention* best = nullptr;
  Span span;
  const auto look = [&](std::uint32_t m) {
    const auto& mention = view.reading().mentions[m];
    const auto* t = mention.time();
    if (t == nullptr || t->duration) return;
    if (best == nullptr || (t->ref.resolved && !best->ref.resolved)) {
      best = t;
      span = mention.span;
    }
  };
  const auto settled = [&] { return best != nullptr && best->ref.resolved; };
  for (const auto part : candidate.parts) {
    for (const auto m : view.owned(part)) look(m);
    if (settled()) break;
  }
  // «… في محافظة صعدة شمال البلاد أمس»: behind the clause's core, and hung on it by the grammar.
  for (std::size_t k = 0; k < candidate.parts.size() && !settled(); ++k)
    for (const auto m : view.clause(candidate.parts[k]).adverbials) look(m);
  if (best == nullptr) return;
  candidate.claim.time = best->ref;
  candidate.claim.time->span = span;
  candidate.claim.time->text = view.text(span);
}

namespace {

// «إن المحادثات التي ترعاها الوساطة وتستضيفها العاصمة "تعثرت لأن …"»: far from its subject, the verb in the
// source's own words says it, with its cause. Empty elsewhere.
TokenRange quoted_verb(const View& view, const Clause& own) {
  constexpr std::int32_t kFar = 6;
  const auto verb = own.predicate.aspect_verb;
  if (verb < 0 || verb - static_cast<std::int32_t>(own.predicate.head) < kFar) return {};
  const auto at = static_cast<std::uint32_t>(verb);
  const auto quote = view.at(at, MentionKind::quote);
  if (quote < 0 || view.at(own.predicate.head, MentionKind::quote) == quote) return {};
  TokenRange range{at, at + 1};
  for (const auto& c : view.reading().clauses)
    if (c.sentence == own.sentence && c.relation == ClauseRelation::cause && c.core.first >= at &&
        c.core.first <= at + 2)
      range.last = std::max(range.last, c.core.last);
  return range.size() > 1 ? range : TokenRange{};
}

}  // namespace

void set_evidence(const View& view, Candidate& candidate) {
  const auto& tokens = view.reading().tokens;
  const auto& own = view.clause(candidate.clause);
  if (const auto range = quoted_verb(view, own); !range.empty()) {
    candidate.claim.evidence = view.span(range);
    candidate.claim.trigger.span = view.span({range.first, range.first + 1});
    candidate.claim.trigger.text = view.text(candidate.claim.trigger.span);
    return;
  }
  TokenRange range = own.core.empty() ? own.tokens : own.core;
  for (const auto part : candidate.parts) {
    const auto& c = view.clause(part);
    if (c.sentence != own.sentence) continue;
    const auto& more = c.core.empty() ? c.tokens : c.core;
    range.first = std::min(range.first, more.first);
    range.last = std::max(range.last, more.last);
  }
  while (range.size() > 1 && cut_at(tokens[range.first])) ++range.first;
  while (range.size() > 1 && cut_at(tokens[range.last - 1])) --range.last;
  candidate.claim.evidence = view.span(range);
  if (candidate.claim.evidence.empty()) candidate.claim.evidence = candidate.claim.trigger.span;
}

void inherit_places(const View& view, std::vector<Candidate>& all) {
  const Candidate* before = nullptr;
  std::multimap<std::int32_t, const Candidate*> by_clause;  // in the order of `all`
  for (const auto& other : all) by_clause.emplace(static_cast<std::int32_t>(other.clause), &other);
  for (auto& candidate : all) {
    if (candidate.dropped) continue;
    auto& claim = candidate.claim;
    if (claim.places.empty() && !kUnplaced.has(claim.type)) {
      const Candidate* from = nullptr;
      const auto& own = view.clause(candidate.clause);
      for (auto [other, end] = by_clause.equal_range(own.parent); other != end; ++other)
        if (!other->second->dropped && other->second != &candidate && !other->second->claim.places.empty())
          from = other->second;
      if (from == nullptr && before != nullptr && before->claim.sentence == claim.sentence) from = before;
      if (from != nullptr)
        for (auto p : from->claim.places) {
          p.inherited = true;
          claim.places.push_back(std::move(p));
        }
    }
    if (!claim.places.empty()) before = &candidate;
  }
}

}  // namespace isnad::claims
