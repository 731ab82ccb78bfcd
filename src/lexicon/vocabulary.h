// Folded words that stand in names → word ids. One vocabulary serves every phrase trie, so that a
// word form is looked up once. Thread-safety: immutable.
#pragma once
#include <cstdint>
#include <span>
#include <string_view>

#include "lexicon/blob.h"

namespace isnad {

using WordId = std::uint32_t;
inline constexpr WordId kNoWord = 0xffffffffu;

struct VocabularySlot {  // open addressing, a power of two of slots
  StringRef word;        // length 0: empty slot
  WordId id = kNoWord;
  std::uint32_t starts = 0;  // bit t: some phrase of trie t starts with it
};

class Vocabulary {
 public:
  Vocabulary() = default;
  explicit Vocabulary(const Blob& blob) : blob_(&blob), slots_(blob.table<VocabularySlot>("vocabulary")) {}

  // nullptr where the word stands in no name.
  [[nodiscard]] const VocabularySlot* find(std::string_view folded) const;

 private:
  const Blob* blob_ = nullptr;
  std::span<const VocabularySlot> slots_;
};

std::uint64_t word_hash(std::string_view word);

}  // namespace isnad
