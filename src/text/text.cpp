#include "text/text.h"

#include "base/utf8.h"

namespace isnad::text {
namespace {

bool is_word(char32_t c) {
  return (c >= 0x0620 && c <= 0x06D3 && c != 0x060C && c != 0x061B && c != 0x061F && c != 0x06D4 &&
          !(c >= 0x0660 && c <= 0x066D)) ||
         (c >= 0xFB50 && c <= 0xFDFB) || (c >= 0xFE70 && c <= 0xFEFC) || (c >= 0x0750 && c <= 0x077F) ||
         (c >= 0x200B && c <= 0x200F);
}
bool is_digit(char32_t c) {
  return (c >= U'0' && c <= U'9') || (c >= 0x0660 && c <= 0x0669) || (c >= 0x06F0 && c <= 0x06F9);
}
bool is_space(char32_t c) { return c <= 0x20 || c == 0xA0 || c == 0x2028 || c == 0x2029 || c == 0x3000; }
TokenKind kind_of(char32_t c) {
  if (is_word(c)) return TokenKind::word;
  if (is_digit(c)) return TokenKind::digits;
  if ((c < 0x80 && (std::isalpha(static_cast<int>(c)) != 0)) || (c >= 0xC0 && c < 0x250)) return TokenKind::latin;
  return TokenKind::punctuation;
}

}  // namespace

void run(const Lexicon& lexicon, WordMemo& memo, Reading& reading) {
  const std::string_view text = reading.document.text;
  std::uint32_t paragraph = 0;
  Sentence open;
  bool started = false;
  const auto close = [&] {
    if (!started) return;
    open.last = static_cast<std::uint32_t>(reading.tokens.size());
    open.span.end = reading.tokens.back().span.end;
    reading.sentences.push_back(open);
    started = false;
  };
  bool space = true;
  for (std::size_t i = 0; i < text.size();) {
    auto d = utf8::decode(text, i);
    if (is_space(d.cp)) {
      if (d.cp == '\n') close(), ++paragraph;
      space = true;
      i += d.size;
      continue;
    }
    const TokenKind kind = kind_of(d.cp);
    std::size_t end = i + d.size;
    if (kind != TokenKind::punctuation)
      while (end < text.size()) {
        d = utf8::decode(text, end);
        if (kind_of(d.cp) != kind || is_space(d.cp)) break;
        end += d.size;
      }
    if (!started) {
      open = Sentence{};
      open.first = static_cast<std::uint32_t>(reading.tokens.size());
      open.span.begin = static_cast<std::uint32_t>(i);
      open.paragraph = paragraph;
      started = true;
    }
    Token token;
    token.span = {static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(end)};
    token.kind = kind;
    token.space_before = space;
    token.word = memo.get(lexicon, text.substr(i, end - i), kind);
    reading.tokens.push_back(token);
    space = false;
    const std::string_view raw = text.substr(i, end - i);
    i = end;
    if (raw == "." || raw == "!" || raw == "؟" || raw == "?") close();
  }
  close();
}

}  // namespace isnad::text
