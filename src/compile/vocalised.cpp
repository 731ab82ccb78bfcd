#include "compile/vocalised.h"

#include "base/utf8.h"

namespace isnad::compile {

std::vector<Letter> parse_vocalised(std::string_view utf8) {
  std::vector<Letter> word;
  for (std::size_t i = 0; i < utf8.size();) {
    const auto d = utf8::decode(utf8, i);
    i += d.size;
    if (d.cp == 0x0640 || d.cp == 0x0670) continue;
    if (d.cp >= kFathatan && d.cp <= kSukun) {
      if (word.empty()) continue;
      if (d.cp == kShadda)
        word.back().shadda = true;
      else
        word.back().vowel = d.cp;
      continue;
    }
    word.push_back({d.cp, 0, false});
  }
  return word;
}

Word letters_of(const std::vector<Letter>& word) {
  Word out;
  for (const auto& l : word) out.push_back(l.letter);
  return out;
}

Word skeleton_of(const std::vector<Letter>& word) {
  Word out;
  for (const auto& l : word) {
    out.push_back(l.letter);
    if (l.shadda) out.push_back(kShadda);
  }
  return out;
}

std::string to_utf8(const Word& word) {
  std::string out;
  for (const char32_t c : word) utf8::append(out, c);
  return out;
}

bool is_hamza(char32_t c) { return c == kHamza || c == kAlifHamza || c == kWawHamza || c == kYaHamza; }

}  // namespace isnad::compile
