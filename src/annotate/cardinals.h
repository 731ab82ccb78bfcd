// A cardinal read part by part: units, tens, hundreds, scales, in words and digits. What may extend it
// (ونصف, أخماس, على ثلاثة) is read in numerals.cpp. Thread-safe.
#pragma once
#include "annotate/numerals.h"

namespace isnad::annotate {

struct Cardinal {
  Numeral numeral;  // none where no cardinal starts there
  double last_part = 0, last_scale = 0;
  bool ends_in_scale = false;
};
Cardinal read_parts(const Words& words, std::uint32_t i);

// خُمس, خُمسين: the damma tells a fifth and two fifths from five and fifty. 0 where none is written.
double fraction_by_mark(const Words& words, std::uint32_t t);

}  // namespace isnad::annotate
