#include "claims/set_off.h"

#include <algorithm>

namespace isnad::claims {

std::uint8_t form_of(PredicateForm form) {
  switch (form) {
    case PredicateForm::past:
    case PredicateForm::present:
    case PredicateForm::future: return kFormFinite;
    case PredicateForm::imperative: return 0;  // «أوقفوا القصف» asserts nothing
    case PredicateForm::masdar: return kFormMasdar;
    case PredicateForm::active_participle: return kFormActiveParticiple;
    case PredicateForm::passive_participle: return kFormPassiveParticiple;
    case PredicateForm::nominal: return kFormNominal | kFormMasdar;
  }
  return 0;
}

std::uint8_t form_bit(const View& view, const Clause& c) {
  if (view.noun_predicate(c) && form_of(c.predicate.form) == kFormFinite) return kFormMasdar | kFormNominal;
  // «لا تقتربوا من الجسر»: told to someone, not of someone.
  const auto& a = view.token(c.predicate.head).analysis();
  if (a.pos == Pos::verb && a.form == Form::present && a.person == 2) return 0;
  const auto bits = form_of(c.predicate.form);
  if (c.predicate.form == PredicateForm::present) return bits | kFormPresent;
  return c.predicate.form == PredicateForm::past ? static_cast<std::uint8_t>(bits | kFormPast) : bits;
}

std::uint8_t voice_bit(const View& view, const Clause& c) {
  if (view.passive(c)) return kVoicePassive;
  switch (c.predicate.voice) {
    case ClauseVoice::active: return kVoiceActive;
    case ClauseVoice::passive: return kVoicePassive;
    case ClauseVoice::impersonal: return kVoiceImpersonal;
  }
  return 0;
}

void rules_for(const View& view, const Clause& c, std::vector<std::uint32_t>& out) {
  const auto& lexemes = view.lexicon().lexemes();
  const auto& table = view.lexicon().rules();
  out.clear();
  const auto take = [&](std::span<const std::uint32_t> rules) {
    for (const auto r : rules)
      if (std::find(out.begin(), out.end(), r) == out.end()) out.push_back(r);
  };
  const auto& analysis = view.token(c.predicate.head).analysis();
  take(table.of_lemma(analysis.lemma));
  if (analysis.root_verb != analysis.lemma && !analysis.root_verb.empty()) take(table.of_lemma(analysis.root_verb));
  for (const auto id : lexemes.families(analysis)) take(table.of_family(id));
  if (const auto* noun = lexemes.noun(analysis))
    for (const auto id : lexemes.families(*noun)) take(table.of_family(id));
}

}  // namespace isnad::claims
