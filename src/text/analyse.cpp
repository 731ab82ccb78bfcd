#include "text/analyse.h"

#include <algorithm>
#include <optional>

#include "base/short_sort.h"
#include "text/clitics.h"
#include "text/guess.h"

namespace isnad::text {
namespace {

constexpr unsigned kPrepositions = kBi | kKa | kLi;

bool is_nominal(Pos p) { return p == Pos::noun || p == Pos::adj || p == Pos::propn || p == Pos::num; }

// Where a stem's spelling in the writer's hand begins: offset in norm that matches one in folded. The
// two differ only letter by letter, in letters of the same length, unless folding dropped something.
bool same_layout(const WordForm& f) { return f.norm.size() == f.folded.size(); }

struct Cut {
  std::size_t begin, end;  // stem in folded
  std::uint16_t bits;
  const EncliticRow* enclitic;
  bool hidden_lam;  // للجنة: the stem's own lam merged with the article's
};

// Whether the clitics may stand with that reading.
bool allowed(const FormEntry& e, Pos pos, const Cut& cut) {
  const unsigned bits = cut.bits;
  const bool enclitic = cut.enclitic->enclitic != Enclitic::none;
  if (enclitic ? (e.flags & kBareOnly) != 0 : (e.flags & kEncliticOnly) != 0) return false;
  if ((bits & kAl) != 0 && ((e.flags & kNoArticle) != 0 || enclitic)) return false;
  if ((bits & kPrepositions) != 0 && (e.flags & kNoPreposition) != 0) return false;
  if ((bits & (kWa | kFa)) != 0 && (e.flags & kNoConjunction) != 0) return false;
  const auto form = static_cast<Form>(e.form);
  if (pos == Pos::verb || pos == Pos::aux) {
    if ((bits & (kBi | kKa | kAl)) != 0) return false;
    if ((bits & (kSa | kLi)) != 0 && form != Form::present) return false;
    if ((bits & kSa) != 0 && (e.flags & kJussive) != 0) return false;
    if (cut.enclitic->enclitic == Enclitic::ya) return false;
    return true;
  }
  if ((bits & kSa) != 0 || cut.enclitic->enclitic == Enclitic::ni)
    return (bits & kSa) == 0 && (pos == Pos::part || pos == Pos::adp || pos == Pos::sconj);
  if ((bits & kPrepositions) != 0 && (e.flags & kAccusative) != 0) return false;
  if (pos == Pos::cconj && (bits & kPrepositions) != 0) return false;
  if ((bits & kA) != 0 && is_nominal(pos)) return false;
  return true;
}

// Differences between what the writer wrote and the spelling of the reading, each with its price.
int spelling_price(std::string_view written, std::string_view spelling) {
  if (written == spelling) return -2;
  if (written.size() != spelling.size()) return 0;
  int price = 0;
  for (std::size_t i = 0; i + 1 < written.size(); i += 2) {
    const auto w = written.substr(i, 2), s = spelling.substr(i, 2);
    if (w == s) continue;
    if (w == "ا" || (w == "ى" && s == "ي") || (w == "ه" && s == "ة"))
      price += 2;  // a mark left out
    else if (w == "ي" && s == "ى")
      price += 3;
    else
      price += 12;  // a mark that says otherwise
  }
  return price;
}

int clitic_price(std::uint16_t bits, Enclitic enclitic) {
  int price = 0;
  if ((bits & kAl) != 0) price += 0;
  if ((bits & (kWa | kFa)) != 0) price += (bits & kFa) != 0 ? 5 : 3;
  if ((bits & (kBi | kLi)) != 0) price += 3;
  if ((bits & kKa) != 0) price += 6;
  if ((bits & kSa) != 0) price += 2;
  if ((bits & kA) != 0) price += 14;
  switch (enclitic) {
    case Enclitic::none: break;
    case Enclitic::hu:
    case Enclitic::ha:
    case Enclitic::hum: price += 3; break;
    case Enclitic::huma:
    case Enclitic::na: price += 4; break;
    case Enclitic::ya:
    case Enclitic::ni: price += 8; break;
    case Enclitic::hunna:
    case Enclitic::ka:
    case Enclitic::kum: price += 9; break;
    case Enclitic::kuma:
    case Enclitic::kunna: price += 14; break;
  }
  return price;
}

void add(const Lexicon& lexicon, const FormEntry& e, const Cut& cut, WordForm& form) {
  const Forms& forms = lexicon.forms();
  const LexemeRow& lexeme = forms.lexeme(e.lexeme);
  const auto pos = static_cast<Pos>(lexeme.pos);
  if (!allowed(e, pos, cut)) return;
  // «كان» is the verb: ك before أن or إن is taken only where the hamza is written.
  if ((cut.bits & kKa) != 0 && pos == Pos::sconj && same_layout(form) &&
      std::string_view(form.norm).substr(cut.begin, cut.end - cut.begin) != forms.spelling(e))
    return;
  Analysis a;
  a.lemma = forms.string(lexeme.lemma);
  a.root_verb = forms.string(lexeme.root_verb);
  a.verb = lexeme.verb;
  a.noun = lexeme.noun;
  a.pos = pos;
  a.form = static_cast<Form>(e.form);
  a.gender = Forms::gender(e);
  a.number = Forms::number(e);
  a.person = Forms::person(e);
  a.voice = Forms::voice(e);
  a.enclitic = cut.enclitic->enclitic;
  a.proclitics = cut.bits;
  a.stem_begin = static_cast<std::uint8_t>(cut.begin);
  a.stem_end = static_cast<std::uint8_t>(cut.end);
  a.flags = e.flags;
  int score = 60 + e.weight - clitic_price(cut.bits, a.enclitic);
  if (same_layout(form) && !cut.hidden_lam)
    score -= spelling_price(std::string_view(form.norm).substr(cut.begin, cut.end - cut.begin), forms.spelling(e));
  if (cut.hidden_lam) score -= 4;
  if ((e.flags & kJussive) != 0) score -= 4;
  if ((e.flags & (kNoArticle | kBareOnly)) == (kNoArticle | kBareOnly) && pos != Pos::verb && e.weight < 0 &&
      a.form == Form::none && (e.flags & kOwnTable) == 0)
    score -= 6;  // a defective noun without its ya is rare
  const bool verb = pos == Pos::verb || pos == Pos::aux;
  if (verb && form.tanwin) score -= 30;
  if (verb && form.initial_damma && cut.bits == 0) {
    const bool hint = (e.flags & kDammaActive) == 0;
    if (a.voice == Voice::passive)
      score += 8;
    else if ((e.flags & kPassiveToo) != 0 && hint)
      a.voice = Voice::passive, score += 8;
  } else if (verb && (e.flags & kPassiveToo) != 0) {
    a.score = static_cast<std::int16_t>(score);
    form.analyses.push_back(a);
    a.voice = Voice::passive;
    score -= 3;
  }
  a.score = static_cast<std::int16_t>(score);
  form.analyses.push_back(a);
  // Any adjective of persons may stand as a noun: «الجرحى», «مسؤول».
  if (pos == Pos::adj && (e.flags & kAdjectiveOnly) == 0) {
    a.pos = Pos::noun;
    a.score = static_cast<std::int16_t>(score - 4);  // behind a noun of the tables, which has classes
    form.analyses.push_back(a);
  }
}

// Enclitics are written with plain letters: «مدينة» and «مستشفى» end in none.
bool written_so(const WordForm& form, const EncliticRow& e) {
  return !same_layout(form) || std::string_view(form.norm).ends_with(e.text);
}

void look_up(const Lexicon& lexicon, const ProcliticRow& p, WordForm& form) {
  const std::string_view f = form.folded;
  if (!begins_so(f, p.text) || (p.bits != 0 && f.size() < p.text.size() + 2)) return;
  for (const auto& e : kEnclitics) {
    if (f.size() < p.text.size() + e.text.size() + 2 || !ends_so(f, e.text) || !written_so(form, e)) continue;
    const std::size_t end = f.size() - e.text.size();
    const Cut cut{p.text.size(), end, p.bits, &e, false};
    for (const auto& entry : lexicon.forms().find(f.substr(cut.begin, end - cut.begin))) add(lexicon, entry, cut, form);
    if ((p.bits & kLi) != 0 && (p.bits & kAl) != 0 && e.enclitic == Enclitic::none) {
      const Cut merged{p.text.size() - 2, end, p.bits, &e, true};
      for (const auto& entry : lexicon.forms().find(f.substr(merged.begin, end - merged.begin)))
        add(lexicon, entry, merged, form);
    }
  }
}

void look_up(const Lexicon& lexicon, WordForm& form) {
  form.analyses.reserve(8);
  for (const auto& p : kProclitics) look_up(lexicon, p, form);
  // «أتعلم؟»: only where the hamza is written and nothing else explains the word
  if (form.analyses.empty() && form.norm.starts_with("أ") && form.folded.size() >= 8) look_up(lexicon, kQuestion, form);
}

// Whether a part of a run-together word may stand alone.
bool stands(const Lexicon& lexicon, std::string_view folded) {
  WordForm part;
  part.norm = part.folded = folded;
  look_up(lexicon, part);
  return std::any_of(part.analyses.begin(), part.analyses.end(), [](const Analysis& a) {
    return (a.flags & (kConstruct | kJussive)) == 0 && a.stem_end - a.stem_begin >= 4 && a.enclitic == Enclitic::none;
  });
}

// «الولاياتالمتحدة», «مدينةحلب»: a ta marbuta or an alif maqsura ends a word; an article begins one.
void find_split(const Lexicon& lexicon, WordForm& form) {
  constexpr std::size_t kLeast = 8;  // bytes: four letters a part
  if (!same_layout(form) || form.folded.size() > 120 || form.folded.size() < 2 * kLeast) return;
  const std::string_view norm = form.norm, f = form.folded;
  for (std::size_t i = 4; i + 4 <= norm.size(); i += 2) {
    const auto last = norm.substr(i - 2, 2);
    const bool final_letter = last == "ة" || last == "ى";
    const bool article = i >= kLeast && f.size() - i >= kLeast + 2 && f.substr(i).starts_with("ال");
    if (!final_letter && !article) continue;
    if (!stands(lexicon, f.substr(0, i))) continue;
    if (article ? !stands(lexicon, f.substr(i)) : norm.size() - i < 4) continue;
    form.split = static_cast<std::uint8_t>(i);
    return;
  }
}

void add_bases(WordForm& form) {
  form.bases.push_back({form.folded, kNoProclitic});
  const std::string_view f = form.folded;
  for (const auto& p : kProclitics) {
    if (p.bits == 0 || (p.bits & (kAl | kSa | kA)) != 0) continue;
    if (begins_so(f, p.text) && f.size() >= p.text.size() + 4) form.bases.push_back({f.substr(p.text.size()), p.bits});
  }
  for (const std::string_view p : {"لل", "ولل", "فلل"}) {
    if (!f.starts_with(p) || f.size() < p.size() + 4) continue;
    form.store = "ال" + std::string(f.substr(p.size()));
    std::uint16_t bits = kLi | kAl;
    if (p.size() > 4) bits |= p.starts_with("و") ? kWa : kFa;
    form.bases.push_back({form.store, bits});
    // للجنة: the name may begin with a lam of its own
    form.store2 = "ال" + std::string(f.substr(p.size() - 2));
    form.bases.push_back({form.store2, bits});
  }
}

}  // namespace

void analyse(const Lexicon& lexicon, WordForm& form) {
  add_bases(form);
  if (form.folded.size() <= 250) look_up(lexicon, form);
  if (form.analyses.empty()) {
    find_split(lexicon, form);
    guess(lexicon, form);
  }
  short_stable_sort(form.analyses.begin(), form.analyses.end(),
                    [](const Analysis& a, const Analysis& b) { return a.score > b.score; });
  constexpr std::size_t kMost = 24;
  if (form.analyses.size() > kMost) form.analyses.resize(kMost);
}

}  // namespace isnad::text
