#include "claims/conditions.h"

#include <algorithm>
#include <array>
#include <utility>

#include "claims/parties.h"
#include "model/actor_traits.h"

namespace isnad::claims {
namespace {

constexpr std::string_view kBetween = "بين";

constexpr std::array<std::pair<std::string_view, std::uint32_t>, 18> kMarkers{{
    {"negated", kNegated},
    {"future", kFuture},
    {"possible", kPossible},
    {"attempt", kAttempt},
    {"intent", kIntent},
    {"condition", kCondition},
    {"near", kNear},
    {"managed", kManaged},
    {"failed", kFailed},
    {"begin", kBegin},
    {"continue", kContinue},
    {"stop", kStop},
    {"question", kQuestion},
    {"wish", kWish},
    {"denied", kDenied},
    {"hearsay", kHearsay},
    {"background", kBackground},
    {"general", kGeneral},
}};
constexpr std::array<std::string_view, 13> kRelations{
    "root",   "complement",  "quotation", "relative", "temporal", "circumstantial", "cause",
    "result", "conditional", "purpose",   "contrast", "argument", "coordinate"};

bool marker_holds(std::string_view names, const Clause& c) {
  return any_of_list(names, [&](std::string_view n) {
    const auto it = std::find_if(kMarkers.begin(), kMarkers.end(), [&](const auto& m) { return m.first == n; });
    return it != kMarkers.end() && (c.markers & it->second) != 0;
  });
}

bool relation_holds(std::string_view names, const Clause& c) {
  return any_of_list(names, [&](std::string_view n) { return kRelations[static_cast<std::size_t>(c.relation)] == n; });
}

bool filler_passes(const View& view, const RuleTable& rules, const RuleItem& item, const Filler& f) {
  const auto values = rules.string(item.values);
  switch (item.test) {
    case RuleTest::filled:
    case RuleTest::equals: return true;
    case RuleTest::actor:
      for (const auto m : view.mentions(f, MentionKind::place))
        if (view.reading().mentions[m].place()->metonym) return true;
      return view.has(f, MentionKind::actor);
    case RuleTest::place: return view.has(f, MentionKind::place);
    case RuleTest::number: return view.has(f, MentionKind::number);
    case RuleTest::noun_class: return f.np >= 0 && view.in_classes(view.phrase(f.np).head, rules.runs(item));
    case RuleTest::family: return f.np >= 0 && view.in_families(view.phrase(f.np).head, rules.runs(item));
    case RuleTest::word: return view.any_word(view.tokens(f), rules.words(item));
    case RuleTest::weapon:
      for (const auto m : view.mentions(f, MentionKind::weapon)) {
        const auto& id = view.reading().mentions[m].weapon()->id;
        if (values.empty() || any_of_list(values, [&](std::string_view v) { return under(id, v); })) return true;
      }
      return false;
    case RuleTest::armed:
      if (any_of_list("victim.combatants|victim.police|force|unit",
                      [&](std::string_view v) { return view.head_class(f, v); }))
        return true;
      for (const auto m : view.mentions(f, MentionKind::actor)) {
        if (isnad::armed(view.reading().mentions[m].actor()->cls)) return true;
      }
      return !owners(view, f).empty();  // «مواقع تابعة لـ…»
    case RuleTest::person:
      for (const auto m : view.mentions(f, MentionKind::actor)) {
        const auto cls = view.reading().mentions[m].actor()->cls;
        if (cls == ActorClass::person || cls == ActorClass::official) return true;
      }
      return false;
  }
  return false;
}

// Tests on a stretch of tokens rather than a phrase.
bool range_passes(const View& view, const RuleTable& rules, const RuleItem& item, TokenRange range) {
  const auto values = rules.string(item.values);
  switch (item.test) {
    case RuleTest::word: return view.any_word(range, rules.words(item));
    case RuleTest::noun_class:
      for (auto t = range.first; t < range.last; ++t)
        if (view.in_classes(t, rules.runs(item))) return true;
      return false;
    case RuleTest::family:
      for (auto t = range.first; t < range.last; ++t)
        if (view.in_families(t, rules.runs(item))) return true;
      return false;
    case RuleTest::weapon:
      return view.any_within(range, [&](std::uint32_t m) {
        const auto* w = view.reading().mentions[m].weapon();
        return w != nullptr &&
               (values.empty() || any_of_list(values, [&](std::string_view v) { return under(w->id, v); }));
      });
    case RuleTest::actor:
    case RuleTest::place:
    case RuleTest::number: {
      const auto kind = item.test == RuleTest::actor   ? MentionKind::actor
                        : item.test == RuleTest::place ? MentionKind::place
                                                       : MentionKind::number;
      return view.any_within(range, [&](std::uint32_t m) { return view.reading().mentions[m].kind == kind; });
    }
    case RuleTest::armed:
      for (auto t = range.first; t < range.last; ++t)
        if (view.in_class(t, "victim.combatants") || view.in_class(t, "force")) return true;
      return false;
    case RuleTest::person:
    case RuleTest::filled:
    case RuleTest::equals: return !range.empty();
  }
  return false;
}

// The predicate with what modifies it: adjectives and iḍāfa of an event noun.
TokenRange trigger_range(const View& view, const Clause& c) {
  TokenRange r = c.predicate.tokens;
  if (r.empty()) r = {c.predicate.head, c.predicate.head + 1};
  const auto end = std::max(c.core.last, r.last);
  // «قصف جوي استهدف …»: a noun keeps its adjectives where the clause's own words end with it.
  const auto last = view.noun_predicate(c) ? view.reading().sentences[c.sentence].last : end;
  while (r.last < last && view.token(r.last).kind == TokenKind::word && view.token(r.last).analysis().pos == Pos::adj)
    ++r.last;
  if (r.last < end && r.last == c.predicate.head + 1 && view.noun_predicate(c) &&
      view.token(r.last).kind == TokenKind::word && view.token(r.last).analysis().pos == Pos::noun)
    ++r.last;
  return r;
}

bool article_passes(const View& view, const RuleTable& rules, const RuleItem& item) {
  const auto& r = view.reading();
  return range_passes(view, rules, item, {0, static_cast<std::uint32_t>(r.tokens.size())});
}

bool passes(const View& view, const RuleTable& rules, const RuleItem& item, const Clause& c) {
  const auto values = rules.string(item.values);
  switch (item.where) {
    case RuleWhere::marker: return marker_holds(values, c);
    case RuleWhere::relation: return relation_holds(values, c);
    case RuleWhere::light: return c.predicate.light_verb >= 0;
    case RuleWhere::trigger: return range_passes(view, rules, item, trigger_range(view, c));
    case RuleWhere::before:
      return c.predicate.head > 0 && range_passes(view, rules, item, {c.predicate.head - 1, c.predicate.head});
    case RuleWhere::clause: return range_passes(view, rules, item, c.core);
    case RuleWhere::sentence: {
      const auto& s = view.reading().sentences[c.sentence];
      return range_passes(view, rules, item, {s.first, s.last});
    }
    case RuleWhere::article: return article_passes(view, rules, item);
    case RuleWhere::subject:
    case RuleWhere::object:
    case RuleWhere::genitive:
    case RuleWhere::genitive_subject:
    case RuleWhere::genitive_object:
    case RuleWhere::prep:
    case RuleWhere::role:
    case RuleWhere::between:
    case RuleWhere::antecedent:
    case RuleWhere::parent_subject:
    case RuleWhere::parent_object: break;
  }
  return !fillers(view, rules, item, c).empty();
}

Fillers named(const View& view, const RuleTable& rules, const RuleItem& item, const Clause& c) {
  const auto arg = rules.string(item.arg);
  switch (item.where) {
    case RuleWhere::subject: return view.subject(c);
    case RuleWhere::object: return view.object(c);
    case RuleWhere::genitive: return view.genitive(c);
    case RuleWhere::genitive_subject: return view.genitive_is(c, GenitiveRole::subject) ? view.genitive(c) : Fillers{};
    case RuleWhere::genitive_object: return view.genitive_is(c, GenitiveRole::object) ? view.genitive(c) : Fillers{};
    case RuleWhere::prep: return view.preposition(c, arg);
    case RuleWhere::role: return view.role(c, arg);
    case RuleWhere::between: return view.preposition(c, kBetween);
    case RuleWhere::antecedent: return c.antecedent < 0 ? Fillers{} : view.chain(c.antecedent, true);
    case RuleWhere::parent_subject:
      return c.parent < 0 ? Fillers{} : view.subject(view.clause(static_cast<std::uint32_t>(c.parent)));
    case RuleWhere::parent_object:
      return c.parent < 0 ? Fillers{} : view.object(view.clause(static_cast<std::uint32_t>(c.parent)));
    case RuleWhere::trigger:
    case RuleWhere::before:
    case RuleWhere::clause:
    case RuleWhere::sentence:
    case RuleWhere::article:
    case RuleWhere::marker:
    case RuleWhere::relation:
    case RuleWhere::light: return {};
  }
  return {};
}

}  // namespace

Fillers fillers(const View& view, const RuleTable& rules, const RuleItem& item, const Clause& c) {
  auto out = named(view, rules, item, c);
  std::erase_if(out, [&](const Filler& f) { return !filler_passes(view, rules, item, f); });
  return out;
}

bool holds(const View& view, const RuleTable& rules, const RuleItem& item, const Clause& clause) {
  return passes(view, rules, item, clause) != (item.negated != 0);
}

bool all_hold(const View& view, const RuleTable& rules, std::span<const RuleItem> items, const Clause& clause) {
  return std::all_of(items.begin(), items.end(), [&](const RuleItem& i) { return holds(view, rules, i, clause); });
}

bool any_holds(const View& view, const RuleTable& rules, std::span<const RuleItem> items, const Clause& clause) {
  return std::any_of(items.begin(), items.end(), [&](const RuleItem& i) { return holds(view, rules, i, clause); });
}

}  // namespace isnad::claims
