#include "text/chars.h"

#include <unicode/uchar.h>

#include <array>

#include "base/fold.h"

namespace isnad::text {
namespace {

CharClass slow_class(char32_t c) {
  if (is_invisible(c)) return CharClass::invisible;
  if (c == 0x2028 || c == 0x2029 || c == 0x85) return CharClass::newline;
  const auto cp = static_cast<UChar32>(c);
  if (u_isUWhiteSpace(cp) != 0 || c == 0x2800) return CharClass::space;
  if (c == 0xFD3E || c == 0xFD3F) return CharClass::punctuation;  // ornate parentheses
  if ((c >= 0x08A0 && c <= 0x08C9) || (c >= 0xFB50 && c <= 0xFDFB) || (c >= 0xFE70 && c <= 0xFEFC))
    return CharClass::arabic;
  if ((U_GET_GC_MASK(cp) & U_GC_M_MASK) != 0) return CharClass::mark;
  if (u_isdigit(cp) != 0) return CharClass::digit;
  if (u_isalpha(cp) != 0) return CharClass::foreign;
  if (u_ispunct(cp) != 0) return CharClass::punctuation;
  if (u_isprint(cp) == 0) return c == 0xFFFD ? CharClass::symbol : CharClass::space;
  return CharClass::symbol;
}

CharClass arabic_block(char32_t c) {
  if ((c >= 0x0660 && c <= 0x0669) || (c >= 0x06F0 && c <= 0x06F9)) return CharClass::digit;
  if (c == 0x060C || c == 0x061B || c == 0x061E || c == 0x061F || c == 0x066D || c == 0x06D4 || c == 0x060D ||
      c == 0x066B || c == 0x066C)
    return CharClass::punctuation;
  if (c == 0x066A || c <= 0x060B || c == 0x060E || c == 0x060F || c == 0x06DD || c == 0x06DE || c == 0x06E9 ||
      c == 0x06FD || c == 0x06FE)
    return CharClass::symbol;
  if (c == 0x061C) return CharClass::invisible;
  if (is_invisible(c)) return CharClass::mark;
  return CharClass::arabic;
}

CharClass ascii(char32_t c) {
  if (c == '\n' || c == '\r' || c == '\v' || c == '\f') return CharClass::newline;
  if (c <= ' ' || c == 0x7F) return CharClass::space;
  if (c >= '0' && c <= '9') return CharClass::digit;
  if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return CharClass::foreign;
  if (c == '%' || c == '$' || c == '+' || c == '=' || c == '<' || c == '>' || c == '^' || c == '~' || c == '|' ||
      c == '#' || c == '@' || c == '`' || c == '&')
    return CharClass::symbol;
  return CharClass::punctuation;
}

// The blocks that Arabic text is made of, looked up.
struct Table {
  std::array<CharClass, 0x800> of{};
  Table() {
    for (char32_t c = 0; c < of.size(); ++c)
      of[c] = c < 0x80                  ? ascii(c)
              : c >= 0x600 && c < 0x700 ? arabic_block(c)
              : c >= 0x750 && c < 0x780 ? CharClass::arabic
                                        : slow_class(c);
  }
};

}  // namespace

CharClass class_of(char32_t c) {
  static const Table table;
  return c < 0x800 ? table.of[c] : slow_class(c);
}

bool opens_quote(char32_t c) {
  return c == 0xAB || c == 0x201C || c == 0x2018 || c == 0x201E || c == 0x2039 || c == 0x300C || c == 0x201A;
}
bool closes_quote(char32_t c) { return c == 0xBB || c == 0x201D || c == 0x2019 || c == 0x203A || c == 0x300D; }

}  // namespace isnad::text
