// Scores the text stage on a CoNLL-U treebank from raw text, by the definitions of the CoNLL 2018
// shared task (Zeman et al. 2018): F1 over characters without spaces; words inside multi-word tokens
// are aligned by the longest common subsequence of their forms. Lemmas are compared without vowel
// marks. Thread-safe.
#pragma once
#include <isnad/error.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/lexicon.h"

namespace isnad::text {

struct ConlluWord {
  std::string form, lemma, upos;
  std::size_t begin = 0, end = 0;  // code points without spaces
  bool multiword = false;          // spans are of the multi-word token
};
struct ConlluText {
  std::vector<ConlluWord> words;
  std::vector<std::pair<std::size_t, std::size_t>> sentences;  // spans, the same units
  std::string raw;                                             // sentences joined by a space
};

// malformed: a line has not ten columns.
Result<ConlluText> parse_conllu(std::string_view file);
// The stage's own reading of a raw text.
ConlluText read_words(const Lexicon& lexicon, std::string_view raw);

struct F1 {
  std::size_t gold = 0, system = 0, correct = 0;
  [[nodiscard]] double f1() const {
    return gold + system == 0 ? 0.0 : 2.0 * static_cast<double>(correct) / static_cast<double>(gold + system);
  }
};
struct ConlluDiff {
  std::string gold, system;  // "form/UPOS" runs that differ
};
struct ConlluScore {
  F1 sentences, words, upos, lemmas;
  std::vector<ConlluDiff> diffs;
};

ConlluScore score_conllu(const ConlluText& gold, const ConlluText& system);

}  // namespace isnad::text
