#include "clauses/agree.h"

#include <algorithm>

namespace isnad::clauses {

Nominal Agreement::nominal(std::int32_t phrase) const {
  Nominal n;
  const NounPhrase& np = reading_.phrases[static_cast<std::size_t>(phrase)];
  const Word& w = words_.at(np.head);
  const Analysis& a = reading_.tokens[np.head].analysis();
  n.gender = w.gender;
  n.number = w.number;
  n.event = w.event;
  n.time = w.kind == WordKind::time;
  n.counted = words_.at(np.tokens.first).kind == WordKind::number || a.lemma == "عدد" || a.lemma == "أحد";
  n.sure = (a.flags & kOwnTable) != 0;
  const std::string_view folded = reading_.tokens[np.head].folded();
  if (!n.sure && folded.ends_with("ات"))
    n.gender = Gender::feminine, n.number = Number::plural;
  else if (!n.sure && n.gender == Gender::masculine && n.number != Number::plural)
    n.gender = Gender::unknown;
  const auto classes = lexicon_.lexemes().classes(a);
  const auto under = [&](const NameRun& run) { return run.any(classes); };
  n.victim = std::any_of(victims_.begin(), victims_.end(), under);
  n.men = n.victim && (folded.ends_with("ون") || folded.ends_with("ين"));
  n.vehicle = under(media_);
  if (w.kind == WordKind::pronoun || w.kind == WordKind::prep) {
    n.gender = w.gender;
    return n;
  }
  // The head's own mention, or one inside its iḍāfa (مقاتلو التنظيم).
  std::int32_t p = phrase;
  for (int depth = 0; p >= 0 && depth < 4; ++depth) {
    const std::int32_t m = head_mention(reading_, words_, p);
    if (m >= 0) {
      const Mention& mention = reading_.mentions[static_cast<std::size_t>(m)];
      if (mention.actor() != nullptr) {
        n.actor = !n.event;
        if (depth == 0 && mention.actor()->cls == ActorClass::person && n.gender == Gender::unknown)
          n.gender = Gender::masculine;
      } else if (mention.place() != nullptr) {
        n.state = depth == 0 && mention.place()->resolved.precision == Precision::country && !mention.place()->part &&
                  mention.place()->direction.empty();
        if (mention.place()->metonym)
          n.actor = true;
        else if (depth == 0)
          n.place = true;
      }
      break;
    }
    if (n.event || n.counted) break;
    p = reading_.phrases[static_cast<std::size_t>(p)].genitive;
  }
  if (!n.actor)
    n.actor = std::any_of(actors_.begin(), actors_.end(), under) || (under(bodies_) && !under(things_) && !n.event);
  return n;
}

int Agreement::subject(const Analysis& verb, const Nominal& n, bool after) const {
  if (n.time) return -8;
  int score = 0;
  if (verb.person != 3 && verb.person != 0) return -6;
  if (after && (verb.number == Number::plural || verb.number == Number::dual)) score -= 5;
  if (!after && verb.number == Number::plural && n.number == Number::singular && !n.counted) score -= 1;
  if (!after && verb.number == Number::plural && n.number == Number::plural) score += 2;
  if (verb.gender == Gender::feminine) {
    if (n.gender == Gender::feminine)
      score += 2;
    else if (!after && n.men)
      score -= 6;  // «أصيب مقاتلون وقصفت …»: not they
    else if (n.gender == Gender::masculine && n.number == Number::singular && !n.counted)
      score -= n.sure ? (after ? 6 : 4) : 1;
    else if (n.number == Number::plural)
      score += 1;
  } else if (verb.gender == Gender::masculine) {
    if (n.gender == Gender::feminine && !n.counted)
      score -= n.number == Number::plural ? 2 : 3;
    else if (n.gender == Gender::masculine)
      score += 1;
    if (!after && verb.number == Number::singular && n.number == Number::plural && !n.counted) score -= 2;
  }
  return score;
}

bool Agreement::pronoun(Enclitic enclitic, const Nominal& n) const {
  switch (enclitic) {
    case Enclitic::hu: return n.gender != Gender::feminine && n.number != Number::plural;
    case Enclitic::ha: return n.gender != Gender::masculine || n.number == Number::plural;
    case Enclitic::hum: return !n.event && !n.place && (n.number != Number::singular || n.actor);
    case Enclitic::hunna: return n.number == Number::plural;
    case Enclitic::huma: return n.number != Number::singular;
    case Enclitic::none:
    case Enclitic::ka:
    case Enclitic::kuma:
    case Enclitic::kum:
    case Enclitic::kunna:
    case Enclitic::ni:
    case Enclitic::ya:
    case Enclitic::na: return false;
  }
  return false;
}

}  // namespace isnad::clauses
