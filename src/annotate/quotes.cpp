#include "annotate/quotes.h"

#include <string_view>
#include <utility>
#include <vector>

namespace isnad::annotate {
namespace {

constexpr std::uint32_t kScareWords = 3;

// Marks of one family close each other. Directed marks open or close by their shape, the others by
// the spaces around them: writers mix „ “ and ” in both roles, the more so from right to left.
enum class Family : std::uint8_t { none, guillemet, angle, double_curly, single_curly, straight };
enum class Side : std::uint8_t { open, close, either };
struct Mark {
  Family family = Family::none;
  Side side = Side::either;
};

Mark mark_of(std::string_view raw) {
  if (raw == "«") return {Family::guillemet, Side::open};
  if (raw == "»") return {Family::guillemet, Side::close};
  if (raw == "‹") return {Family::angle, Side::open};
  if (raw == "›") return {Family::angle, Side::close};
  if (raw == "“" || raw == "”" || raw == "„" || raw == "‟") return {Family::double_curly, Side::either};
  if (raw == "‘" || raw == "’" || raw == "‚") return {Family::single_curly, Side::either};
  if (raw == "\"" || raw == "''" || raw == "＂") return {Family::straight, Side::either};
  return {};
}

struct Open {
  std::uint32_t token = 0;
  Family family = Family::none;
};

class QuoteReader {
 public:
  explicit QuoteReader(Reading& reading) : reading_(reading) {}

  void run() {
    const auto& sentences = reading_.sentences;
    for (std::uint32_t s = 0; s < sentences.size(); ++s) {
      if (s > 0 && sentences[s].paragraph != sentences[s - 1].paragraph) close_all(sentences[s - 1].last);
      if (s == 0 || sentences[s].paragraph != sentences[s - 1].paragraph) {
        auto last = s;
        while (last + 1 < sentences.size() && sentences[last + 1].paragraph == sentences[s].paragraph) ++last;
        paragraph_end_ = sentences[last].last;
      }
      for (std::uint32_t i = sentences[s].first; i < sentences[s].last; ++i)
        if (reading_.tokens[i].kind == TokenKind::punctuation || reading_.tokens[i].kind == TokenKind::symbol) at(i);
    }
    if (!sentences.empty()) close_all(sentences.back().last);
  }

 private:
  [[nodiscard]] std::string_view raw(std::uint32_t i) const {
    const Span span = reading_.tokens[i].span;
    return std::string_view(reading_.document.text).substr(span.begin, span.size());
  }
  [[nodiscard]] bool space_after(std::uint32_t i) const {
    return i + 1 >= reading_.tokens.size() || reading_.tokens[i + 1].space_before;
  }
  // Marks enough behind it to close a quotation within a quotation; else the space before it is stray and
  // it closes: «"تقدمت القوات "نحو».
  [[nodiscard]] bool more(std::uint32_t i, Family family) const {
    int marks = 0;
    for (auto k = i + 1; k < paragraph_end_ && marks < 2; ++k)
      if (reading_.tokens[k].kind != TokenKind::word) marks += mark_of(raw(k)).family == family;
    return marks == 2;
  }
  // A word or an opening mark follows without a space.
  [[nodiscard]] bool leads(std::uint32_t i) const {
    if (space_after(i)) return false;
    const auto kind = reading_.tokens[i + 1].kind;
    return kind == TokenKind::word || kind == TokenKind::digits || kind == TokenKind::latin ||
           mark_of(raw(i + 1)).side == Side::open || raw(i + 1) == "(";
  }

  void at(std::uint32_t i) {
    const Mark m = mark_of(raw(i));
    if (m.family == Family::none) return;
    const bool within = open_in(m.family);
    Side side = m.side;
    if (side == Side::either) {
      const bool spaced = reading_.tokens[i].space_before;
      // An apostrophe inside a word is no quotation.
      if (m.family == Family::single_curly && !spaced && leads(i) && !within) return;
      if (!within)
        side = Side::open;
      else if (spaced && leads(i) && more(i, m.family))
        side = Side::open;
      else if (!spaced && !space_after(i) && leads(i) && glued_clitic(i))
        side = Side::open;
      else
        side = Side::close;
    }
    if (side == Side::open) {
      open_.push_back({i, m.family});
    } else if (within) {
      while (open_.back().family != m.family) open_.pop_back();
      put(open_.back().token, i, i + 1);
      open_.pop_back();
    }
  }

  // لـ"قسد", ب"قسد": a mark glued to a proclitic opens.
  [[nodiscard]] bool glued_clitic(std::uint32_t i) const {
    if (i == 0 || reading_.tokens[i].space_before) return false;
    return reading_.tokens[i - 1].kind == TokenKind::word && reading_.tokens[i - 1].folded().size() <= 4;
  }
  [[nodiscard]] bool open_in(Family family) const {
    for (const auto& o : open_)
      if (o.family == family) return true;
    return false;
  }
  void close_all(std::uint32_t end) {
    while (!open_.empty()) {
      put(open_.back().token, end, end);
      open_.pop_back();
    }
  }

  void put(std::uint32_t open, std::uint32_t inner_end, std::uint32_t end) {
    QuoteMention quote;
    quote.inner = {open + 1, inner_end};
    if (quote.inner.empty()) return;
    std::uint32_t words = 0;
    for (std::uint32_t i = open + 1; i < inner_end; ++i) words += reading_.tokens[i].kind != TokenKind::punctuation;
    quote.scare = words <= kScareWords;
    Mention m;
    m.kind = MentionKind::quote;
    while (sentence_ + 1 < reading_.sentences.size() && reading_.sentences[sentence_].last <= open) ++sentence_;
    while (sentence_ > 0 && reading_.sentences[sentence_].first > open) --sentence_;
    m.sentence = sentence_;
    m.tokens = {open, end};
    m.span = {reading_.tokens[open].span.begin, reading_.tokens[end - 1].span.end};
    m.value = quote;
    reading_.mentions.push_back(std::move(m));
  }

  Reading& reading_;
  std::vector<Open> open_;
  std::uint32_t sentence_ = 0, paragraph_end_ = 0;
};

}  // namespace

void quotes(Reading& reading) { QuoteReader(reading).run(); }

}  // namespace isnad::annotate
