// One inflected form of a lexeme, as the conjugator and the noun inflector give it.
#pragma once
#include <cstdint>
#include <vector>

#include "compile/vocalised.h"
#include "lexicon/forms.h"
#include "model/token.h"

namespace isnad::compile {

struct Inflected {
  Word text;  // spelling with hamza seats, no marks
  Form form = Form::none;
  Gender gender = Gender::unknown;
  Number number = Number::unknown;
  std::uint8_t person = 0;
  Voice voice = Voice::unknown;
  std::uint16_t flags = 0;  // FormFlag
  std::int8_t weight = 0;   // likelier forms higher; 0 is usual
};

// Stem + suffix in all spellings in use: a final hamza may change its seat, two like letters merge.
std::vector<Word> join(const Word& stem, const Word& suffix);

}  // namespace isnad::compile
