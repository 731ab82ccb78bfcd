#include "annotate/numerals.h"

#include <algorithm>
#include <cmath>

#include "annotate/cardinals.h"

namespace isnad::annotate {
namespace {

constexpr std::string_view kAnd = "و";
constexpr std::string_view kOn = "علي";
constexpr std::string_view kOf = "من", kPoint = "فاصله";
Numeral share(const Words& words, std::uint32_t t);

// خمس العشرين: a share of a definite numeral is a number, and so a share of such a share.
Numeral share_of(const Words& words, std::uint32_t t, double f, const RoleMatch& m) {
  Numeral out;
  if (m.row->role != WordRole::fraction || m.article() || f == 0.125 || words.is(t + 1, WordRole::ten)) return out;
  const auto inner = words.is(t + 1, WordRole::fraction) ? share(words, t + 1) : Numeral{};
  const bool of_share = inner.kind == NumeralKind::cardinal && !inner.digits;
  auto whole = of_share ? inner : words.is_digits(t + 1) ? Numeral{} : read_cardinal(words, t + 1);
  if (!whole || (!of_share && (!whole.article || whole.min < 10))) return out;
  whole.min = whole.max = f * whole.min;
  whole.article = false;
  return whole;
}

// نصف, ثلثا … that stands at t; دزينة after it counts.
Numeral share(const Words& words, std::uint32_t t) {
  Numeral out;
  const auto m = words.any(t, WordRole::fraction, WordRole::fraction_dual);
  if (!m) return out;
  const double f = m.value();
  const std::string_view next = words.folded(t + 1);
  if (const auto whole = share_of(words, t, f, m); whole) return whole;
  if (const auto d = words.is(t + 1, WordRole::dozen); d && !d.joined()) {
    out.kind = NumeralKind::cardinal;
    out.min = out.max = f * d.value();
    out.end = t + 2;
    return out;
  }
  // خمس is five and ثمن a price unless a definite noun says of what.
  if ((f == 0.2 || f == 0.125) && m.row->role == WordRole::fraction &&
      (m.article() || !next.starts_with("ال") || f == 0.125 || words.is(t + 1, WordRole::ten)))
    return out;
  out.kind = NumeralKind::share;
  out.min = out.max = f;
  out.end = t + 1;
  out.article = m.article();
  const auto s = words.is(t + 1, WordRole::scale);
  if (s && !s.joined()) {  // نصف مليون
    out.kind = NumeralKind::cardinal;
    out.min = out.max = f * s.value();
    out.end = t + 2;
  }
  return out;
}

// What may follow a cardinal and belongs to it: ونصف, أخماس, دزينة, على ثلاثة, ونيف.
void extend(const Words& words, const Cardinal& reader, Numeral& n) {
  const std::uint32_t t = n.end;
  double v = n.min;
  if (const auto many = words.is(t, WordRole::fraction_many); many && !many.joined() && !many.article()) {
    const bool part = v >= 20 && reader.last_part >= 3 && reader.last_part <= 9 && v != reader.last_part;
    v = part ? v - reader.last_part + reader.last_part * many.value() : v * many.value();
    n.end = t + 1;
  } else if (const auto one = words.is(t, WordRole::fraction);
             one && !one.joined() && !one.article() && v >= 20 && one.value() < 0.5) {
    v *= one.value();
    n.end = t + 1;
  } else if (const auto d = words.is(t, WordRole::dozen); d && !d.joined() && d.value() == 12) {
    v *= 12;
    n.end = t + 1;
  } else if (const auto d2 = words.is(t, WordRole::dozen); d2 && d2.joined()) {
    v += d2.value();
    n.end = t + 1;
  } else {
    const std::uint32_t u = words.folded(t) == kAnd ? t + 1 : t;
    const auto f = words.any(u, WordRole::fraction, WordRole::fraction_dual);
    const bool joined = f && (u > t || f.joined()) && !f.article();
    const double marked = fraction_by_mark(words, u);
    const auto scale = words.is(u + 1, WordRole::scale);
    if (marked > 0 && (u > t || words.folded(t).starts_with(kAnd)) && v < 1000) {
      v += marked;
      n.end = u + 1;
    } else if (joined && reader.ends_in_scale) {
      v += f.value() * reader.last_scale;  // مليون ونصف, مليون ونصف المليون
      n.end = u + (scale && scale.value() == reader.last_scale ? 2 : 1);
    } else if (joined && v < 1000 &&
               (f.value() != 0.2 || words.is(t, WordRole::fraction_dual) || !words.is_word(u + 1) ||
                words.folded(u + 1).starts_with("ال"))) {
      if (scale && !scale.joined()) {  // ثلاثة ونصف مليون
        v = (v + f.value()) * scale.value();
        n.end = u + 2;
      } else {
        v += f.value();
        n.end = u + 1;
      }
    } else if (const auto fifths = words.is(u + 1, WordRole::fraction_many), few = words.is(u, WordRole::unit);
               fifths && few && (u > t || few.joined())) {
      v += few.value() * fifths.value();  // عشرون وثلاثة أخماس
      n.end = u + 2;
    } else if (const auto nayyif = words.is(u, WordRole::nayyif); nayyif && (u > t || nayyif.joined())) {
      n.min = v + 1;
      n.max = v + 9;
      n.kind = NumeralKind::vague;
      n.end = u + 1;
      return;
    }
  }
  n.min = n.max = v;
}

Numeral vague(const Words& words, std::uint32_t t) {
  Numeral out;
  const auto finish = [&](double lo, double hi, std::uint32_t end, bool article) {
    out.kind = NumeralKind::vague;
    out.min = lo;
    out.max = hi;
    out.open_max = hi == 0;
    out.end = end;
    out.article = article;
  };
  if (const auto m = words.is(t, WordRole::vague_plural)) {
    const double lo = m.value() * 2, hi = m.value() * 10 - 1;
    const auto s = words.any(t + 1, WordRole::scale_plural, WordRole::scale);
    if (s && !s.joined())
      finish(lo * s.value(), (hi + 1) * s.value() - 1, t + 2, m.article());
    else
      finish(lo, hi, t + 1, m.article());
  } else if (const auto p = words.is(t, WordRole::scale_plural)) {
    finish(p.value(), 0, t + 1, p.article());
  } else if (const auto s = words.is(t, WordRole::several)) {
    const bool few = s.value() == 3;
    const auto ten = words.is(t + 1, WordRole::ten);
    const auto many = words.any(t + 1, WordRole::vague_plural, WordRole::scale_plural, WordRole::hundreds);
    if (few && ten && !ten.joined())
      finish(13, 19, t + 2, false);
    else if (many && !many.joined())
      finish(s.value() * many.value(), few ? 10 * many.value() - 1 : 0, t + 2, false);
    else
      finish(s.value(), few ? 9 : 0, t + 1, s.article());
    if (!few && s.article()) out.needs_of = true;
  } else if (const auto n = words.is(t, WordRole::number_noun)) {
    if (n.article() && words.folded(t).ends_with("عدد")) return out;  // العدد أكبر من
    std::uint32_t u = t + 1;
    if (!words.word(u, kOf) && words.is_word(u)) ++u;  // عدد كبير من
    if (!words.has(u) || !words.word(u, kOf)) {
      if (!words.folded(u).starts_with("منه")) return out;
    }
    finish(2, 0, u, n.article());
    out.needs_of = true;
  }
  return out;
}

// 1e10, 12.5e-3, 2^8: a mantissa in digits and what is glued to it.
bool power(const Words& words, Numeral& n) {
  std::uint32_t t = n.end;
  if (!words.has(t) || !words.glued(t)) return false;
  const auto mark = words.raw(t, t + 1);
  const bool exponent = mark == "e" || mark == "E", raised = mark == "^";
  if (mark.size() > 1 && mark.size() < 4 && (mark[0] == 'e' || mark[0] == 'E') &&
      mark.find_first_not_of("0123456789", 1) == std::string_view::npos) {
    double power = 0;
    for (const char c : mark.substr(1)) power = 10 * power + (c - '0');
    n.min = n.max = n.min * std::pow(10.0, power);
    n.end = t + 1;
    return true;
  }
  if (!exponent && !raised) return false;
  ++t;
  double sign = 1;
  while (words.has(t) && words.glued(t) && (words.folded(t) == "-" || words.folded(t) == "+")) {
    if (words.folded(t) == "-") sign = -sign;
    ++t;
  }
  if (!words.is_digits(t) || !words.glued(t)) return false;
  const auto run = read_digits(words, t);
  if (run.form != DigitForm::number || run.values[0] > 300) return false;
  const double power = sign * run.values[0];
  n.min = n.max = exponent ? n.min * std::pow(10.0, power) : std::pow(n.min, power);
  n.end = run.end;
  return true;
}

}  // namespace

Numeral read_cardinal(const Words& words, std::uint32_t i) {
  Numeral out;
  if (const auto neg = words.is(i, WordRole::negative)) {
    out = read_cardinal(words, i + 1);
    if (out && !neg.joined()) {
      out.min = -out.min;
      out.max = -out.max;
      return out;
    }
    return {};
  }
  const Cardinal parts = read_parts(words, i);
  if (parts.numeral) {
    out = parts.numeral;
    extend(words, parts, out);
    return out;
  }
  if (const auto d = words.is(i, WordRole::dozen)) {
    out.kind = NumeralKind::cardinal;
    out.min = out.max = d.value();
    out.end = i + 1;
  }
  return out;
}

Numeral read_ordinal(const Words& words, std::uint32_t i) {
  Numeral out;
  if (const auto h = words.any(i, WordRole::hundred, WordRole::hundreds); h && h.article()) {
    const std::uint32_t t = words.folded(i + 1) == kAnd ? i + 2 : i + 1;
    const auto next = words.is(t, WordRole::ordinal);
    if (!next || (t == i + 1 && !next.joined())) return out;
    out = read_ordinal(words, t);
    out.min = out.max = out.min + h.value();
    return out;
  }
  auto m = words.is(i, WordRole::ordinal);
  bool eleven = false;
  if (!m) {
    m = words.is(i, WordRole::unit);
    if (!m) return out;
    const auto form = words.closed().text(m.row->form);
    eleven = form == "حادي" || form == "حاديه";
    if (!eleven) return out;
  }
  const auto ten = words.is(i + 1, WordRole::ten);
  const std::uint32_t u = words.folded(i + 1) == kAnd ? i + 2 : i + 1;
  const auto tens = words.is(u, WordRole::tens);
  out.kind = NumeralKind::ordinal;
  out.article = m.article();
  if (ten && !ten.prefixed()) {
    out.min = 10 + m.value();
    out.end = i + 2;
  } else if (tens && (u > i + 1 || tens.joined()) && (m.article() || eleven)) {
    out.min = m.value() + tens.value();
    out.end = u + 1;
  } else if (eleven) {
    return {};
  } else {
    out.min = m.value();
    out.end = i + 1;
  }
  out.max = out.min;
  return out;
}

Numeral read_numeral(const Words& words, std::uint32_t i) {
  if (auto n = read_ordinal(words, i)) return n;
  if (auto n = share(words, i)) return n;
  if (words.is_digits(i)) {
    const auto run = read_digits(words, i);
    if (run.form == DigitForm::range || run.form == DigitForm::fraction) {
      Numeral out;
      out.kind = NumeralKind::cardinal;
      out.digits = true;
      out.form = run.form;
      out.end = run.end;
      out.min = run.values[0];
      out.max = run.values[1];
      if (run.form == DigitForm::fraction)
        out.min = out.max = out.max == 0 ? 0 : out.min / out.max;
      else
        out.range = true;
      // ١/٤ ٢: the fraction before its whole, as the right-to-left line shows it
      const auto whole = out.range || run.values[0] >= run.values[1] || run.widths[1] > 2 || !words.is_digits(out.end)
                             ? DigitRun{}
                             : read_digits(words, out.end);
      if (whole.form == DigitForm::number && whole.integer && whole.widths[0] <= 2 && !words.glued(out.end) &&
          !words.is_word(whole.end)) {
        out.min = out.max = whole.values[0] + out.min;
        out.end = whole.end;
      }
      return out;
    }
  }
  if (words.is(i, WordRole::part) && words.word(i + 1, kOf)) {  // جزء من مئة
    if (auto n = read_cardinal(words, i + 2); n && n.min > 0) {
      n.min = n.max = 1 / n.min;
      n.kind = NumeralKind::share;
      return n;
    }
  }
  auto n = read_cardinal(words, i);
  if (!n) return vague(words, i);
  if (n.digits && power(words, n)) return n;
  if (words.folded(n.end) == kPoint) {  // خمسة فاصلة اثنان, مئتان فاصلة ثلاثة من مئة
    const auto part = read_cardinal(words, n.end + 1);
    if (part && part.min == std::floor(part.min) && part.min >= 0) {
      const auto below = words.folded(part.end) == kOf ? read_cardinal(words, part.end + 1) : Numeral{};
      const double f =
          below && below.min > 0
              ? part.min / below.min
              : part.min / std::pow(10.0, std::max(1.0, std::floor(std::log10(std::max(1.0, part.min))) + 1));
      n.min = n.max = n.min < 0 ? n.min - f : n.min + f;
      n.end = below ? below.end : part.end;
      return n;
    }
  }
  if (n.digits && n.end == i + 1 && words.is_digits(n.end) && !words.glued(n.end)) {  // 2 1/4
    const auto part = read_digits(words, n.end);
    if (part.form == DigitForm::fraction && part.values[0] < part.values[1] && part.widths[1] <= 2) {
      n.min = n.max = n.min + part.values[0] / part.values[1];
      n.end = part.end;
    }
  }
  // N على M, واحد من M, N جزء من M
  const auto part = words.is(n.end, WordRole::part);
  const bool parts = part && words.word(n.end + 1, kOf);
  const bool over = words.folded(n.end) == kOn;
  bool of = words.folded(n.end) == kOf && n.min == 1 && !n.digits;
  if (!of && !n.digits && words.folded(n.end) == kOf) {  // ثلاثة من واحد وعشرين, with nothing counted
    const auto whole = read_cardinal(words, n.end + 1);
    of = whole && !whole.digits && !whole.article && whole.min > n.min && !words.is_word(whole.end);
  }
  if (parts || over || of) {
    const auto below = read_cardinal(words, n.end + (parts ? 2u : 1u));
    if (below && below.min > 0 && !below.article) {
      // مئتان وثلاثة أجزاء من مئة: what passes the whole stands before the part
      const bool decimal = below.min == 100 || below.min == 1000;
      const double beyond = parts && decimal && n.min > below.min ? std::floor(n.min / below.min) * below.min : 0;
      n.min = n.max = beyond + (n.min - beyond) / below.min;
      n.end = below.end;
      n.kind = NumeralKind::share;
    }
  }
  return n;
}

}  // namespace isnad::annotate
