// Where words are in folded text: the one rule that names, lexicon keys and search go by.
#pragma once
#include <cstddef>
#include <string_view>

namespace isnad {

// Calls word(std::string_view) for each run of Arabic letters, ASCII letters and digits.
template <class F>
void each_word(std::string_view folded, F&& word) {
  // Bytes that the letter at `at` takes; 0 where there is none. No byte of another character looks like one.
  const auto letter = [folded](std::size_t at) -> std::size_t {
    const auto b = static_cast<unsigned char>(folded[at]);
    if (b < 0x80) return (b >= '0' && b <= '9') || (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') ? 1 : 0;
    if (b < 0xD8 || b > 0xDB || at + 1 >= folded.size()) return 0;
    const auto next = static_cast<unsigned char>(folded[at + 1]);
    if ((next & 0xC0) != 0x80) return 0;
    const unsigned c = ((b & 0x1FU) << 6) | (next & 0x3FU);
    return c >= 0x0621 && c != 0x06D4 ? 2 : 0;  // at most U+06FF
  };
  for (std::size_t i = 0; i < folded.size();) {
    const std::size_t begin = i;
    for (std::size_t size = letter(i); size > 0; size = i < folded.size() ? letter(i) : 0) i += size;
    if (i > begin)
      word(folded.substr(begin, i - begin));
    else
      ++i;
  }
}

}  // namespace isnad
