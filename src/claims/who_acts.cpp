#include "claims/who_acts.h"

#include <algorithm>

#include "claims/parties.h"

namespace isnad::claims {
namespace {

// «مراكز إيواء النازحين»: a thing that holds people who do not fight.
bool shelters_people(const View& view, const Filler& f) {
  const auto all = view.mentions(f, MentionKind::actor);
  return !all.empty() && std::all_of(all.begin(), all.end(), [&](std::uint32_t m) {
    const auto first = view.reading().mentions[m].tokens.first;
    return view.reading().mentions[m].actor()->name_form == NameForm::generic && view.in_class(first, "victim") &&
           !view.in_class(first, "victim.combatants") && !view.in_class(first, "victim.police") &&
           !view.in_class(first, "victim.settlers") && !view.in_class(first, "victim.people") && f.np >= 0 &&
           view.phrase(f.np).head != first;
  });
}

// «قسد: القصف …»: who speaks, before a colon.
bool label(const View& view, const Filler& f) {
  if (f.np < 0 || f.shared) return false;
  const auto end = view.phrase(f.np).tokens.last;
  const auto last = static_cast<std::uint32_t>(view.reading().tokens.size());
  for (auto t = end; t < last && t < end + 2; ++t)
    if (view.token(t).folded() == ":") return true;
  return false;
}

// «صاروخي»: an adjective by its ending that the lexicon has as a noun too.
bool nisba(const View& view, std::uint32_t t) {
  const auto folded = view.token(t).folded();
  const auto& a = view.token(t).analysis();
  return a.proclitics == 0 && a.enclitic == Enclitic::none && a.pos == Pos::noun &&
         (folded.ends_with("ي") || folded.ends_with("يه")) && view.at(t, MentionKind::actor) < 0;
}

}  // namespace

bool bystander(const View& view, const Filler& f) {
  if (label(view, f)) return true;
  for (const std::string_view cls : {"toll", "source", "thing.building", "area"})
    if (view.head_class(f, cls)) return true;
  bool reports = false;
  for (const auto m : view.mentions(f, MentionKind::actor)) {
    const auto cls = view.reading().mentions[m].actor()->cls;
    reports = cls == ActorClass::monitor || cls == ActorClass::media || cls == ActorClass::agency ||
              cls == ActorClass::ngo || cls == ActorClass::un || cls == ActorClass::court || cls == ActorClass::source;
    if (!reports) break;
  }
  if (reports || shelters_people(view, f)) return true;
  return view.head_class(f, "victim") && !view.head_class(f, "victim.combatants") &&
         !view.head_class(f, "victim.police") && !view.head_class(f, "victim.settlers") &&
         !view.head_class(f, "protester") && !view.head_class(f, "victim.people");
}

bool counted_people(const View& view, const Filler& f) {
  return f.np >= 0 && (view.has(f, MentionKind::number) || view.head_class(f, "victim"));
}

bool only_owned(const View& view, const Filler& f) {
  return f.np >= 0 && !view.has(f, MentionKind::actor) && !armed_with(view, f) && !owners(view, f).empty() &&
         !view.head_class(f, "force") && !view.head_class(f, "unit") && !view.head_class(f, "victim.combatants") &&
         !view.head_class(f, "thing.military_vehicle") && !view.head_class(f, "thing.convoy");
}

bool right_behind(const View& view, const Clause& c, const Filler& f) {
  // «غارات لقواتها»: whose, the pronoun alone does not say
  if (f.np >= 0 && view.token(view.phrase(f.np).head).analysis().enclitic != Enclitic::none) return false;
  auto at = view.tokens(f).first;
  for (const auto& p : c.prepositions)  // «لقوات النظام وروسيا»: the first of those joined
    if (p.np >= 0 && p.preposition == "ل" && p.tokens.first < at)
      for (const auto& one : view.chain(p.np))
        if (one.np == f.np) at = view.phrase(p.np).tokens.first;
  if (at <= c.predicate.head) return false;
  for (auto t = c.predicate.head + 1; t < at; ++t)
    if (view.token(t).kind == TokenKind::word && view.token(t).analysis().pos != Pos::adj && !nationality(view, t) &&
        !nisba(view, t))
      return false;
  return true;
}

bool owner_of_what_suffers(const View& view, const Clause& c, const Filler& f) {
  const auto behind = [&](std::int32_t np) {
    if (np < 0 || f.np < 0) return false;
    const auto end = view.phrase(np).tokens.last, at = view.phrase(f.np).tokens.first;
    if (at == end) return true;
    return at == end + 1 && view.in_family(end, "belong");
  };
  if (c.genitive >= 0 && view.genitive_is(c, GenitiveRole::object) && behind(c.genitive)) return true;
  return behind(c.object.np);
}

bool armed_with(const View& view, const Filler& f) {
  return view.has(f, MentionKind::weapon) || view.head_class(f, "weapon") || view.head_class(f, "thing.aircraft") ||
         view.head_family(f, "shell.round") || view.head_family(f, "raid.air") || view.head_family(f, "shell");
}

}  // namespace isnad::claims
