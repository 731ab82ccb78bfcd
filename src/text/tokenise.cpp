#include "text/tokenise.h"

#include <algorithm>
#include <string>

#include "base/fold.h"
#include "base/utf8.h"
#include "text/chars.h"

namespace isnad::text {
namespace {

constexpr std::string_view kTatweel = "ـ";
constexpr std::size_t kLongestArticle = 6;  // bytes of «وال»
constexpr std::size_t kShortestRest = 6;    // bytes: a noun of three letters
constexpr std::size_t kLongWord = 8;        // bytes: more than a clitic or two before the tatweel

class Tokeniser {
 public:
  Tokeniser(const Lexicon& lexicon, WordMemo& memo, std::string_view text, std::vector<Token>& tokens,
            std::vector<Paragraph>& paragraphs)
      : lexicon_(lexicon), memo_(memo), text_(text), tokens_(tokens), paragraphs_(paragraphs) {}

  void run();

 private:
  struct Char {
    char32_t cp;
    std::uint32_t size;
    CharClass cls;
  };
  [[nodiscard]] Char at(std::size_t i) const {
    if (i >= text_.size()) return {0, 1, CharClass::newline};
    const auto d = utf8::decode(text_, i);
    return {d.cp, d.size, class_of(d.cp)};
  }
  // ء … غ and ف … ي: nearly all there is, without decoding.
  [[nodiscard]] bool plain_letter(std::size_t i) const {
    if (i + 1 >= text_.size()) return false;
    const auto b0 = static_cast<unsigned char>(text_[i]), b1 = static_cast<unsigned char>(text_[i + 1]);
    return (b0 == 0xD8 && b1 >= 0xA1 && b1 <= 0xBA) || (b0 == 0xD9 && b1 >= 0x81 && b1 <= 0x8A);
  }
  void emit(std::size_t begin, std::size_t end, TokenKind kind);
  std::size_t article_apart(std::size_t first, std::size_t last);
  std::size_t word(std::size_t i);
  std::size_t number(std::size_t i);
  std::size_t foreign(std::size_t i);
  [[nodiscard]] std::size_t address(std::size_t i) const;
  void end_paragraph();

  const Lexicon& lexicon_;
  WordMemo& memo_;
  std::string_view text_;
  std::vector<Token>& tokens_;
  std::vector<Paragraph>& paragraphs_;
  bool space_ = true;
  std::uint32_t paragraph_first_ = 0;
};

void Tokeniser::emit(std::size_t begin, std::size_t end, TokenKind kind) {
  const WordForm* form = memo_.get(lexicon_, text_.substr(begin, end - begin), kind);
  if (form->split != 0) {
    const std::size_t middle = begin + unfold_offset(text_.substr(begin, end - begin), form->split);
    if (middle > begin && middle < end) {
      emit(begin, middle, kind);
      emit(middle, end, kind);
      return;
    }
  }
  Token token;
  token.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  token.kind = kind;
  token.space_before = space_;
  token.word = form;
  tokens_.push_back(token);
  space_ = false;
}

// «ال مدينة», «وال قرى», «ا لقوات»: the article written apart from a word that the lexicon knows with it;
// one token for both. `last` where it is none. «آل» of families is often written «ال»: it stands behind a
// name, the article of a split word behind a verb or particle.
std::size_t Tokeniser::article_apart(std::size_t first, std::size_t last) {
  const auto letters = text_.substr(first, last - first);
  const bool half = letters == "ا";
  const bool bare = half || letters == "ال";
  if (!bare && letters != "وال" && letters != "بال" && letters != "فال" && letters != "لل") return last;
  if (last >= text_.size() || text_[last] != ' ' || !plain_letter(last + 1)) return last;
  std::size_t end = last + 1;
  while (plain_letter(end)) end += 2;
  const auto rest = text_.substr(last + 1, end - last - 1);
  const auto after = at(end).cls;
  if (rest.size() < kShortestRest || rest.starts_with("ال") || half != rest.starts_with("ل") ||
      after == CharClass::arabic || after == CharClass::mark)
    return last;
  if (bare && !tokens_.empty() && tokens_.size() > paragraph_first_ && tokens_.back().kind == TokenKind::word) {
    const auto pos = tokens_.back().word->analyses.front().pos;
    if (pos != Pos::adp && pos != Pos::verb && pos != Pos::aux && pos != Pos::cconj && pos != Pos::sconj &&
        pos != Pos::part)
      return last;
  }
  const WordForm* form = memo_.get(lexicon_, std::string(letters) + std::string(rest), TokenKind::word);
  const auto& use = form->analyses.front();
  if (use.guessed || (use.proclitics & kAl) == 0) return last;
  Token token;
  token.span = {static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(end)};
  token.kind = TokenKind::word;
  token.space_before = space_;
  token.word = form;
  tokens_.push_back(token);
  space_ = false;
  return end;
}

std::size_t Tokeniser::word(std::size_t i) {
  std::size_t end = i, visible = i;  // controls at the end are left out
  bool letters = false;
  while (end < text_.size()) {
    if (plain_letter(end)) {
      end += 2;
      visible = end;
      letters = true;
      continue;
    }
    const Char c = at(end);
    if (c.cls != CharClass::arabic && c.cls != CharClass::mark && c.cls != CharClass::invisible) break;
    end += c.size;
    if (c.cls != CharClass::invisible) visible = end;
    if (c.cls == CharClass::arabic) letters = true;
  }
  if (visible <= i) return end;
  // A tatweel that joins nothing stands for a dash: «فقطـ », «ـيمكن». «الـ», «هـ», «لـ» keep theirs.
  std::size_t first = i, last = visible;
  if (letters) {
    while (text_.substr(first, 2) == kTatweel) first += 2;
    if (first > i && !space_) first = i;
    while (last > first + kLongWord && text_.substr(last - 2, 2) == kTatweel) last -= 2;
    if (last < visible && at(end).cls != CharClass::space && at(end).cls != CharClass::newline) last = visible;
  }
  if (first > i) emit(i, first, TokenKind::punctuation);
  if (letters && last == end && last - first <= kLongestArticle)
    if (const std::size_t joined = article_apart(first, last); joined > last) return joined;
  emit(first, last, letters ? TokenKind::word : TokenKind::punctuation);
  if (last < visible) emit(last, visible, TokenKind::punctuation);
  return end;
}

std::size_t Tokeniser::number(std::size_t i) {
  // 3,5 · 12.000.000 · ٣٫٥ are one number; 12.6.2017 and 1-2 are several.
  const auto digits = [this](std::size_t from) {
    while (from < text_.size() && at(from).cls == CharClass::digit) from += at(from).size;
    return from;
  };
  const auto separator = [this](std::size_t from) {
    const char32_t c = at(from).cp;
    return c == '.' || c == ',' || c == 0x066B || c == 0x066C || c == 0x060C;
  };
  const std::size_t whole = digits(i);
  std::size_t end = whole;
  int parts = 0;
  bool thousands = true;
  while (end < text_.size() && separator(end)) {
    const std::size_t from = end + at(end).size;
    if (from >= text_.size() || at(from).cls != CharClass::digit) break;
    const std::size_t to = digits(from);
    std::size_t count = 0;
    for (std::size_t k = from; k < to; k += at(k).size) ++count;
    if (count != 3) thousands = false;
    end = to;
    ++parts;
  }
  if (parts <= 1 || thousands) {
    emit(i, end, TokenKind::digits);
    return end;
  }
  for (std::size_t from = i, to = whole; from < end; to = digits(from)) {
    emit(from, to, TokenKind::digits);
    if (to < end) emit(to, to + at(to).size, TokenKind::punctuation);
    from = to < end ? to + at(to).size : end;
  }
  return end;
}

// Where the web or mail address that begins here ends; i where none does.
std::size_t Tokeniser::address(std::size_t i) const {
  const auto rest = text_.substr(i);
  if (!rest.starts_with("http://") && !rest.starts_with("https://") && !rest.starts_with("www.")) return i;
  std::size_t end = i;
  while (end < text_.size() && static_cast<unsigned char>(text_[end]) > ' ' &&
         static_cast<unsigned char>(text_[end]) < 0x80)
    ++end;
  while (end > i && (text_[end - 1] == '.' || text_[end - 1] == ',' || text_[end - 1] == ')' || text_[end - 1] == '"'))
    --end;
  return end;
}

std::size_t Tokeniser::foreign(std::size_t i) {
  std::size_t end = address(i);
  if (end == i)
    for (; end < text_.size(); end += at(end).size) {
      const auto c = at(end).cls;
      if (c != CharClass::foreign && !(c == CharClass::digit && at(end).cp < 0x80)) break;
    }
  emit(i, end, TokenKind::latin);
  return end;
}

void Tokeniser::end_paragraph() {
  const auto last = static_cast<std::uint32_t>(tokens_.size());
  if (last > paragraph_first_) paragraphs_.push_back({paragraph_first_, last});
  paragraph_first_ = last;
}

// Whether lines are broken at a fixed width: then a line feed inside a paragraph is a space, and only
// an empty line ends it. Seen from lines that are alike in length and end without a stop.
bool hard_wrapped(std::string_view text) {
  std::size_t lines = 0, alike = 0, open = 0, longest = 0;
  std::vector<std::size_t> lengths;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t end = std::min(text.find('\n', i), text.size());
    const auto line = text.substr(i, end - i);
    const bool next_empty = end + 1 >= text.size() || text[end + 1] == '\n' || text[end + 1] == '\r';
    if (!line.empty() && !next_empty) {
      ++lines;
      lengths.push_back(line.size());
      longest = std::max(longest, line.size());
      const char last = line.back();
      if (last != '.' && last != '!' && last != '?' && last != ':' && !line.ends_with("؟") && !line.ends_with("»"))
        ++open;
    }
    i = end + 1;
  }
  if (lines < 6 || longest > 260 || longest < 60) return false;
  for (const auto n : lengths)
    if (n * 10 >= longest * 7) ++alike;
  return alike * 10 >= lines * 8 && open * 10 >= lines * 7;
}

void Tokeniser::run() {
  const bool wrapped = hard_wrapped(text_);
  for (std::size_t i = 0; i < text_.size();) {
    if (text_[i] == ' ') {
      space_ = true;
      ++i;
      continue;
    }
    if (plain_letter(i)) {
      i = word(i);
      continue;
    }
    const Char c = at(i);
    switch (c.cls) {
      case CharClass::newline: {
        i += c.size;
        space_ = true;
        const auto rest = text_.substr(i, 2);
        const bool empty_line = rest.starts_with('\n') || rest.starts_with("\r\n");
        if (!wrapped || empty_line) end_paragraph();
        break;
      }
      case CharClass::space:
        space_ = true;
        i += c.size;
        break;
      case CharClass::invisible: i += c.size; break;
      case CharClass::mark:
      case CharClass::arabic: i = word(i); break;
      case CharClass::digit: i = number(i); break;
      case CharClass::foreign: i = foreign(i); break;
      case CharClass::punctuation:
      case CharClass::symbol: {
        std::size_t end = i + c.size;
        if (c.cp == '.' || c.cp == '-' || c.cp == 0x2026 || c.cp == '_' || c.cp == '*' || c.cp == '=')
          while (at(end).cp == c.cp) end += c.size;
        emit(i, end, c.cls == CharClass::symbol ? TokenKind::symbol : TokenKind::punctuation);
        i = end;
        break;
      }
    }
  }
  end_paragraph();
}

}  // namespace

void tokenise(const Lexicon& lexicon, WordMemo& memo, std::string_view text, std::vector<Token>& tokens,
              std::vector<Paragraph>& paragraphs) {
  Tokeniser(lexicon, memo, text, tokens, paragraphs).run();
}

}  // namespace isnad::text
