#include "annotate/digits.h"

#include <cmath>
#include <string>
#include <vector>

#include "base/utf8.h"

namespace isnad::annotate {
namespace {

constexpr char32_t kArabicDecimal = 0x066B, kArabicThousands = 0x066C, kArabicComma = 0x060C;

int digit_of(char32_t c) {
  if (c >= U'0' && c <= U'9') return static_cast<int>(c - U'0');
  if (c >= 0x0660 && c <= 0x0669) return static_cast<int>(c - 0x0660);
  if (c >= 0x06F0 && c <= 0x06F9) return static_cast<int>(c - 0x06F0);
  return -1;
}
bool is_dash(char32_t c) { return c == U'-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212; }
bool invisible(char32_t c) {
  return (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) || c == 0x061C;
}
// One letter per kind of separator; 0 for what does not join digits.
char separator(char32_t c) {
  if (c == U'.' || c == U',' || c == U'/' || c == U':') return static_cast<char>(c);
  if (c == kArabicComma) return 'c';
  if (c == kArabicDecimal) return 'd';
  if (c == kArabicThousands) return 't';
  if (is_dash(c)) return '-';
  return 0;
}

struct Pieces {
  std::vector<std::string> digits;
  std::string separators;  // between them
};

// Splits the raw text of a run; false where something else stands in it.
bool split(std::string_view raw, Pieces& out) {
  out.digits.emplace_back();
  for (std::size_t k = 0; k < raw.size();) {
    const auto d = utf8::decode(raw, k);
    k += d.size;
    if (invisible(d.cp)) continue;
    if (const int v = digit_of(d.cp); v >= 0) {
      out.digits.back().push_back(static_cast<char>('0' + v));
    } else if (const char s = separator(d.cp); s != 0) {
      if (out.digits.back().empty()) return false;
      out.separators.push_back(s);
      out.digits.emplace_back();
    } else {
      return false;
    }
  }
  return !out.digits.back().empty();
}

double value_of(const std::string& digits) {
  double v = 0;
  for (const char c : digits) v = v * 10 + (c - '0');
  return v;
}

// Groups of three after a first group of one to three.
bool grouped(const Pieces& p, std::size_t from, std::size_t to) {
  if (p.digits[from].empty() || p.digits[from].size() > 3 || p.digits[from][0] == '0') return false;
  for (std::size_t k = from + 1; k <= to; ++k)
    if (p.digits[k].size() != 3) return false;
  return true;
}

double join(const Pieces& p, std::size_t from, std::size_t to) {
  double v = 0;
  for (std::size_t k = from; k <= to; ++k)
    v = v * std::pow(10.0, static_cast<double>(p.digits[k].size())) + value_of(p.digits[k]);
  return v;
}

void set_parts(const Pieces& p, DigitForm form, DigitRun& run) {
  run.form = form;
  for (const auto& d : p.digits) {
    if (run.parts == run.values.size()) break;
    run.values[run.parts] = value_of(d);
    run.widths[run.parts] = static_cast<std::uint8_t>(std::min<std::size_t>(d.size(), 255));
    ++run.parts;
  }
}

void set_number(double value, bool integer, std::size_t width, DigitRun& run) {
  run.form = DigitForm::number;
  run.values[0] = value;
  run.widths[0] = static_cast<std::uint8_t>(std::min<std::size_t>(width, 255));
  run.parts = 1;
  run.integer = integer;
}

// What the separators say. News writes thousands with a point as often as with a comma, and
// decimals seldom to three places, so that 185.000 is a hundred and eighty-five thousand.
void judge(const Pieces& p, DigitRun& run) {
  const std::size_t n = p.separators.size();
  if (n == 0) return set_number(value_of(p.digits[0]), true, p.digits[0].size(), run);
  const char last = p.separators[n - 1];
  const bool same = p.separators.find_first_not_of(last) == std::string::npos;
  const bool marks = p.separators.find_first_not_of(".,dtc") == std::string::npos;
  if (marks) {
    if (same && last != 'd' && grouped(p, 0, n) &&
        !(n == 1 && last == '.' && p.digits[1].size() == 3 && p.digits[0].size() > 3))
      return set_number(join(p, 0, n), true, 0, run);
    const bool decimal_last = n == 1 || (p.separators.find(last) == n - 1 && grouped(p, 0, n - 1));
    if (decimal_last) {
      const double whole = n == 1 ? value_of(p.digits[0]) : join(p, 0, n - 1);
      const double part = value_of(p.digits[n]) / std::pow(10.0, static_cast<double>(p.digits[n].size()));
      set_number(whole + part, false, 0, run);
      // 4.22 may be a day and a month: keep how it was written.
      if (n == 1 && last == '.') {
        run.values[1] = value_of(p.digits[0]);
        run.values[2] = value_of(p.digits[1]);
        run.widths[1] = static_cast<std::uint8_t>(p.digits[0].size());
        run.widths[2] = static_cast<std::uint8_t>(p.digits[1].size());
      }
      return;
    }
    return set_parts(p, DigitForm::dashed, run);
  }
  if (!same) return set_parts(p, DigitForm::dashed, run);
  if (last == ':') return set_parts(p, DigitForm::clock, run);
  if (last == '/') return set_parts(p, n == 1 ? DigitForm::fraction : DigitForm::slashed, run);
  set_parts(p, n == 1 ? DigitForm::range : DigitForm::dashed, run);
}

// Digits alone, as most runs are.
bool plain_number(std::string_view raw, DigitRun& run) {
  double value = 0;
  std::size_t width = 0;
  for (std::size_t k = 0; k < raw.size(); ++width) {
    const auto d = utf8::decode(raw, k);
    k += d.size;
    const int digit = digit_of(d.cp);
    if (digit < 0) return false;
    value = value * 10 + digit;
  }
  if (width > 0) set_number(value, true, width, run);
  return width > 0;
}

bool joins(const Words& words, std::uint32_t i) {
  if (!words.has(i) || words.token(i).space_before || words.token(i).kind == TokenKind::digits) return false;
  const auto raw = words.raw(i, i + 1);
  std::size_t k = 0;
  char32_t cp = 0;
  while (k < raw.size()) {
    const auto d = utf8::decode(raw, k);
    k += d.size;
    if (invisible(d.cp)) continue;
    if (cp != 0) return false;
    cp = d.cp;
  }
  return cp != 0 && separator(cp) != 0;
}

// 567.89: three digits and decimals in one token.
bool decimal_group(const Words& words, std::uint32_t i) {
  if (!words.is_digits(i)) return false;
  const auto f = words.folded(i);
  return f.size() > 4 && f[3] == '.' && f.find_first_not_of("0123456789") == 3 &&
         f.find_first_not_of("0123456789", 4) == std::string_view::npos;
}

}  // namespace

DigitRun read_digits(const Words& words, std::uint32_t i) {
  DigitRun run;
  std::uint32_t at = i;
  if (!words.is_digits(i)) {
    const auto raw = words.raw(i, i + 1);
    if (!is_dash(utf8::decode(raw, 0).cp) || !words.is_digits(i + 1) || !words.glued(i + 1)) return run;
    run.negative = true;
    at = i + 1;
  }
  std::uint32_t end = at + 1;
  while (words.is_digits(end) && words.glued(end)) ++end;
  while (joins(words, end) && words.is_digits(end + 1) && words.glued(end + 1)) {
    end += 2;
    while (words.is_digits(end) && words.glued(end)) ++end;
  }
  // 1 234 567.89: groups of three set off by spaces, the last with its decimals.
  std::uint32_t spaced = end;
  if (end == at + 1 && words.raw(at, end).size() <= 3)
    while (words.is_digits(spaced) && words.token(spaced).word->folded.size() == 3 && !joins(words, spaced + 1))
      ++spaced;
  const std::uint32_t decimals = spaced > end && decimal_group(words, spaced) ? 1 : 0;
  run.end = end;
  if (spaced == end && plain_number(words.raw(at, end), run)) return run;
  Pieces pieces;
  if (spaced > end) {
    double v = 0;
    bool plain = true;
    for (std::uint32_t k = at; k < spaced; ++k) {
      Pieces one;
      if (!split(words.raw(k, k + 1), one) || !one.separators.empty())
        plain = false;
      else
        v = v * (k == at ? 1 : 1000) + value_of(one.digits[0]);
    }
    if (plain && decimals != 0) {
      Pieces last;
      plain = split(words.raw(spaced, spaced + 1), last) && last.digits.size() == 2;
      if (plain)
        v = v * 1000 + value_of(last.digits[0]) +
            value_of(last.digits[1]) / std::pow(10.0, static_cast<double>(last.digits[1].size()));
    }
    if (plain) {
      run.end = spaced + decimals;
      set_number(v, decimals == 0, 0, run);
      return run;
    }
  }
  if (!split(words.raw(at, end), pieces)) {
    Pieces one;
    run.end = at + 1;
    if (!split(words.raw(at, at + 1), one)) return run;
    judge(one, run);
    return run;
  }
  judge(pieces, run);
  return run;
}

}  // namespace isnad::annotate
