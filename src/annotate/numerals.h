// Numerals as written, one after another: words of any agreement form, digits, both mixed
// (3 آلاف ومئتان), fractions, vague plurals, ordinals. No bounds, no counted noun: see numbers.h.
// Thread-safe.
#pragma once
#include "annotate/digits.h"
#include "annotate/words.h"

namespace isnad::annotate {

enum class NumeralKind : std::uint8_t { none, cardinal, ordinal, share, vague };

struct Numeral {
  NumeralKind kind = NumeralKind::none;
  std::uint32_t end = 0;  // token after it
  double min = 0, max = 0;
  bool open_max = false;
  bool article = false;   // الثلاثة
  bool digits = false;    // starts with digits
  bool range = false;     // 3-5 in one run
  bool needs_of = false;  // عدد: a quantity only before من
  DigitForm form = DigitForm::none;
  explicit operator bool() const { return kind != NumeralKind::none; }
};

// The longest numeral that starts at token i.
Numeral read_numeral(const Words& words, std::uint32_t i);
// Only cardinals, as years and counts of units want them.
Numeral read_cardinal(const Words& words, std::uint32_t i);
// Only ordinals (الحادي والعشرون, السادس عشر); cardinals with the article are not among them.
Numeral read_ordinal(const Words& words, std::uint32_t i);

}  // namespace isnad::annotate
