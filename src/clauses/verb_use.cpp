// What the families of a word say of its use in a clause, and the event noun inside a phrase.
#include "clauses/builder.h"

namespace isnad::clauses {
namespace {

struct FamilyUse {
  std::string_view prefix;
  std::uint32_t marks;
};
// What a family of aspect.tsv and modal.tsv commits the event to.
constexpr FamilyUse kFamilyMarks[] = {
    {"aspect.begin", kBegin},   {"aspect.continue", kContinue}, {"aspect.still", kContinue},
    {"aspect.stop", kStop},     {"aspect.near", kNear},         {"modal.managed", kManaged},
    {"modal.failed", kFailed},  {"modal.attempt", kAttempt},    {"modal.intent", kIntent},
    {"modal.aim", kIntent},     {"modal.wish", kWish},          {"modal.must", kWish},
    {"modal.need", kWish},      {"modal.urge", kWish},          {"modal.possible", kPossible},
    {"modal.seems", kPossible}, {"modal.can", kPossible},       {"modal.expect", kFuture},
    {"modal.fear", kPossible},  {"report.deny", kDenied},       {"modal.prevent", kNegated},
};

}  // namespace

VerbUse Builder::find_use(const Analysis& a) const {
  VerbUse use;
  const auto& words = lexicon_.lexemes();
  const VerbKind kind = words.kind(a);
  use.light = kind == VerbKind::light;
  use.report = kind == VerbKind::report;
  for (const FamilyId id : words.families(a)) {
    const std::string_view family = words.family_name(id);
    // Most families are of events; what follows concerns aspect, modal, report and a few more.
    const char first = family.empty() ? '\0' : family.front();
    if (first == 'a' || first == 'm' || first == 'r')
      for (const auto& row : kFamilyMarks)
        if (family == row.prefix) use.marks |= row.marks;
    if (family.starts_with("aspect.")) {
      use.aspect = true;
      if (family == "aspect.copula" || family == "aspect.still") use.copula = true;
      if (family == "aspect.pass") use.passes = true, use.light = true;
    } else if (family.starts_with("modal.")) {
      use.modal = true;
    } else if (family == "light" || family.starts_with("light.")) {
      use.light = true;
      if (family == "light.passive") use.undergoes = true;
      if (family == "light.place") use.place_subject = true;
    } else if (family == "undergo" || family == "suffer" || family == "meet_death") {
      use.undergoes = true;
    } else if (family == "occur" || family == "start" || family == "end") {
      use.light = true;
    } else if (family.starts_with("report.deny")) {
      use.deny = true;
    } else if (family.starts_with("report.") || family.starts_with("accuse") || family.starts_with("threaten") ||
               family.starts_with("demand") || family.starts_with("promise") || family.starts_with("reject")) {
      use.report = true;
    }
  }
  return use;
}

Builder::EventIn Builder::event_in(std::int32_t p) const {
  EventIn out;
  const auto& lexemes = lexicon_.lexemes();
  for (int depth = 0; p >= 0 && depth < 6; ++depth) {
    const NounPhrase& np = reading_.phrases[static_cast<std::size_t>(p)];
    const Word& w = words_.at(np.head);
    const Analysis& a = analysis(np.head);
    const std::int32_t inner = np.genitive;
    const bool inner_event = inner >= 0 && event_in(inner).phrase >= 0;
    if (w.event && w.kind == WordKind::noun) {
      if (!inner_event) {
        out.phrase = p;
        return out;
      }
      const VerbUse use = use_of(a);
      const auto token = static_cast<std::int32_t>(np.head);
      if (use.aspect || use.modal)
        out.aspect = token, out.marks |= use.marks;
      else if (use.light)
        out.light = token;
      else if (!lexemes.under_class(a, "support_noun")) {
        out.phrase = p;
        return out;
      }
    } else if (!(w.kind == WordKind::number || w.kind == WordKind::adjective || w.kind == WordKind::noun) ||
               !inner_event || head_mention(reading_, words_, p) >= 0) {
      return {};
    } else if (!(lexemes.under_class(a, "support_noun") || w.kind != WordKind::noun || a.lemma == "عدم" ||
                 a.lemma == "بعض" || a.lemma == "كل" || a.lemma == "عدد" || a.lemma == "سلسلة" || a.lemma == "موجة" ||
                 a.lemma == "مزيد" || a.lemma == "أول")) {
      return {};
    } else if (a.lemma == "عدم") {
      out.marks |= kNegated;
    }
    p = inner;
  }
  return {};
}

}  // namespace isnad::clauses
