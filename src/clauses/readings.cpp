// Which reading of a verb is meant, and who can undergo or bring about what it tells.
#include <algorithm>
#include <array>

#include "clauses/builder.h"

namespace isnad::clauses {

void Builder::passive_reading(Clause& c) {
  c.predicate.voice = ClauseVoice::passive;
  Token& t = reading_.tokens[c.predicate.head];
  const Analysis now = t.analysis();
  const auto& all = t.word->analyses;
  for (std::size_t i = 0; i < all.size(); ++i)
    if (all[i].voice == Voice::passive && all[i].lemma == now.lemma && all[i].form == now.form &&
        all[i].verb == now.verb) {
      t.best = static_cast<std::uint8_t>(i);
      return;
    }
}

// Agreement and prepositions choose between readings of one spelling: «تعرض» (was exposed, she shows).
void Builder::better_reading(const Frame& f) {
  Clause& c = clause(f.clause);
  const std::int32_t p = f.topic >= 0 ? f.topic : f.bares > 0 ? f.bare[0] : -1;
  if (p < 0 || c.predicate.voice == ClauseVoice::passive) return;
  Token& t = reading_.tokens[c.predicate.head];
  const Nominal n = agreement_.nominal(p);
  const auto& all = t.word->analyses;
  const bool accusative = f.topic < 0 && words_.at(phrase(p).head).tanwin && !n.counted;
  bool event = false;
  for (std::size_t i = 0; i < f.bares; ++i) event = event || phrase(f.bare[i]).clause >= 0;
  event = event || (c.object.pronoun >= 0 && c.antecedent >= 0 && phrase(c.antecedent).clause >= 0);
  const auto worth = [&](const Analysis& a) {
    int s = a.score;
    if (!accusative)
      s += 4 * agreement_.subject(a, n, f.topic < 0);
    else if (lexicon_.lexemes().genitive(a) == GenitiveRole::subject)
      s -= 6;
    for (const auto& arg : c.prepositions)
      if (!lexicon_.lexemes().prep_role(a, arg.preposition).empty()) s += 4;
    if (event && use_of(a).light) s += 8;  // «نفّذ غارة», not «نفَذ»
    if (f.bares > 0 && causes_toll(a, agreement_.nominal(f.bare[0]))) s += 12;  // «يوقِع ستة قتلى», not «يقع»
    // «شريط يظهر عمليات قصف»: shows, not appears
    if (event && f.relative && f.topic < 0 && lexicon_.lexemes().genitive(a) == GenitiveRole::subject &&
        !use_of(a).light && !use_of(a).aspect)
      s -= 12;
    return s;
  };
  const Analysis now = t.analysis();
  int best = worth(now) + 3;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Analysis& a = all[i];
    if (a.pos != Pos::verb || a.verb < 0 || a.person != 3 || a.voice == Voice::passive) continue;
    if (a.enclitic != now.enclitic || a.proclitics != now.proclitics || a.score + 16 < now.score) continue;
    if (const int s = worth(a); s > best) best = s, t.best = static_cast<std::uint8_t>(i);
  }
  const Analysis& chosen = t.analysis();
  if (chosen.verb == now.verb && chosen.form == now.form) return;
  c.predicate.lemma = chosen.root_verb.empty() ? chosen.lemma : chosen.root_verb;
  if (chosen.form != now.form && c.predicate.form != PredicateForm::future)
    c.predicate.form = chosen.form == Form::past ? PredicateForm::past : PredicateForm::present;
}

void Builder::fill_gap(Frame& f) {
  Clause& c = clause(f.clause);
  if (!f.relative || c.antecedent < 0 || c.subject.np >= 0) return;
  const Analysis& a =
      analysis(c.predicate.aspect_verb >= 0 ? static_cast<std::uint32_t>(c.predicate.aspect_verb) : c.predicate.head);
  if (agreement_.subject(a, agreement_.nominal(c.antecedent), false) > -3) {
    c.subject.np = c.antecedent;
    c.subject.shared = true;
  } else if (c.object.np < 0 && c.object.pronoun < 0) {
    c.object.np = c.antecedent;
    c.object.shared = true;
  }
  f.relative = false;
}

// «استهدف قصف …», «طالت غارة …»: what is fired strikes, it is not struck.
bool Builder::deals_blow(const Analysis& verb, std::int32_t p) const {
  constexpr std::array<std::string_view, 6> kReach{"target", "reach.affect", "shake", "hit", "injure", "strike"};
  constexpr std::array<std::string_view, 5> kBlow{"shell", "raid", "attack", "strike", "explode"};
  const auto& lexemes = lexicon_.lexemes();
  const auto under = [&](const Analysis& a) {
    return [&](std::string_view family) { return lexemes.under_family(a, family); };
  };
  const NounPhrase& np = phrase_at(p);
  return np.clause >= 0 && std::any_of(kReach.begin(), kReach.end(), under(verb)) &&
         std::any_of(kBlow.begin(), kBlow.end(), under(reading_.tokens[np.head].analysis()));
}

// «وأوقع 30 قتيلا», «وخلف عشرات الجرحى»: who causes a toll is never the toll.
bool Builder::causes_toll(const Analysis& verb, const Nominal& n) const {
  const auto& lexemes = lexicon_.lexemes();
  return (n.counted || n.victim) &&
         (lexemes.under_family(verb, "cause_toll") || lexemes.under_family(verb, "cause.lives"));
}

// «قتل أربعة مدنيين»: people without arms or name behind a verb of harm.
bool Builder::undergo(const Analysis& verb, std::int32_t p) const {
  constexpr std::array<std::string_view, 4> kHarm{"kill", "injure", "die", "execute"};
  const auto& lexemes = lexicon_.lexemes();
  const Nominal n = agreement_.nominal(p);
  const NounPhrase& np = phrase_at(p);
  return n.victim && !n.actor && !lexemes.under_class(reading_.tokens[np.head].analysis(), "victim.combatants") &&
         std::any_of(kHarm.begin(), kHarm.end(), [&](std::string_view f) { return lexemes.under_family(verb, f); });
}

}  // namespace isnad::clauses
