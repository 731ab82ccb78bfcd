// What each token of a sentence is to the grammar: the reading chosen in context, the mention it
// belongs to, the connector it is. First step of clauses/. Thread-safe.
#pragma once
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "lexicon/connectors.h"
#include "lexicon/lexicon.h"
#include "model/reading.h"

namespace isnad::clauses {

// «بينهم», «ضمنهم», «معظمهم»: the row of connectors.tsv behind which a part of the total stands.
inline constexpr std::string_view kAmong = "بينهم";

enum class WordKind : std::uint8_t {
  noun,       // also names, masdars and participles used as nouns
  adjective,  // also participles
  verb,
  number,
  time,          // a whole time mention
  prep,          // also complex ones, and those with a pronoun: منها
  reporting,     // بحسب
  subordinator,  // أن, حيث
  relative,      // الذي
  negation,
  particle,
  marker,
  conjunction,  // أو, ثم
  demonstrative,
  pronoun,
  comma,
  colon,
  open,
  close,
  quote,
  dash,
  other,
};

struct Word {
  WordKind kind = WordKind::other;
  bool joined = false;      // begins with و or ف
  std::uint8_t clitic = 0;  // kBi, kLi or kKa cut off a noun; 0 none
  bool article = false;
  bool tanwin = false;   // indefinite accusative: takes no iḍāfa
  bool opening = false;  // a quotation mark that opens
  bool event = false;    // names a happening
  Gender gender = Gender::unknown;
  Number number = Number::unknown;
  Enclitic enclitic = Enclitic::none;
  std::int32_t mention = -1;  // outermost mention that covers the token (quotes and weapons not)
  std::uint32_t end = 0;      // one past the unit that starts here: a mention, a connector, a word
  const ConnectorRow* connector = nullptr;
  std::string_view name;  // canonical name of the connector or preposition
};

// One sentence on its way through the analyser. Indices are tokens of the reading.
struct Words {
  std::uint32_t first = 0, last = 0;
  std::vector<Word> list;
  std::span<const std::uint32_t> firsts;  // WordScratch::firsts
  [[nodiscard]] const Word& at(std::uint32_t token) const { return list[token - first]; }
  [[nodiscard]] Word& at(std::uint32_t token) { return list[token - first]; }
  [[nodiscard]] bool inside(std::uint32_t token) const { return token >= first && token < last; }
};

// Reused between sentences so that nothing is allocated for most of them.
struct WordScratch {
  std::vector<PhraseMatch> matches;
  std::vector<std::int32_t> cover;    // token → mention, for the whole reading
  std::vector<std::uint32_t> firsts;  // token → the first mention that starts there or behind; one past the last too
};

// mention that covers each token, the longest one; to be called once a reading.
void cover_tokens(const Reading& reading, WordScratch& scratch);

// Also sets Token::best where the neighbours settle the reading.
void classify(const Lexicon& lexicon, Reading& reading, std::uint32_t sentence, WordScratch& scratch, Words& words);

// Whether the reading names a happening: a masdar of our own verbs, or an event noun.
bool names_event(const Lexicon& lexicon, const Analysis& a);

}  // namespace isnad::clauses
