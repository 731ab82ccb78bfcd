// What the word before makes likely of the readings of a word. Thread-safe.
#pragma once
#include <string_view>

#include "clauses/words.h"

namespace isnad::clauses {

inline bool nominal(Pos p) {
  return p == Pos::noun || p == Pos::propn || p == Pos::adj || p == Pos::num || p == Pos::x;
}
inline bool verbal(Pos p) { return p == Pos::verb || p == Pos::aux; }

// What the word before makes likely.
enum class Before : std::uint8_t {
  start,  // sentence, clause or quotation begins
  prep,
  lam,  // preposition; لم, لن, سوف, قد
  an,   // أن
  relative,
  verb,
  bare,  // a noun that may take an iḍāfa
  definite,
  indefinite,
  number,
  adjective,
  joined,
  other,
};

inline int context(Before before, const Analysis& a, bool next_article) {
  const bool verb = verbal(a.pos);
  const bool noun = nominal(a.pos);
  const bool article = (a.proclitics & kAl) != 0;
  const bool wa = (a.proclitics & (kWa | kFa)) != 0;
  switch (before) {
    case Before::start: return verb ? 5 : 0;
    case Before::prep: return verb ? -60 : a.pos == Pos::adj ? 6 : noun ? 12 : -4;
    case Before::lam: return verb ? 40 : noun ? -15 : 0;
    case Before::an: return verb ? (a.form == Form::present ? 8 : 0) : article ? 6 : 2;
    case Before::relative: return verb ? 14 : 0;
    case Before::verb:
      if (wa) return 0;
      return verb ? -12 : noun ? 5 : 0;
    case Before::bare:
      if (wa) return 0;
      if (verb) return a.enclitic != Enclitic::none && a.verb >= 0 ? 2 : next_article ? -6 : -4;
      return a.pos == Pos::adj ? (article ? 0 : 3) : article || a.pos == Pos::propn ? 6 : 4;
    case Before::definite:
      if (article && a.pos == Pos::adj) return 8;
      return verb ? 3 : 0;
    case Before::indefinite: return a.pos == Pos::adj && !article && !wa ? 6 : 0;
    case Before::number: return verb ? -20 : a.pos == Pos::noun ? 10 : 0;
    case Before::adjective: return a.pos == Pos::adj ? 2 : 0;
    case Before::joined: return verb ? 3 : 0;
    case Before::other: return 0;
  }
  return 0;
}

// What a word makes likely of the next.
inline Before after(const Word& w, const Analysis& a) {
  switch (w.kind) {
    case WordKind::noun:
      if (w.article || w.enclitic != Enclitic::none || a.pos == Pos::propn) return Before::definite;
      return w.tanwin ? Before::indefinite : Before::bare;
    case WordKind::adjective: return w.article ? Before::definite : Before::adjective;
    case WordKind::verb: return Before::verb;
    case WordKind::number: return Before::number;
    case WordKind::prep: return w.enclitic == Enclitic::none ? Before::prep : Before::other;
    case WordKind::reporting: return Before::prep;
    case WordKind::subordinator: return Before::an;
    case WordKind::relative: return Before::relative;
    case WordKind::negation: return Before::lam;
    case WordKind::time:
    case WordKind::particle:
    case WordKind::marker:
    case WordKind::conjunction:
    case WordKind::demonstrative:
    case WordKind::pronoun:
    case WordKind::comma:
    case WordKind::colon:
    case WordKind::open:
    case WordKind::close:
    case WordKind::quote:
    case WordKind::dash:
    case WordKind::other: return Before::other;
  }
  return Before::other;
}

inline WordKind punctuation(std::string_view t) {
  if (t == "،" || t == "," || t == "؛" || t == ";") return WordKind::comma;
  if (t == ":") return WordKind::colon;
  if (t == "(" || t == "[" || t == "{") return WordKind::open;
  if (t == ")" || t == "]" || t == "}") return WordKind::close;
  if (t == "\"" || t == "«" || t == "»" || t == "“" || t == "”" || t == "„" || t == "'" || t == "‹" || t == "›" ||
      t == "‘" || t == "’")
    return WordKind::quote;
  if (t == "-" || t == "–" || t == "—" || t == "ـ" || t == "/") return WordKind::dash;
  return WordKind::other;
}

}  // namespace isnad::clauses
