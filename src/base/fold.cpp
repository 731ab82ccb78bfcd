#include "base/fold.h"

#include "base/utf8.h"

namespace isnad {
namespace {

bool invisible(char32_t c) {
  return (c >= 0x064B && c <= 0x065F) || c == 0x0670 || c == 0x0640 || (c >= 0x0610 && c <= 0x061A) ||
         (c >= 0x06D6 && c <= 0x06ED && c != 0x06DD && c != 0x06DE && c != 0x06E9) ||
         (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF || c == 0x00AD;
}

char32_t letter(char32_t c) {
  if (c >= 0x0660 && c <= 0x0669) return U'0' + (c - 0x0660);
  if (c >= 0x06F0 && c <= 0x06F9) return U'0' + (c - 0x06F0);
  switch (c) {
    case 0x06CC: return 0x064A;  // farsi yeh
    case 0x06A9: return 0x0643;  // keheh
    case 0x06C1: case 0x06BE: case 0x06D5: return 0x0647;
    default: return c;
  }
}

char32_t strong(char32_t c) {
  switch (c) {
    case 0x0622: case 0x0623: case 0x0625: case 0x0671: return 0x0627;
    case 0x0649: case 0x0626: return 0x064A;
    case 0x0624: return 0x0648;
    case 0x0629: return 0x0647;
    default: return c;
  }
}

std::string map(std::string_view raw, bool folded) {
  std::string out;
  out.reserve(raw.size());
  for (std::size_t i = 0; i < raw.size();) {
    const auto d = utf8::decode(raw, i);
    i += d.size;
    if (invisible(d.cp)) continue;
    const char32_t c = letter(d.cp);
    utf8::append(out, folded ? strong(c) : c);
  }
  return out;
}

}  // namespace

std::string normalise(std::string_view raw) { return map(raw, false); }
std::string fold(std::string_view raw) { return map(raw, true); }

std::vector<std::string> fold_words(std::string_view raw) {
  std::vector<std::string> words;
  std::string word;
  const std::string folded = fold(raw);
  for (std::size_t i = 0; i < folded.size();) {
    const auto d = utf8::decode(folded, i);
    const bool inside = (d.cp >= 0x0621 && d.cp <= 0x06FF && d.cp != 0x061B && d.cp != 0x061F &&
                         d.cp != 0x060C) || (d.cp < 0x80 && (std::isalnum(static_cast<int>(d.cp)) != 0));
    if (inside) word.append(folded, i, d.size);
    else if (!word.empty()) words.push_back(std::move(word)), word.clear();
    i += d.size;
  }
  if (!word.empty()) words.push_back(std::move(word));
  return words;
}

}  // namespace isnad
