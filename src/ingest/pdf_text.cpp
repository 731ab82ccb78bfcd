#include "ingest/pdf_text.h"

#include <vector>

#include "base/utf8.h"

namespace isnad::ingest {
namespace {

constexpr char32_t kAlif = 0x0627, kLam = 0x0644;

bool direction(char32_t c) {
  return c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}
bool vowel(char32_t c) { return (c >= 0x064B && c <= 0x0652) || c == 0x0670; }
bool letter(char32_t c) { return c >= 0x0621 && c <= 0x064A; }
bool carried(char32_t c) { return c == 0x0622 || c == 0x0623 || c == 0x0625; }  // آ أ إ

}  // namespace

PdfText repair_pdf_text(std::string_view text) {
  PdfText out;
  std::vector<char32_t> letters;
  letters.reserve(text.size() / 2);
  for (std::size_t at = 0; at < text.size();) {
    const auto decoded = utf8::decode(text, at);
    at += decoded.size;
    if (!direction(decoded.cp)) letters.push_back(decoded.cp);
  }
  const auto at = [&](std::size_t i) { return i < letters.size() ? letters[i] : U' '; };
  for (std::size_t i = 0; i < letters.size(); ++i) {
    const bool head = i == 0 || (!letter(letters[i - 1]) && !vowel(letters[i - 1]));
    if (head && vowel(letters[i]) && letter(at(i + 1))) {
      std::swap(letters[i], letters[i + 1]);
      out.repaired = true;
    }
    // No word has alif before an alif that carries hamza: it is the article's, behind its lam.
    if (letters[i] == kAlif && carried(at(i + 1)) && at(i + 2) == kLam) {
      std::swap(letters[i + 1], letters[i + 2]);
      out.repaired = true;
    }
  }
  for (const char32_t c : letters) utf8::append(out.text, c);
  return out;
}

}  // namespace isnad::ingest
