#include "ingest/mojibake.h"

#include <fmt/format.h>
#include <unicode/ucnv.h>

#include <array>
#include <map>
#include <optional>

#include "base/utf8.h"

namespace isnad::ingest {
namespace {

// Character → byte of a single-byte code page. Bytes that the page leaves open count as the C1
// control of the same number, as most software has it.
using Page = std::map<char32_t, unsigned char>;

Page make_page(const char* name) {
  Page page;
  UErrorCode status = U_ZERO_ERROR;
  UConverter* converter = ucnv_open(name, &status);
  for (unsigned b = 0x80; U_SUCCESS(status) != 0 && b < 0x100; ++b) {
    const char byte = static_cast<char>(b);
    std::array<UChar, 4> to{};
    UErrorCode one = U_ZERO_ERROR;
    const auto n = ucnv_toUChars(converter, to.data(), 4, &byte, 1, &one);
    page.emplace(static_cast<char32_t>(b), static_cast<unsigned char>(b));
    if (U_SUCCESS(one) != 0 && n == 1 && to[0] != 0xFFFD)
      page[static_cast<char32_t>(to[0])] = static_cast<unsigned char>(b);
  }
  if (converter != nullptr) ucnv_close(converter);
  return page;
}

bool arabic_letter(char32_t c) { return (c >= 0x0621 && c <= 0x064A) || c == 0x06CC || c == 0x06A9; }

std::optional<std::string> undo(std::string_view text, const Page& page) {
  std::string bytes;
  bytes.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const auto d = utf8::decode(text, i);
    i += d.size;
    if (d.cp < 0x80) {
      bytes.push_back(static_cast<char>(d.cp));
      continue;
    }
    const auto it = page.find(d.cp);
    if (it == page.end()) return std::nullopt;
    bytes.push_back(static_cast<char>(it->second));
  }
  std::size_t arabic = 0, other = 0;
  for (std::size_t i = 0; i < bytes.size();) {
    const auto d = utf8::decode(bytes, i);
    if (d.cp == 0xFFFD && d.size == 1) return std::nullopt;
    if (d.size > 1) (arabic_letter(d.cp) ? arabic : other)++;
    i += d.size;
  }
  if (arabic < 6 || arabic < 2 * other) return std::nullopt;
  return bytes;
}

}  // namespace

void repair_double_encoding(Decoded& text) {
  static const Page latin = make_page("windows-1252");
  static const Page arabic = make_page("windows-1256");
  // The lead bytes of Arabic letters, D8 and D9, as the two code pages show them.
  const bool as_latin =
      text.text.find("\xC3\x98") != std::string::npos || text.text.find("\xC3\x99") != std::string::npos;
  const bool as_arabic =
      text.text.find("\xD8\xB7") != std::string::npos && text.text.find("\xD8\xB8") != std::string::npos;
  for (const auto& [possible, page, name] :
       {std::tuple{as_latin, &latin, "windows-1252"}, std::tuple{as_arabic, &arabic, "windows-1256"}}) {
    if (!possible) continue;
    if (auto good = undo(text.text, *page)) {
      text.text = std::move(*good);
      text.notes.push_back(
          {"charset.double_encoded", fmt::format("UTF-8 that was read as {} and encoded again; undone", name), ""});
      return;
    }
  }
}

}  // namespace isnad::ingest
