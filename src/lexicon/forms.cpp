#include "lexicon/forms.h"

#include "lexicon/vocabulary.h"

namespace isnad {

Forms::Forms(const Blob& blob)
    : blob_(&blob),
      slots_(blob.table<FormSlot>("forms.slots")),
      entries_(blob.table<FormEntry>("forms.entries")),
      lexemes_(blob.table<LexemeRow>("forms.lexemes")) {}

std::span<const FormEntry> Forms::find(std::string_view folded) const {
  if (slots_.empty() || folded.empty()) return {};
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t i = word_hash(folded) & mask;; i = (i + 1) & mask) {
    const auto& slot = slots_[i];
    if (slot.key.length == 0) return {};
    if (slot.key.length == folded.size() && blob_->string(slot.key) == folded)
      return entries_.subspan(slot.first, slot.count);
  }
}

std::uint8_t Forms::pack(Gender g, Number n, std::uint8_t person, Voice v) {
  return static_cast<std::uint8_t>(static_cast<unsigned>(g) | (static_cast<unsigned>(n) << 2) |
                                   (static_cast<unsigned>(person) << 4) | (static_cast<unsigned>(v) << 6));
}

}  // namespace isnad
