#include "claims/event_pronouns.h"

#include <algorithm>
#include <set>

namespace isnad::claims {
namespace {

constexpr std::uint32_t kSentencesBack = 2;

// Happenings that go on long enough to be told of again.
bool lasting(ClaimType t) {
  return t == ClaimType::negotiate || t == ClaimType::ceasefire || t == ClaimType::armed_clash ||
         t == ClaimType::protest || t == ClaimType::encircle;
}

struct Theme {
  bool found = false;
  bool feminine = false;
};

Theme of_enclitic(Enclitic e) {
  if (e == Enclitic::ha) return {true, true};
  return {e == Enclitic::hu, false};
}

// The pronoun that stands for what begins, goes on or stops; a noun of its own is none.
Theme theme(const View& view, const Clause& c) {
  if (c.object.pronoun >= 0 && c.object.np < 0 && c.predicate.aspect_verb >= 0)
    return of_enclitic(view.token(static_cast<std::uint32_t>(c.object.pronoun)).analysis().enclitic);  // «تم تعليقها»
  if (c.object.np >= 0 || c.genitive >= 0) return {};
  if (c.subject.np < 0 && c.subject.pronoun >= 0)
    return of_enclitic(view.token(static_cast<std::uint32_t>(c.subject.pronoun)).analysis().enclitic);
  if (c.subject.np >= 0) {
    const auto& np = view.phrase(c.subject.np);
    if (np.tokens.size() != 1) return {};
    const auto& a = view.token(np.head).analysis();
    if (a.enclitic != Enclitic::none) return of_enclitic(a.enclitic);  // «أنها»
    if (a.pos != Pos::pron || a.person == 1 || a.person == 2) return {};
    return {true, a.gender == Gender::feminine};
  }
  // A verb alone may have any subject: only what stops, in the sentence of its happening, is sure.
  if (!c.subject.dropped || view.noun_predicate(c) || !view.in_family(c.predicate.head, "aspect.stop")) return {};
  const auto& a = view.token(c.predicate.head).analysis();
  if (a.person != 3 || a.number != Number::singular) return {};
  return {true, a.gender == Gender::feminine};
}

bool agrees(const View& view, const Candidate& before, bool feminine) {
  const auto& a = view.token(view.clause(before.clause).predicate.head).analysis();
  const bool plural = a.number == Number::plural;
  return feminine ? plural || a.gender == Gender::feminine : !plural && a.gender != Gender::feminine;
}

bool fire(ClaimType t) {
  return t == ClaimType::airstrike || t == ClaimType::shelling || t == ClaimType::bombing || t == ClaimType::assault;
}

// «القصف» may take up a raid, «الهجوم» any of them; «الغارة», «الانفجار» say what they are.
bool may_be(ClaimType now, ClaimType before) {
  if (now == before) return true;
  if (now == ClaimType::shelling) return before == ClaimType::airstrike;
  return now == ClaimType::assault && fire(before);
}

bool says_phase(const View& view, const Clause& c) {
  const auto head = c.predicate.head;
  return view.in_family(head, "aspect.stop") || view.in_family(head, "aspect.continue") ||
         view.in_family(head, "aspect.begin");
}

}  // namespace

void take_up_acts(const View& view, std::vector<Candidate>& all) {
  for (auto& c : all) {
    if (c.dropped || !fire(c.claim.type) || !c.claim.agent.empty() || !c.claim.weapon.empty()) continue;
    const auto& clause = view.clause(c.clause);
    const auto& head = view.token(clause.predicate.head).analysis();
    if (!view.noun_predicate(clause) || (head.proclitics & kAl) == 0 || head.number == Number::plural) continue;
    if (clause.predicate.light_verb >= 0 || clause.predicate.aspect_verb >= 0) continue;
    const bool placed =
        std::any_of(c.claim.places.begin(), c.claim.places.end(), [](const PlaceRef& p) { return !p.inherited; });
    // «القصف على المخيم», «الهجوم في الشمال»: an act of its own
    const bool own = std::any_of(clause.prepositions.begin(), clause.prepositions.end(), [](const PrepArgument& p) {
      return p.preposition == "على" || p.preposition == "في" || p.preposition == "ضد";
    });
    if (placed || own || clause.genitive >= 0) continue;
    const Candidate* meant = nullptr;
    for (const auto& before : all) {
      if (before.dropped || &before == &c || !fire(before.claim.type) || !may_be(c.claim.type, before.claim.type))
        continue;
      const auto& other = view.clause(before.clause);
      if (other.predicate.head >= clause.predicate.head || other.sentence + kSentencesBack < clause.sentence) continue;
      if (meant == nullptr || other.predicate.head > view.clause(meant->clause).predicate.head) meant = &before;
    }
    if (meant == nullptr) continue;
    if (c.claim.type != meant->claim.type) {
      c.claim.type = meant->claim.type;
      because(c.claim, "type", "the act told before", meant->claim.trigger.text);
    }
    if (c.claim.places.empty())
      for (auto p : meant->claim.places) {
        p.inherited = true;
        c.claim.places.push_back(std::move(p));
      }
  }
}

void tell_again(const View& view, std::vector<Candidate>& all) {
  std::vector<Candidate> more;
  std::set<std::uint32_t> told;
  for (const auto& k : all)
    if (!k.dropped) told.insert(k.parts.begin(), k.parts.end());
  for (std::uint32_t i = 0; i < view.reading().clauses.size(); ++i) {
    const auto& c = view.clause(i);
    if (!says_phase(view, c)) continue;
    if (told.count(i) != 0) continue;
    const auto what = theme(view, c);
    if (!what.found) continue;
    const Candidate* meant = nullptr;
    for (const auto& before : all) {
      if (before.dropped || !lasting(before.claim.type) || !view.noun_predicate(view.clause(before.clause))) continue;
      const auto& other = view.clause(before.clause);
      if (other.predicate.head >= c.predicate.head || other.sentence + kSentencesBack < c.sentence) continue;
      if (c.subject.dropped && c.object.pronoun < 0 && other.sentence != c.sentence) continue;
      if (!agrees(view, before, what.feminine)) continue;
      if (meant == nullptr || other.predicate.head > view.clause(meant->clause).predicate.head) meant = &before;
    }
    if (meant == nullptr) continue;
    Candidate out;
    out.clause = i;
    out.rule = meant->rule;
    out.parts = {i};
    out.asserted = true;
    auto& claim = out.claim;
    claim.type = meant->claim.type;
    claim.rule = meant->claim.rule;
    claim.sentence = c.sentence;
    claim.confidence = 0.6;
    claim.trigger.span = view.span({c.predicate.head, c.predicate.head + 1});
    claim.trigger.text = view.text(claim.trigger.span);
    claim.trigger.lemma = c.predicate.lemma;
    if (claim.type == ClaimType::negotiate || claim.type == ClaimType::ceasefire)
      claim.stage = view.in_family(c.predicate.head, "aspect.stop.suspend") ? Stage::suspended
                    : view.in_family(c.predicate.head, "aspect.stop")       ? Stage::stopped
                    : view.in_family(c.predicate.head, "aspect.begin")      ? Stage::begun
                                                                            : Stage::ongoing;
    because(claim, "type", "pronoun for", meant->claim.trigger.text);
    more.push_back(std::move(out));
  }
  for (auto& m : more) all.push_back(std::move(m));
}

}  // namespace isnad::claims
