// What the text stage makes of a document: sentences and tokens, in order, with the way back to
// the stored text. Plain structs.
#pragma once
#include <isnad/document.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace isnad {

// Universal Dependencies' tags.
enum class Pos : std::uint8_t {
  noun,
  propn,
  adj,
  verb,
  aux,
  pron,
  det,
  adp,
  cconj,
  sconj,
  part,
  adv,
  num,
  punct,
  sym,
  intj,
  x,
};
std::string_view name_of(Pos v);

enum class Form : std::uint8_t {
  none,  // not derived from a verb, as far as the lexicon knows
  past,
  present,
  imperative,
  masdar,
  active_participle,
  passive_participle,
};
enum class Gender : std::uint8_t { unknown, masculine, feminine };
enum class Number : std::uint8_t { unknown, singular, dual, plural };
enum class Voice : std::uint8_t { unknown, active, passive };

// Proclitics as a bit set, in the order they stand.
enum Proclitic : std::uint16_t {
  kNoProclitic = 0,
  kWa = 1,
  kFa = 2,  // and, so
  kBi = 4,
  kKa = 8,
  kLi = 16,   // in/by, like, to/for (also the li- of purpose before a verb)
  kSa = 32,   // future
  kA = 64,    // question
  kAl = 128,  // the article
};
enum class Enclitic : std::uint8_t {
  none,
  hu,
  ha,
  huma,
  hum,
  hunna,
  ka,
  kuma,
  kum,
  kunna,
  ni,
  ya,
  na,
};

// One reading of a word form out of context. Offsets are bytes into WordForm::folded.
struct Analysis {
  std::string_view lemma;      // normalised dictionary form without vowel marks; owned by the lexicon
  std::string_view root_verb;  // for masdars and participles: the verb's lemma; for verbs: the lemma
  Pos pos = Pos::x;
  Form form = Form::none;
  Gender gender = Gender::unknown;
  Number number = Number::unknown;
  std::uint8_t person = 0;  // 1, 2, 3; 0 unknown or not a verb
  Voice voice = Voice::unknown;
  Enclitic enclitic = Enclitic::none;
  std::uint16_t proclitics = 0;
  std::uint8_t stem_begin = 0, stem_end = 0;  // without clitics; the article belongs to the clitics
  std::int16_t score = 0;                     // higher is likelier, out of context
  std::int32_t verb = -1;                     // row of Lexemes: the verb, or the masdar's or participle's verb
  std::int32_t noun = -1;                     // row of Lexemes
  std::uint16_t flags = 0;                    // FormFlag (lexicon/forms.h); 0 for a guess
  bool guessed = false;                       // not in the lexicon
};

// A way to cut off proclitics alone, for matching names: «وللتنظيم» gives (wa li al, التنظيم).
// The article stays on the base.
struct Base {
  std::string_view text;  // folded
  std::uint16_t proclitics = 0;
};

// A row of the closed-class table (numerals, months, units, bounds) that a form may be.
struct ClosedWord {
  std::uint16_t row = 0;         // lexicon/closed_words.h
  std::uint16_t proclitics = 0;  // cut off the form, the article among them
};

// What is known of a surface form out of context; shared by all its occurrences.
struct WordForm {
  std::string norm;                // NFKC, no marks, tatweel or controls; Arabic letters for look-alikes
  std::string folded;              // norm with hamza, alif, ya and ta-marbuta variants made one
  std::string store, store2;       // back bases that are not substrings of folded (لل → ال)
  std::vector<Analysis> analyses;  // ranked; never empty
  std::vector<Base> bases;         // whole form first
  bool initial_damma = false;      // a damma was written on the first letter: «قُتل», «يُقتل»
  bool tanwin = false;             // a tanwin was written: no verb
  std::vector<ClosedWord> closed;  // numerals and words of time; empty for most
  std::uint8_t split = 0;          // two words run together: byte of folded where the second begins
};

enum class TokenKind : std::uint8_t { word, digits, latin, punctuation, symbol };

struct Token {
  Span span;
  TokenKind kind = TokenKind::word;
  std::uint8_t best = 0;  // index into word->analyses, as chosen by context
  bool space_before = false;
  const WordForm* word = nullptr;  // never null after the text stage; owned by the WordMemo
  [[nodiscard]] const Analysis& analysis() const { return word->analyses[best]; }
  [[nodiscard]] std::string_view folded() const { return word->folded; }
};

enum class SentenceKind : std::uint8_t { body, headline, dateline, byline, list_item };

struct Sentence {
  Span span;
  std::uint32_t first = 0, last = 0;  // tokens, half open
  std::uint32_t paragraph = 0;
  SentenceKind kind = SentenceKind::body;
  bool arabic = true;
};

// Half-open range of tokens.
struct TokenRange {
  std::uint32_t first = 0, last = 0;
  [[nodiscard]] bool empty() const { return first >= last; }
  [[nodiscard]] std::uint32_t size() const { return last - first; }
  [[nodiscard]] bool contains(TokenRange o) const { return first <= o.first && o.last <= last; }
  [[nodiscard]] bool overlaps(TokenRange o) const { return first < o.last && o.first < last; }
  friend bool operator==(TokenRange, TokenRange) = default;
};

}  // namespace isnad
