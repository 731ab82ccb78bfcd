// A sentence seen through the closed-word table: what number and time parsers look at.
// Thread-safe.
#pragma once
#include <optional>
#include <string_view>

#include "lexicon/lexicon.h"
#include "lexicon/marked_form.h"
#include "model/reading.h"

namespace isnad::annotate {

struct RoleMatch {
  const ClosedRow* row = nullptr;
  std::uint16_t proclitics = 0;
  explicit operator bool() const { return row != nullptr; }
  [[nodiscard]] double value() const { return row->value; }
  [[nodiscard]] bool article() const { return (proclitics & kAl) != 0; }
  [[nodiscard]] bool joined() const { return (proclitics & (kWa | kFa)) != 0; }
  [[nodiscard]] bool prefixed() const { return (proclitics & ~kAl) != 0; }
};

class Words {
 public:
  Words(const Lexicon& lexicon, const Reading& reading, std::uint32_t first, std::uint32_t last)
      : closed_(&lexicon.closed_words()), reading_(&reading), first_(first), last_(last) {}

  [[nodiscard]] std::uint32_t first() const { return first_; }
  [[nodiscard]] std::uint32_t last() const { return last_; }
  [[nodiscard]] bool has(std::uint32_t i) const { return i >= first_ && i < last_; }
  [[nodiscard]] const Token& token(std::uint32_t i) const { return reading_->tokens[i]; }
  [[nodiscard]] std::string_view folded(std::uint32_t i) const {
    return has(i) ? token(i).folded() : std::string_view{};
  }
  [[nodiscard]] std::string_view raw(std::uint32_t from, std::uint32_t to) const {
    const auto begin = token(from).span.begin;
    return std::string_view(reading_->document.text).substr(begin, token(to - 1).span.end - begin);
  }
  [[nodiscard]] Span span(std::uint32_t from, std::uint32_t to) const {
    return {token(from).span.begin, token(to - 1).span.end};
  }
  [[nodiscard]] bool is_word(std::uint32_t i) const { return has(i) && token(i).kind == TokenKind::word; }
  [[nodiscard]] bool is_digits(std::uint32_t i) const { return has(i) && token(i).kind == TokenKind::digits; }
  [[nodiscard]] bool glued(std::uint32_t i) const { return has(i) && !token(i).space_before; }
  // The row that gives token i this role, if any.
  [[nodiscard]] RoleMatch is(std::uint32_t i, WordRole role) const {
    if (!has(i) || (marked(*token(i).word).roles >> static_cast<unsigned>(role) & 1u) == 0) return {};
    for (const auto& w : token(i).word->closed)
      if (closed_->row(w).role == role) return {&closed_->row(w), w.proclitics};
    return {};
  }
  template <class... Roles>
  [[nodiscard]] RoleMatch any(std::uint32_t i, Roles... roles) const {
    RoleMatch m;
    ((m = m ? m : is(i, roles)), ...);
    return m;
  }
  // The token is this folded word, proclitics cut off or not.
  [[nodiscard]] bool word(std::uint32_t i, std::string_view folded) const {
    if (!has(i) || (marked(*token(i).word).outline & word_bit(folded)) == 0) return false;
    for (const Base& b : token(i).word->bases)
      if (b.text == folded) return true;
    return false;
  }
  [[nodiscard]] std::optional<Day> published() const { return reading_->document.published; }
  [[nodiscard]] const ClosedWords& closed() const { return *closed_; }

 private:
  const ClosedWords* closed_;
  const Reading* reading_;
  std::uint32_t first_, last_;
};

}  // namespace isnad::annotate
