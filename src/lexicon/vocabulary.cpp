#include "lexicon/vocabulary.h"

#define XXH_INLINE_ALL  // words are short: the call would cost as much as the hash
#include <xxhash.h>

namespace isnad {

std::uint64_t word_hash(std::string_view word) { return XXH3_64bits(word.data(), word.size()); }

const VocabularySlot* Vocabulary::find(std::string_view folded) const {
  if (slots_.empty()) return nullptr;
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t i = word_hash(folded) & mask;; i = (i + 1) & mask) {
    const auto& slot = slots_[i];
    if (slot.word.length == 0) return nullptr;
    if (blob_->string(slot.word) == folded) return &slot;
  }
}

}  // namespace isnad
