// What each code point is to the tokeniser. Thread-safe.
#pragma once
#include <cstdint>

namespace isnad::text {

enum class CharClass : std::uint8_t {
  space,
  newline,
  invisible,  // zero-width and bidi controls: part of a word only between its letters
  mark,       // vowel marks and tatweel: part of the word they stand in
  arabic,     // a letter of the Arabic script, presentation forms too
  digit,
  foreign,  // a letter of another script
  punctuation,
  symbol,  // % $ + # and pictures
};

CharClass class_of(char32_t c);
bool opens_quote(char32_t c);
bool closes_quote(char32_t c);

}  // namespace isnad::text
