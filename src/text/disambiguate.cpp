#include "text/disambiguate.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "lexicon/forms.h"

namespace isnad::text {
namespace {

bool nominal(Pos p) { return p == Pos::noun || p == Pos::propn || p == Pos::adj || p == Pos::num || p == Pos::pron; }
bool verbal(Pos p) { return p == Pos::verb || p == Pos::aux; }
bool definite(const Analysis& a) { return (a.proclitics & kAl) != 0; }

// The particle before a verb, by its folded spelling without conjunctions.
enum class Before : std::uint8_t { nothing, lam, lan, la, qad, sawfa, an, inna, ma, relative, aux };

std::string_view bare(const Token& t) {
  const Analysis& a = t.analysis();
  if ((a.proclitics & (kWa | kFa)) == 0 || a.stem_begin >= t.folded().size()) return t.folded();
  return t.folded().substr(a.stem_begin);
}

Before before_of(const Token& t) {
  const auto f = bare(t);
  if (f == "لم") return Before::lam;
  if (f == "لن" || f == "كي" || f == "لكي" || f == "حتي") return Before::lan;
  if (f == "لا") return Before::la;
  if (f == "قد" || f == "لقد") return Before::qad;
  if (f == "سوف") return Before::sawfa;
  if (f == "ان" || f == "بان") return t.word->norm.find("إ") != std::string::npos ? Before::inna : Before::an;
  if (f == "انه" || f == "انها" || f == "انهم") return Before::relative;
  if (f == "ما") return Before::ma;
  const Analysis& a = t.analysis();
  if (f == "الذي" || f == "التي" || f == "الذين" || f == "اللذان" || f == "عندما" || f == "حيث" || f == "حين" ||
      f == "اذا" || f == "بينما" || f == "فيما" || f == "كما" || f == "بعدما" || f == "لو" || f == "لما" ||
      f == "قبلما" || f == "وقتما")
    return Before::relative;
  if (a.pos == Pos::aux) return Before::aux;
  return Before::nothing;
}

// «عشرات», «نحو», «أكثر»: behind a word that opens a sentence they count who does what it says.
constexpr std::array<std::string_view, 14> kCounts{"عشرات", "العشرات", "مءات", "مئات",  "المئات", "الاف",   "الالاف",
                                                   "نحو",   "حوالي",   "زهاء", "قرابه", "اكثر",   "ملايين", "عدد"};

bool counts(const Token& t) {
  if (t.kind == TokenKind::digits) return true;
  return std::find(kCounts.begin(), kCounts.end(), t.folded()) != kCounts.end();
}

// «المتظاهرون»: men, so that the verb before is no «هي».
bool sound_masculine(const Token& t) {
  return t.kind == TokenKind::word && nominal(t.analysis().pos) && t.folded().ends_with("ون") &&
         t.analysis().number == Number::plural;
}

class Sentence {
 public:
  explicit Sentence(std::span<Token> tokens) : tokens_(tokens) {}
  void run() {
    for (std::size_t i = 0; i < tokens_.size(); ++i) choose(i);
  }

 private:
  [[nodiscard]] const Token* previous(std::size_t i) const;
  [[nodiscard]] const Token* next(std::size_t i) const;
  // What stands around the word at hand; worked out once for all its readings.
  struct Place {
    std::size_t at = 0;
    const Token* before = nullptr;
    const Token* after = nullptr;
    bool starts = false;  // first word of the sentence, of a quotation, or after a colon or comma
  };
  void choose(std::size_t i);
  [[nodiscard]] int context(const Analysis& a, const Place& place) const;
  [[nodiscard]] int verb_context(const Analysis& a, const Place& place) const;
  [[nodiscard]] int noun_context(const Analysis& a, const Place& place) const;
  [[nodiscard]] int command_context(const Analysis& a, const Place& place) const;

  // What stands before the word at hand; worked out once for all its readings.
  [[nodiscard]] Before before(const Token* p) const {
    if (asked_ != p) {
      asked_ = p;
      before_ = before_of(*p);
    }
    return before_;
  }

  std::span<Token> tokens_;
  mutable const Token* asked_ = nullptr;
  mutable Before before_ = Before::nothing;
};

bool skipped(const Token& t) {
  const auto f = t.folded();
  return t.kind == TokenKind::punctuation &&
         (f == "\"" || f == "«" || f == "»" || f == "“" || f == "”" || f == "'" || f == "‘" || f == "’");
}

const Token* Sentence::previous(std::size_t i) const {
  while (i > 0) {
    --i;
    if (!skipped(tokens_[i])) return &tokens_[i];
  }
  return nullptr;
}
const Token* Sentence::next(std::size_t i) const {
  for (++i; i < tokens_.size(); ++i)
    if (!skipped(tokens_[i])) return &tokens_[i];
  return nullptr;
}

// «اخرجوا من المدينة», «يا أهالي الحي، سلّموا …»: a command opens a sentence or quotation, or goes on from
// another; most are spelt like the past, so that a call or an exclamation must speak for it.
int Sentence::command_context(const Analysis& a, const Place& place) const {
  const std::size_t i = place.at;
  constexpr std::size_t kCall = 6;  // words between «يا» and what is asked
  bool called = false, goes_on = false;
  for (std::size_t k = i, n = 0; k-- > 0 && n < kCall; ++n) {
    const auto f = tokens_[k].folded();
    called = called || f == "يا" || f == "ايها" || f == "ايتها";
    goes_on = goes_on || tokens_[k].analysis().form == Form::imperative;
  }
  const bool joined = (a.proclitics & (kWa | kFa)) != 0;
  if (!place.starts && !(joined && goes_on)) return -24;
  const bool exclaimed =
      std::any_of(tokens_.begin() + static_cast<std::ptrdiff_t>(i), tokens_.end(),
                  [](const Token& t) { return t.kind == TokenKind::punctuation && t.folded().starts_with("!"); });
  // «اخرجوا» is no «أخرجوا»: the alif without its hamza is that of form I.
  const std::string_view norm(tokens_[i].word->norm);
  const bool first_form = norm.starts_with("ا") && !a.lemma.starts_with("ا") && !a.lemma.starts_with("أ");
  return 3 + (called || exclaimed || goes_on ? 16 : 0) + (first_form ? 12 : 0);
}

int Sentence::verb_context(const Analysis& a, const Place& place) const {
  if (a.form == Form::imperative) return command_context(a, place);
  int score = 0;
  const Token* p = place.before;
  const bool present = a.form == Form::present, past = a.form == Form::past;
  const Token* n = place.after;
  if (place.starts || (a.proclitics & (kWa | kFa)) != 0) score += 3;
  if (n != nullptr && n->kind == TokenKind::word) {
    const Analysis& na = n->analysis();  // not chosen yet: its likeliest reading
    if (past && a.person == 3 && place.starts && (definite(na) || na.pos == Pos::propn)) score += 3;
    if (na.pos == Pos::adj && !definite(na) && na.verb < 0) score -= 5;  // «قصف مدفعي»
    if (na.pos == Pos::verb && na.score > 60) score -= 3;
    if (present && !(a.person == 3 && a.gender == Gender::masculine) && sound_masculine(*n)) score -= 14;
  }
  // «وتجمع عشرات …», «تجمع 40 …»: of two verbs spelled alike the past, told of those it counts
  constexpr int kPastOfMany = 14;
  if (past && a.person == 3 && a.voice != Voice::passive && n != nullptr && counts(*n) &&
      (p == nullptr || p->kind != TokenKind::word) && bare(tokens_[place.at]).starts_with("ت"))
    score += kPastOfMany;
  if (n != nullptr && n->kind == TokenKind::digits && a.voice == Voice::passive) score += 5;
  if ((a.flags & kJussive) != 0) score -= 8;
  if (p == nullptr || p->kind != TokenKind::word) {
    if (p != nullptr && p->kind == TokenKind::digits) score -= 6;
    return score;
  }
  const Analysis& pa = p->analysis();
  switch (before(p)) {
    case Before::lam: return score + (present ? ((a.flags & kJussive) != 0 ? 38 : 26) : -20);
    case Before::lan: return score + (present ? 14 : -4);
    case Before::la: return score + (present ? 14 : past ? 2 : 0);
    case Before::qad: return score + 20;
    case Before::sawfa: return score + (present ? 26 : -10);
    case Before::an: return score + (present ? 8 : -2);
    case Before::inna: return score - 6;
    case Before::ma: return score + 4;
    case Before::relative: return score + 6;
    case Before::aux: return score + (present ? 8 : 2);
    case Before::nothing: break;
  }
  if (pa.pos == Pos::adp && pa.enclitic == Enclitic::none) return score - 24;
  if (pa.pos == Pos::verb) score -= (a.proclitics & (kWa | kFa)) != 0 ? 0 : (present ? 2 : 8);
  if (pa.pos == Pos::det) score -= 14;
  if (pa.pos == Pos::num) score -= 6;
  // «شخصين قتلا»: a dual behind its subject
  if (a.number == Number::dual && a.person == 3 && nominal(pa.pos) && pa.number == Number::dual) score += 14;
  if (pa.pos == Pos::noun && !definite(pa) && pa.enclitic == Enclitic::none && past &&
      (a.proclitics & (kWa | kFa)) == 0 && !(a.number == Number::dual && pa.number == Number::dual))
    score -= 5;  // an iḍāfa or an adjective is likelier than a bare relative clause
  return score;
}

// Whether an adjective with those features may describe that noun.
bool agrees(const Analysis& adj, const Analysis& noun) {
  const bool noun_definite = definite(noun) || noun.enclitic != Enclitic::none || noun.pos == Pos::propn;
  if (definite(adj) && !noun_definite) return false;
  if (!definite(adj) && definite(noun)) return false;
  if (noun.number == Number::plural && adj.number == Number::singular) return adj.gender != Gender::masculine;
  if (noun.number == Number::dual && adj.number != Number::dual && adj.number != Number::unknown) return false;
  if (noun.gender != Gender::unknown && adj.gender != Gender::unknown && noun.number == Number::singular &&
      noun.gender != adj.gender)
    return false;
  return true;
}

int Sentence::noun_context(const Analysis& a, const Place& place) const {
  int score = 0;
  const Token* p = place.before;
  if (p == nullptr || p->kind != TokenKind::word) {
    if (p != nullptr && p->kind == TokenKind::digits && a.pos == Pos::noun) score += 3;
    if (a.pos == Pos::adj) score -= 6;
    if (place.starts && a.form == Form::masdar && !definite(a)) {
      const Token* n = place.after;
      // «قصف على …», «قصف مدفعي»
      if (n != nullptr && n->kind == TokenKind::word &&
          (n->analysis().pos == Pos::adp || n->analysis().pos == Pos::adj))
        score += 4;
    }
    return score;
  }
  const Analysis& pa = p->analysis();
  const Before b = before(p);
  if (b == Before::lam || b == Before::sawfa || b == Before::qad || b == Before::lan) score -= 14;
  if (b == Before::inna) score += 4;
  if (b == Before::relative) score -= 1;
  const bool own_preposition = (a.proclitics & (kBi | kKa | kLi)) != 0;
  if (pa.pos == Pos::adp && pa.enclitic == Enclitic::none) score += own_preposition ? -10 : 6;
  if (pa.pos == Pos::det) score += 4;
  if ((a.flags & kAccusative) != 0 && pa.pos == Pos::adp && pa.enclitic == Enclitic::none) score -= 8;
  if ((a.flags & kConstruct) != 0) {
    const Token* n = place.after;
    if (n == nullptr || n->kind != TokenKind::word || n->analysis().pos == Pos::adp) score -= 10;
  }
  if (a.pos == Pos::adj) {
    const bool noun_before = (pa.pos == Pos::noun || pa.pos == Pos::propn || pa.pos == Pos::adj) &&
                             (a.proclitics & ~static_cast<unsigned>(kAl)) == 0;
    if (noun_before && agrees(a, pa))
      score += a.form == Form::none ? 7 : 5;
    else
      score -= pa.pos == Pos::aux || pa.pos == Pos::part ? 0 : 6;
  }
  if (a.pos == Pos::propn && a.guessed && pa.pos == Pos::adp) score += 1;
  if (a.pos == Pos::propn && !a.guessed) {  // «محمد علي», «علي حسن»
    const Token* n = place.after;
    if (pa.pos == Pos::propn) score += 6;
    if (n != nullptr && n->kind == TokenKind::word && n->analysis().pos == Pos::propn) score += 6;
  }
  return score;
}

int Sentence::context(const Analysis& a, const Place& place) const {
  if (verbal(a.pos)) return verb_context(a, place);
  if (nominal(a.pos)) return noun_context(a, place);
  return 0;
}

void Sentence::choose(std::size_t i) {
  Token& t = tokens_[i];
  const auto& all = t.word->analyses;
  if (all.size() < 2) return;
  asked_ = nullptr;
  const Token* p = previous(i);
  const bool starts = p == nullptr || (p->kind == TokenKind::punctuation && p->folded() != ")" && p->folded() != "(");
  const Place place{i, p, next(i), starts};
  int best = -1000;
  const std::size_t most = std::min<std::size_t>(all.size(), 255);
  for (std::size_t k = 0; k < most; ++k) {
    const int score = all[k].score + context(all[k], place);
    if (score > best) {
      best = score;
      t.best = static_cast<std::uint8_t>(k);
    }
  }
}

}  // namespace

void disambiguate(std::span<Token> sentence) { Sentence(sentence).run(); }

}  // namespace isnad::text
