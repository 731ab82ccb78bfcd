#include "annotate/cardinals.h"

#include <limits>

namespace isnad::annotate {
namespace {

constexpr std::string_view kAnd = "و";
constexpr std::string_view kElevenForms[] = {"احدي", "احد", "حادي", "حاديه"};

bool only_in_eleven(std::string_view form) {
  for (const auto f : kElevenForms)
    if (f == form) return true;
  return false;
}

// Builds one cardinal part by part; see data/ar/number_words.tsv for the roles.
class CardinalReader {
 public:
  CardinalReader(const Words& words, std::uint32_t i) : words_(words), at_(i) {}

  Cardinal read() {
    while (step()) first_ = false;
    Cardinal cardinal;
    Numeral& out = cardinal.numeral;
    if (first_) return cardinal;
    cardinal.last_part = last_part_;
    cardinal.last_scale = last_scale_;
    cardinal.ends_in_scale = scale_last_;
    out.kind = NumeralKind::cardinal;
    out.min = out.max = total_ + group_;
    out.end = at_;
    out.article = article_;
    out.digits = digits_;
    return cardinal;
  }

 private:
  bool step() {
    std::uint32_t t = at_;
    bool wa = false;
    if (!first_ && words_.folded(t) == kAnd) {
      wa = true;
      ++t;
    }
    if (!words_.has(t)) return false;
    if (words_.is_digits(t)) return digits(t, wa);
    if (!words_.is_word(t)) return false;
    const auto fits = [&](const RoleMatch& m) { return m && (first_ || wa || m.joined()); };
    if (const auto m = words_.is(t, WordRole::unit); fits(m)) return unit(t, m);
    if (const auto m = words_.is(t, WordRole::ten); fits(m) && !ones_ && !tens_) {
      tens_ = ones_ = true;
      return take(t, m, 10);
    }
    if (const auto m = words_.is(t, WordRole::tens);
        fits(m) && !tens_ && (first_ || fraction_by_mark(words_, t) == 0)) {
      tens_ = ones_ = true;
      return take(t, m, m.value());
    }
    if (const auto m = words_.any(t, WordRole::hundred, WordRole::hundreds)) {
      if (fits(m) && !hundreds_ && !ones_ && !tens_) {
        hundreds_ = true;
        return take(t, m, m.value());
      }
      // 3 مئة, خمسة وتسعون مئة: what stands right before the hundred counts it.
      const bool tens = tens_ && !hundreds_ && group_ >= 20 && group_ < 100;
      if (!first_ && !wa && !m.prefixed() && (digit_group_ || tens) && m.row->role == WordRole::hundred) {
        group_ *= 100;
        digit_group_ = false;
        ones_ = tens_ = false;
        hundreds_ = true;
        at_ = t + 1;
        return true;
      }
    }
    return scale(t, wa);
  }

  bool unit(std::uint32_t t, const RoleMatch& m) {
    if (ones_ || tens_) return false;
    const double u = m.value();
    if (u == 0) {
      if (!first_) return false;
      ones_ = tens_ = hundreds_ = true;
      closed_ = true;
      return take(t, m, 0);
    }
    const auto ten = words_.is(t + 1, WordRole::ten);
    if (ten && !ten.prefixed()) {
      ones_ = tens_ = true;
      take(t, m, 10 + u);
      at_ = t + 2;
      return true;
    }
    if (only_in_eleven(words_.closed().text(m.row->form))) {
      const auto tens = words_.is(words_.folded(t + 1) == kAnd ? t + 2 : t + 1, WordRole::tens);
      if (!tens || (words_.folded(t + 1) != kAnd && !tens.joined())) return false;
    }
    const auto hundred = words_.is(t + 1, WordRole::hundred);
    if (hundred && !hundred.prefixed() && !hundreds_ && u >= 3) {
      hundreds_ = true;
      take(t, m, u * 100);
      at_ = t + 2;
      return true;
    }
    ones_ = true;
    return take(t, m, u);
  }

  bool scale(std::uint32_t t, bool wa) {
    const auto m = words_.any(t, WordRole::scale, WordRole::scale_plural, WordRole::scale_dual);
    if (!m) return false;
    const bool joined = wa || m.joined();
    const bool multiplies = !first_ && !joined && !m.prefixed();
    const bool plural = m.row->role == WordRole::scale_plural;
    const bool dual = m.row->role == WordRole::scale_dual;
    if (multiplies) {
      if (m.article() && !article_) return false;
      // «ألفا» after a number is the accusative of ألف; other duals cannot follow one.
      const auto form = words_.closed().text(m.row->form);
      if (dual && !form.ends_with("ا")) return false;
      const double s = dual ? m.value() / 2 : m.value();
      if (group_open_) {
        if (s >= last_scale_) return false;
        if (plural && digit_group_ && group_ >= s) {  // «3000 آلاف»: the thousands are told twice
          add_scale(group_, s);
          at_ = t + 1;
          return true;
        }
        add_scale(group_ * s, s);
      } else if (scale_last_ && s > last_scale_) {
        const double part = last_part_;
        total_ += part * s - part;
        last_part_ = part * s;
        last_scale_ = s;
      } else {
        return false;
      }
      at_ = t + 1;
      return true;
    }
    if (plural || group_open_) return false;
    const double s = dual ? m.value() / 2 : m.value();
    if (s >= last_scale_) return false;
    if (first_) article_ = m.article();
    add_scale(m.value(), s);
    at_ = t + 1;
    return true;
  }

  void add_scale(double value, double scale) {
    total_ += value;
    last_part_ = value;
    last_scale_ = scale;
    group_ = 0;
    group_open_ = ones_ = tens_ = hundreds_ = digit_group_ = false;
    scale_last_ = true;
  }

  bool digits(std::uint32_t t, bool wa) {
    if (!first_ && (!wa || closed_ || group_open_ || !scale_last_)) {
      // ثلاثمئة و21, 3 مئة و21; 4 آلاف 3 مئة
      const auto hundred = words_.is(t + 1, WordRole::hundred);
      const bool hundreds_follow = scale_last_ && hundred && !hundred.prefixed();
      if (!hundreds_follow && (!wa || !hundreds_ || ones_ || tens_)) return false;
    }
    const auto run = read_digits(words_, t);
    if (run.form != DigitForm::number) return false;
    const double v = run.values[0];
    if (!first_ && (!run.integer || v >= (hundreds_ ? 100 : last_scale_))) return false;
    if (first_) digits_ = true;
    group_ += v;
    group_open_ = digit_group_ = true;
    ones_ = tens_ = hundreds_ = true;
    scale_last_ = false;
    last_part_ = v;
    at_ = run.end;
    return true;
  }

  bool take(std::uint32_t t, const RoleMatch& m, double value) {
    if (first_) article_ = m.article();
    group_ += value;
    last_part_ = value;
    group_open_ = true;
    scale_last_ = false;
    at_ = t + 1;
    return true;
  }

  const Words& words_;
  std::uint32_t at_;
  double total_ = 0, group_ = 0, last_part_ = 0;
  double last_scale_ = std::numeric_limits<double>::infinity();
  bool first_ = true, article_ = false, digits_ = false, closed_ = false;
  bool group_open_ = false, ones_ = false, tens_ = false, hundreds_ = false;
  bool digit_group_ = false, scale_last_ = false;
};

}  // namespace

Cardinal read_parts(const Words& words, std::uint32_t i) { return CardinalReader(words, i).read(); }

double fraction_by_mark(const Words& words, std::uint32_t t) {
  if (!words.is_word(t) || words.raw(t, t + 1).find("خُ") == std::string_view::npos) return 0;
  const auto one = words.is(t, WordRole::fraction), two = words.any(t, WordRole::fraction_dual, WordRole::tens);
  if (one && !one.article() && one.value() == 0.2) return 0.2;
  return two && !two.article() && (two.value() == 0.4 || two.value() == 50) ? 0.4 : 0;
}

}  // namespace isnad::annotate
