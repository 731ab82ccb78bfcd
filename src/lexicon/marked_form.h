// What the vocabulary knows of a word form, looked up once a form and not at every trie that asks of it.
// The forms that tokens point to are all of this kind: text/word_memo.h makes them. Thread-safety: a
// marked form is immutable.
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "lexicon/vocabulary.h"
#include "model/token.h"

namespace isnad {

// One of 64 bits by a word's length and last byte: most words of a list share none with a text's.
constexpr std::uint64_t word_bit(std::string_view w) {
  const unsigned last = w.empty() ? 0u : static_cast<unsigned char>(w.back());
  return std::uint64_t{1} << ((w.size() * 5 + last) & 63);
}

struct BaseMark {
  WordId id = kNoWord;       // kNoWord where the base stands in no name
  std::uint32_t starts = 0;  // bit t: some phrase of trie t starts with it
};

struct MarkedForm : WordForm {
  std::vector<BaseMark> marks;  // beside `bases`
  std::uint32_t starts = 0;     // those of the marks together
  std::uint64_t outline = 0;    // word_bit of every base, and of every base without its article
  std::uint64_t roles = 0;      // bit for each WordRole in `closed` (lexicon/closed_words.h)
};

// Fills the marks from the bases.
void mark(const Vocabulary& vocabulary, MarkedForm& form);

inline const MarkedForm& marked(const WordForm& form) { return static_cast<const MarkedForm&>(form); }

}  // namespace isnad
