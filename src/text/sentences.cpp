#include "text/sentences.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "text/chars.h"

namespace isnad::text {
namespace {

// Folded. Short forms that a full stop follows: doctor, professor, kilometre, telephone, BC, AD …
constexpr std::array<std::string_view, 22> kAbbreviations = {"د",  "ا",   "م",   "ص",  "ب",  "ج",   "ق",  "ه",
                                                             "ت",  "س",   "ع",   "ف",  "كم", "كلم", "كغ", "سم",
                                                             "مم", "تلف", "ص.ب", "مس", "اد", "هاتف"};
// What a line says that names who wrote it.
constexpr std::array<std::string_view, 14> kBylineWords = {"بقلم",  "كتب",     "كتبت",   "اعداد", "اعد",
                                                           "اعدت",  "تقرير",   "ترجمه",  "تحرير", "تصوير",
                                                           "مراسل", "مراسلنا", "المصدر", "الكاتب"};

template <std::size_t N>
bool one_of(const std::array<std::string_view, N>& words, std::string_view w) {
  return std::find(words.begin(), words.end(), w) != words.end();
}

constexpr std::array<std::string_view, 4> kBreaths{"،", ",", "؛", ";"};

bool is_stop(std::string_view w) { return w == "." || w == "!" || w == "؟" || w == "?" || w == "۔"; }
bool is_dash(std::string_view w) {
  return w == "-" || w == "–" || w == "—" || w == "ـ" || w == "--" || w == "/" || w == "―" || w == "|";
}
bool is_bullet(std::string_view w) {
  return w == "•" || w == "▪" || w == "●" || w == "◾" || w == "◼" || w == "■" || w == "*" || w == "-" || w == "–" ||
         w == "—" || w == "►" || w == "✅" || w == "🔴" || w == "⭕" || w == "🔹" || w == "🔸" || w == "·";
}
bool closes(std::string_view w) {
  return w == ")" || w == "]" || w == "}" || w == "»" || w == "”" || w == "’" || w == "''";
}

class Splitter {
 public:
  Splitter(const Lexicon& lexicon, Reading& reading) : lexicon_(lexicon), reading_(reading) {}

  void paragraph(Paragraph p, std::uint32_t index, std::uint32_t paragraphs);

 private:
  [[nodiscard]] std::string_view folded(std::uint32_t i) const { return reading_.tokens[i].folded(); }
  [[nodiscard]] const Token& token(std::uint32_t i) const { return reading_.tokens[i]; }
  [[nodiscard]] bool is_word(std::uint32_t i) const {
    return token(i).kind == TokenKind::word || token(i).kind == TokenKind::latin;
  }
  [[nodiscard]] bool is_month(std::uint32_t i) const {
    const auto& closed = token(i).word->closed;
    return std::any_of(closed.begin(), closed.end(), [this](const ClosedWord& c) {
      return c.proclitics == 0 && lexicon_.closed_words().row(c).role == WordRole::month;
    });
  }
  void emit(std::uint32_t first, std::uint32_t last, SentenceKind kind);
  // Whether the stop at i ends a sentence; `after` is the token after its closing marks.
  [[nodiscard]] bool ends(std::uint32_t i, Paragraph p) const;
  [[nodiscard]] std::uint32_t dateline(Paragraph p) const;
  // A letter that stands alone, as in the name of an agency.
  [[nodiscard]] bool initial(std::uint32_t i) const {
    return token(i).kind == TokenKind::word && token(i).folded().size() == 2;
  }
  [[nodiscard]] SentenceKind kind_of(Paragraph p) const;
  [[nodiscard]] bool stopped(Paragraph p) const;
  [[nodiscard]] std::uint32_t breath(std::uint32_t first, std::uint32_t last) const;

  const Lexicon& lexicon_;
  Reading& reading_;
  std::uint32_t index_ = 0;
};

// News has sentences of 300 words; what runs on for thousands without a stop is a list or a broken file,
// and is cut at its commas.
std::uint32_t Splitter::breath(std::uint32_t first, std::uint32_t last) const {
  constexpr std::uint32_t kLongest = 1000, kLeast = 500;
  if (last - first <= kLongest) return last;
  for (std::uint32_t i = first + kLongest; i > first + kLeast; --i)
    if (one_of(kBreaths, folded(i - 1))) return i;
  return first + kLongest;
}

void Splitter::emit(std::uint32_t first, std::uint32_t last, SentenceKind kind) {
  if (first >= last) return;
  if (const auto cut = breath(first, last); cut < last) {
    emit(first, cut, kind);
    return emit(cut, last, kind);
  }
  Sentence s;
  s.first = first;
  s.last = last;
  s.span = {token(first).span.begin, token(last - 1).span.end};
  s.paragraph = index_;
  s.kind = kind;
  reading_.sentences.push_back(s);
}

bool Splitter::ends(std::uint32_t i, Paragraph p) const {
  const auto stop = folded(i);
  if (i + 1 >= p.last) return true;
  const Token& next = token(i + 1);
  if (stop != ".") {
    // «أهذا صحيح؟»، قال: a comma goes on
    return folded(i + 1) != "،" && folded(i + 1) != ",";
  }
  if (i == p.first) return false;
  const Token& before = token(i - 1);
  if (next.kind == TokenKind::digits && before.kind == TokenKind::digits && !next.space_before) return false;
  if (folded(i + 1) == "." || folded(i + 1) == "،" || folded(i + 1) == ",") return false;
  // «2. أكتوبر», «16. نوفمبر. 2016»
  const auto short_number = [&](std::uint32_t k) {
    return token(k).kind == TokenKind::digits && folded(k).size() <= 2;
  };
  if (short_number(i - 1) && !token(i).space_before && is_month(i + 1)) return false;
  if (i >= p.first + 3 && is_month(i - 1) && folded(i - 2) == "." && short_number(i - 3) && folded(i + 1).size() == 4 &&
      next.kind == TokenKind::digits)
    return false;
  if (before.kind == TokenKind::digits && i == p.first + 1) return false;  // «1. …» a list's number
  if (before.kind == TokenKind::word && !token(i).space_before) {
    if (one_of(kAbbreviations, before.folded())) {
      // «د. أحمد», «أ.ف.ب»; but «… 30 كم.» may well end one: a number before it says so
      const bool measure = i >= p.first + 2 && token(i - 2).kind == TokenKind::digits;
      if (!measure) return false;
      return next.space_before && !is_word(i + 1) ? true : next.space_before;
    }
    // one letter between stops: an initial
    if (before.folded().size() <= 2) return false;
  }
  if (before.kind == TokenKind::latin && !token(i).space_before) {
    if (next.kind == TokenKind::latin && !next.space_before) return false;
    if (before.folded().size() == 1) return false;
  }
  return true;
}

bool Splitter::stopped(Paragraph p) const {
  for (std::uint32_t i = p.last; i > p.first; --i) {
    const auto w = folded(i - 1);
    if (is_stop(w) || w == "…" || w == ":" || w.starts_with("..")) return true;
    if (!closes(w) && w != "\"") return false;
  }
  return false;
}

// End of a leading dateline, or p.first: «بيروت (رويترز) -», «دمشق - سانا:», «- الرقة (خاص)».
std::uint32_t Splitter::dateline(Paragraph p) const {
  constexpr std::uint32_t kMostWords = 5;
  std::uint32_t i = p.first;
  if (is_dash(folded(i))) ++i;
  std::uint32_t words = 0;
  bool bracket = false, first_dash = false;
  for (; i < p.last && i < p.first + 14; ++i) {
    const auto w = folded(i);
    if (w == "(" || w == "[") {
      if (words == 0) return p.first;
      std::uint32_t close = i + 1;
      while (close < p.last && close < i + 6 && folded(close) != ")" && folded(close) != "]") ++close;
      if (close >= p.last || close >= i + 6) return p.first;
      bracket = true;
      i = close;
      continue;
    }
    const bool dash = is_dash(w) || (w.empty() && token(i).kind == TokenKind::punctuation);  // a bare tatweel
    if (dash || w == ":" || w == "،") {
      if (words == 0) return p.first;
      if (w == "،") {
        if (bracket) return p.first;
        continue;
      }
      // «المدينة - كما قالت» is no dateline: a second group or brackets must confirm it.
      if (bracket || first_dash) return i + 1;
      if (w == ":") return p.first;
      first_dash = true;
      continue;
    }
    if (token(i).kind == TokenKind::digits) continue;  // a date
    // «ا.ف.ب», «د.ب.أ»: an agency by its letters
    if (initial(i)) {
      if (i < p.first + 2 || !initial(i - 2)) ++words;
      continue;
    }
    if (w == "." && i > p.first && initial(i - 1)) continue;
    if (words > 0 && first_dash && (w == "«" || w == "»" || w == "\"" || w == "“" || w == "”")) continue;
    if (!is_word(i)) return p.first;
    const auto& a = token(i).analysis();
    if (a.pos == Pos::verb || a.pos == Pos::aux || a.pos == Pos::adp || a.pos == Pos::sconj || a.pos == Pos::part ||
        a.pos == Pos::pron || a.enclitic != Enclitic::none)
      return p.first;
    if (bracket && !first_dash) return p.first;
    if (++words > kMostWords) return p.first;
  }
  // All of the paragraph: «بيروت - رويترز», «- الرقة (خاص)».
  if (i >= p.last && (bracket || first_dash) && words > 0) return p.last;
  return p.first;
}

SentenceKind Splitter::kind_of(Paragraph p) const {
  const std::uint32_t n = p.last - p.first;
  if (n <= 9 && one_of(kBylineWords, folded(p.first)) && !stopped(p)) {
    const auto& a = token(p.first).analysis();
    // «كتب أحمد علي» alone on a line; «تقرير» alone or with a colon
    if (a.pos != Pos::verb || n <= 5) return SentenceKind::byline;
  }
  if (is_bullet(folded(p.first)) && n > 1 && token(p.first + 1).space_before) return SentenceKind::list_item;
  if (n > 2 && token(p.first).kind == TokenKind::digits &&
      (folded(p.first + 1) == "." || folded(p.first + 1) == ")" || folded(p.first + 1) == "-") &&
      token(p.first + 2).space_before)
    return SentenceKind::list_item;
  return SentenceKind::body;
}

void Splitter::paragraph(Paragraph p, std::uint32_t index, std::uint32_t paragraphs) {
  index_ = index;
  SentenceKind kind = kind_of(p);
  if (reading_.document.body_begin > 0 && token(p.last - 1).span.end <= reading_.document.body_begin)
    kind = SentenceKind::headline;
  else if (index == 0 && paragraphs > 1 && kind == SentenceKind::body && p.last - p.first <= 30 && !stopped(p) &&
           reading_.document.body_begin == 0)
    kind = SentenceKind::headline;
  std::uint32_t first = p.first;
  if (kind == SentenceKind::body && index < 4) {
    const std::uint32_t end = dateline(p);
    if (end > p.first) {
      emit(p.first, end, SentenceKind::dateline);
      first = end;
    }
  }
  for (std::uint32_t i = first; i < p.last; ++i) {
    const auto w = folded(i);
    if (token(i).kind != TokenKind::punctuation || !is_stop(w)) continue;
    // Further stops and closing marks belong to the sentence that ends.
    std::uint32_t end = i + 1;
    while (end < p.last &&
           (is_stop(folded(end)) || closes(folded(end)) ||
            (folded(end) == "\"" && !token(end).space_before &&
             (end + 1 >= p.last || token(end + 1).space_before || token(end + 1).kind == TokenKind::punctuation))))
      ++end;
    if (!ends(i, p)) continue;
    if (end < p.last && end > i + 1 && (folded(end) == "،" || folded(end) == ",")) continue;
    emit(first, end, kind);
    first = end;
    i = end - 1;
    if (kind == SentenceKind::list_item) kind = SentenceKind::body;
  }
  emit(first, p.last, kind);
}

}  // namespace

void split_sentences(const Lexicon& lexicon, const std::vector<Paragraph>& paragraphs, Reading& reading) {
  Splitter splitter(lexicon, reading);
  const auto count = static_cast<std::uint32_t>(paragraphs.size());
  for (std::uint32_t i = 0; i < count; ++i) splitter.paragraph(paragraphs[i], i, count);
}

}  // namespace isnad::text
