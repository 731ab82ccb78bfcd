// What the reader made of each sentence, and of those that gave nothing, why not.
#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include "model/reading.h"

namespace isnad::cli {

// Which sentences to tell of: one by its number, only those without a claim, or all.
struct SentenceChoice {
  std::optional<std::uint32_t> sentence;
  bool silent = false;
  [[nodiscard]] bool asked() const { return sentence.has_value() || silent; }
};

// Text for people: the sentence, its claims or the reasons for none, the drawing of its clauses. Empty
// where the document has no such sentence.
std::string explain_sentences(const Reading& reading, const SentenceChoice& choice);

}  // namespace isnad::cli
