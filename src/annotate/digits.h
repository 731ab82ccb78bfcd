// Runs of digits with separators, however many tokens they come as: 1,234 · 185.000 · ٣٫٥ · 3-5 ·
// 12/6/2017 · 10:30. Thread-safe.
#pragma once
#include <array>
#include <cstdint>

#include "annotate/words.h"

namespace isnad::annotate {

enum class DigitForm : std::uint8_t {
  none,
  number,    // one value, thousands and decimals settled
  fraction,  // a/b
  range,     // a-b
  dashed,    // a-b-c or a.b.c: a date, a telephone number, an address
  slashed,   // a/b/c
  clock,     // a:b
};

struct DigitRun {
  DigitForm form = DigitForm::none;
  std::uint32_t end = 0;                 // token after the run
  std::array<double, 4> values{};        // number: the value; else the parts
  std::array<std::uint8_t, 4> widths{};  // digits of each part as written
  std::uint8_t parts = 0;
  bool integer = true;  // number: no decimals
  bool negative = false;
};

// The run that starts at token i, which must be digits (or a sign before digits).
DigitRun read_digits(const Words& words, std::uint32_t i);

}  // namespace isnad::annotate
