// What the words right beside a word say of its reading: agreement and counting.
// Not thread-safe: one a word.
#pragma once
#include <cstdint>
#include <optional>
#include <span>

#include "model/reading.h"

namespace isnad::clauses {

// A token of a sentence that starts at `first` and ends at `last`, beside its neighbours.
class Beside {
 public:
  Beside(const Reading& reading, std::uint32_t first, std::uint32_t last, std::uint32_t token)
      : own_(reading.tokens[token]),
        before_(token > first ? &reading.tokens[token - 1] : nullptr),
        next_(token + 1 < last ? &reading.tokens[token + 1] : nullptr) {
    if (token + 1 < last) behind_ = std::span(reading.tokens).subspan(token + 1, last - token - 1);
  }

  // Points for one of its readings.
  [[nodiscard]] int points(const Analysis& a);

 private:
  [[nodiscard]] bool governed();  // a preposition stands before it
  [[nodiscard]] bool counted();   // a count of people stands behind it

  const Token& own_;
  const Token* before_;
  const Token* next_;
  std::span<const Token> behind_;           // up to the end of the sentence
  std::optional<bool> governed_, counted_;  // once asked for
};

// «المدنيين», «جنديين»: a sound plural or a dual whose ending says that it is no subject.
bool oblique(const Token& token);

}  // namespace isnad::clauses
