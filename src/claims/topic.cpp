#include "claims/topic.h"

#include <algorithm>
#include <array>

#include "model/actor_traits.h"

namespace isnad::claims {
namespace {

constexpr int kReach = 7;  // words between an event noun and what governs it

struct Kind {
  std::string_view cls;
  Telling telling;
  std::string_view reason;
};
constexpr std::array<Kind, 7> kKinds{{
    {"topic.charge", Telling::spoken_of, "a charge, not told as happened"},
    {"topic.inquiry", Telling::spoken_of, "what is looked into, not told"},
    {"topic.memory", Telling::spoken_of, "remembered, not told"},
    {"topic.prevent", Telling::spoken_of, "what is to be prevented"},
    {"topic.talk", Telling::spoken_of, "what is talked about"},
    {"topic.stance", Telling::spoken_of, "what is judged, not told"},
    {"topic.plan", Telling::planned, "a plan or a fear"},
}};

// Prepositions between a noun and the event it is about; those of time and direction are not.
// Folded, as the words below.
constexpr std::array<std::string_view, 12> kAbout{"في",   "ب",     "ل",    "عن", "علي", "حول",
                                                  "بشان", "بخصوص", "ازاء", "من", "ضد",  "تجاه"};
constexpr std::array<std::string_view, 4> kAny{"اي", "ايه", "ايا", "مثل"};

bool skipped(const View& view, std::uint32_t t) {
  const auto& token = view.token(t);
  if (token.kind == TokenKind::punctuation) {
    const auto text = view.text(token.span);
    return text == "«" || text == "\"" || text == "“" || text == "(";
  }
  switch (token.analysis().pos) {
    case Pos::adj:
    case Pos::num:
    case Pos::det: return true;
    case Pos::adp:
      return std::any_of(kAbout.begin(), kAbout.end(), [&](std::string_view w) { return token.folded() == w; });
    case Pos::noun:
    case Pos::propn:
    case Pos::verb:
    case Pos::aux:
    case Pos::pron:
    case Pos::cconj:
    case Pos::sconj:
    case Pos::part:
    case Pos::adv:
    case Pos::punct:
    case Pos::sym:
    case Pos::intj:
    case Pos::x: return false;
  }
  return false;
}

// «عملية», «سلسلة», «تنفيذ», «شن», «وقوع»: nouns that only carry the event noun behind them.
bool carrier(const View& view, std::uint32_t t) {
  if (view.in_class(t, "support_noun")) return true;
  const auto kind = view.lexicon().lexemes().kind(view.token(t).analysis());
  return kind == VerbKind::light || kind == VerbKind::aspect || view.in_family(t, "launch");
}

const Kind* kind_of(const View& view, std::uint32_t t) {
  const auto it = std::find_if(kKinds.begin(), kKinds.end(), [&](const Kind& k) { return view.in_class(t, k.cls); });
  return it == kKinds.end() ? nullptr : &*it;
}

// A number of people or a day of its own: what is judged is told all the same.
bool told_with(const View& view, const Clause& c) {
  for (const auto m : view.within(c.core)) {
    const auto kind = view.reading().mentions[m].kind;
    if (kind == MentionKind::time) return true;
  }
  return false;
}

}  // namespace

bool everyday(const View& view, const Clause& clause) {
  const auto& s = view.reading().sentences[clause.sentence];
  bool found = false;
  for (auto t = s.first; t < s.last && !found; ++t)  // «محور الملعب الأسود» is a place
    found = view.in_class(t, "everyday") && view.at(t, MentionKind::place) < 0 && view.at(t, MentionKind::actor) < 0;
  if (!found) return false;
  for (const auto m : view.within({s.first, s.last})) {
    const auto& mention = view.reading().mentions[m];
    if (mention.weapon() != nullptr) return false;
    const auto* a = mention.actor();
    if (a != nullptr && (armed(a->cls) || a->force)) return false;
  }
  return true;
}

Telling telling(const View& view, const Clause& c, std::string& reason) {
  if (!view.noun_predicate(c) || c.predicate.aspect_verb >= 0) return Telling::told;
  // «الخيار الثالث هو شن هجوم», «تتمثل الخطة في …»
  const auto of_slot = [&](const Slot& slot) -> const Kind* {
    return slot.np < 0 ? nullptr : kind_of(view, view.phrase(slot.np).head);
  };
  const auto* over = of_slot(c.subject);
  if (over == nullptr && c.parent >= 0 && c.relation == ClauseRelation::argument)
    over = of_slot(view.clause(static_cast<std::uint32_t>(c.parent)).subject);
  if (over != nullptr && over->telling == Telling::planned) {
    reason = over->reason;
    return over->telling;
  }
  const auto first = view.reading().sentences[c.sentence].first;
  auto t = c.predicate.head;
  if (c.predicate.light_verb >= 0) t = std::min(t, static_cast<std::uint32_t>(c.predicate.light_verb));
  if (view.token(t).analysis().pos == Pos::verb) return Telling::told;
  for (int steps = 0; steps < kReach && t > first; ++steps) {
    --t;
    const auto folded = view.token(t).folded();
    if (std::any_of(kAny.begin(), kAny.end(), [&](std::string_view w) { return folded == w; })) {
      reason = "any such act, none told";
      return Telling::spoken_of;
    }
    if (const auto* kind = kind_of(view, t)) {
      if (kind->cls == "topic.stance" && told_with(view, c)) return Telling::told;
      reason = kind->reason;
      return kind->telling;
    }
    if (!skipped(view, t) && !carrier(view, t)) return Telling::told;
  }
  return Telling::told;
}

}  // namespace isnad::claims
