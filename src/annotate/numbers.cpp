#include "annotate/numbers.h"

#include <cmath>
#include <cstdlib>
#include <string>
#include <utility>

#include "annotate/bounds.h"
#include "annotate/numerals.h"

namespace isnad::annotate {
namespace {

constexpr std::string_view kAnd = "و", kOf = "من", kTo = "الي", kUntil = "حتي", kOr = "او", kIn = "في", kShare = "نسبه",
                           kCalibre = "عيار";

void apply(BoundOp op, NumberMention& n) {
  const bool whole = n.min == std::floor(n.min);
  switch (op) {
    case BoundOp::over:
      if (whole && !n.vague) n.min += 1;
      n.open_max = true;
      break;
    case BoundOp::from: n.open_max = true; break;
    case BoundOp::under:
      n.max = whole && !n.vague ? n.max - 1 : n.max;
      n.open_min = true;
      break;
    case BoundOp::upto: n.open_min = true; break;
    case BoundOp::about: n.approximate = true; break;
    case BoundOp::between: break;
  }
}

bool percent_at(const Words& words, std::uint32_t i, std::uint32_t& end) {
  if (!words.has(i)) return false;
  const auto f = words.folded(i);
  if (f == "%" || f == "٪" || f == "؉" || f == "‰") {
    end = i + 1;
    return true;
  }
  const auto h = words.is(i, WordRole::hundred);
  if (h && h.article() && (h.proclitics & kBi) != 0) {
    end = i + 1;
    return true;
  }
  if (f == kIn) {
    const auto h2 = words.is(i + 1, WordRole::hundred);
    if (h2 && h2.article()) {
      end = i + 2;
      return true;
    }
  }
  return false;
}

bool opens_parenthesis(const Words& words, std::uint32_t i) {
  const auto f = words.folded(i);
  return f == "(" || f == "[";
}

class NumberReader {
 public:
  NumberReader(const Words& words, std::uint32_t sentence, Reading& reading)
      : words_(words), sentence_(sentence), reading_(reading) {}

  void run() {
    for (std::uint32_t i = words_.first(); i < words_.last();) {
      const auto& token = words_.token(i);
      if (token.kind != TokenKind::digits && !begins_number(token) && !sign(i)) {
        if (token.kind == TokenKind::word && is_dual(i)) dual(i);
        ++i;
        continue;
      }
      const auto next = at(i);
      i = next > i ? next : i + 1;
    }
  }

 private:
  // Most closed words (في, من, على) start no number; numerals are the first roles of the list.
  [[nodiscard]] bool begins_number(const Token& token) const {
    constexpr auto kNumerals = (std::uint64_t{2} << static_cast<unsigned>(WordRole::part)) - 1;
    if ((marked(*token.word).roles & kNumerals) != 0) return true;
    const auto kind = token.kind;
    return kind != TokenKind::word && (token.folded() == "%" || token.folded() == "٪");
  }

  // A minus sign glued to digits, set off from what comes before.
  [[nodiscard]] bool sign(std::uint32_t i) const {
    if (words_.token(i).kind == TokenKind::word || !words_.is_digits(i + 1) || !words_.glued(i + 1)) return false;
    const auto f = words_.folded(i);
    return (f == "-" || f == "−") && (i == words_.first() || words_.token(i).space_before);
  }

  std::uint32_t at(std::uint32_t i) {
    if (words_.token(i).kind == TokenKind::digits && words_.glued(i) && i > words_.first() &&
        words_.token(i - 1).kind == TokenKind::latin)
      return i + 1;  // F16
    bool negative = false;
    std::uint32_t first = i;
    if (sign(i)) {
      negative = true;
      ++i;
    }
    if (const auto end = bare_decimal(i)) return end;
    if (designation(i)) return i + 2;
    if (const auto percent = percent_before(i)) return percent;
    if (words_.is_digits(i)) {
      const auto run = read_digits(words_, i);
      if (run.form == DigitForm::clock || hour(i)) return run.end;
      if (run.form == DigitForm::dashed || run.form == DigitForm::slashed) {
        for (std::uint32_t t = i; t < run.end; ++t)
          if (words_.is_digits(t)) single(t);
        return run.end;
      }
      if (run.form == DigitForm::none) return run.end;
    }
    auto n = read_numeral(words_, i);
    if (!n) return dual(i);
    if (hour(i)) return n.end;
    if (n.kind == NumeralKind::ordinal) return ordinal(i, n);
    if (n.kind == NumeralKind::share && words_.is(i, WordRole::fraction) && n.article) return n.end;
    if (words_.is(i, WordRole::unit) && n.end == i + 1 && bare_one(i, n)) return n.end;
    NumberMention m;
    m.min = negative ? -n.min : n.min;
    m.max = negative ? -n.max : n.max;
    m.open_max = n.open_max;
    if (m.min > m.max && !m.open_max) std::swap(m.min, m.max);
    m.vague = n.kind == NumeralKind::vague;
    if (n.kind == NumeralKind::share) m.unit = NumberUnit::share;
    range(i, n, m);
    const auto before = bound_before(words_, first);
    if (before.op && first > words_.first()) first = before.edge;
    if (before.op)
      apply(*before.op, m);
    else if (passed(i))
      apply(BoundOp::over, m);
    std::uint32_t end = n.end;
    std::uint32_t after = 0;
    auto kind = MentionKind::number;
    if (percent_at(words_, end, after) || percent_before_word(first)) {
      kind = MentionKind::percent;
      m.unit = NumberUnit::percent;
      if (after > end) end = after;
    } else {
      if (ordinal_by_article(i, n)) kind = MentionKind::ordinal;
      count(i, end, n, m);
    }
    const std::uint32_t tail = m.counted >= 0 && static_cast<std::uint32_t>(m.counted) >= end
                                   ? static_cast<std::uint32_t>(m.counted) + 1
                                   : end;
    for (std::uint32_t t = tail; t <= tail + 2 && !before.op; ++t) {
      const auto b = bound_after(words_, t);
      if (!b.op) {
        if (!words_.is_word(t) || words_.is(t, WordRole::stop)) break;
        continue;
      }
      apply(*b.op, m);
      if (t == end) end = b.edge;
      break;
    }
    put(kind, first, end, m);
    return end;
  }

  // .08 as all that is said: decimals without their zero. Elsewhere the point is a misplaced stop.
  std::uint32_t bare_decimal(std::uint32_t i) {
    if (i != words_.first() + 1 || words_.last() != i + 1 || words_.folded(i - 1) != "." || !words_.glued(i)) return 0;
    const auto digits = words_.is_digits(i) ? words_.folded(i) : std::string_view{};
    if (digits.size() < 2 || digits.find_first_not_of("0123456789") != std::string_view::npos) return 0;
    NumberMention m;
    m.min = std::strtod(("0." + std::string(digits)).c_str(), nullptr);
    m.max = m.min;
    put(MentionKind::number, i - 1, i + 1, m);
    return i + 1;
  }

  // 5G, 9M133, 2S1: digits glued to a capital name a model. 10KM measures.
  [[nodiscard]] bool designation(std::uint32_t i) const {
    if (!words_.is_digits(i) || !words_.has(i + 1) || !words_.glued(i + 1)) return false;
    const auto& next = words_.token(i + 1);
    const auto f = next.folded();
    if (next.kind != TokenKind::latin || f.front() < 'A' || f.front() > 'Z') return false;
    if (f.front() == 'E' && f.size() > 1) return false;  // 1E10
    return f != "KM" && f != "KG" && f != "MM" && f != "CM" && f != "Km" && f != "Kg" && f != "MW" && f != "TNT";
  }

  // تجاوز عدد القتلى 50: the verb bounds the number across its subject.
  [[nodiscard]] bool passed(std::uint32_t i) const {
    for (std::uint32_t k = 2; k <= 5 && i >= words_.first() + k; ++k) {
      const std::uint32_t t = i - k;
      if (!words_.is_word(t + 1) || words_.is_digits(t)) return false;
      const auto noun = words_.folded(t + 1);
      if (noun != "عدد" && noun != "حصيله" && noun != "اعداد" && !noun.starts_with("عدده")) continue;
      const auto verb = bound_at(words_, t);
      const auto& a = words_.token(t).analysis();
      return verb.op == BoundOp::over && verb.edge == t + 1 && a.pos != Pos::adp && a.pos != Pos::adv;
    }
    return false;
  }

  // واحد with nothing to count is a pronoun or the start of a phrase.
  bool bare_one(std::uint32_t i, const Numeral& n) const {
    return n.min == 1 && words_.is_word(i) && i > words_.first() &&
           (words_.folded(i - 1) == "اي" || words_.folded(i - 1) == "كل");
  }

  void single(std::uint32_t t) {
    const auto run = read_digits(words_, t);
    NumberMention m;
    double v = 0;
    for (const char c : words_.token(t).word->folded) v = v * 10 + (c - '0');
    (void)run;
    m.min = m.max = v;
    m.unit = NumberUnit::label;
    put(MentionKind::number, t, t + 1, m);
  }

  // % 8, بالمئة 10
  std::uint32_t percent_before(std::uint32_t i) {
    std::uint32_t after = 0;
    if (!percent_at(words_, i, after) || !words_.is_digits(after)) return 0;
    if (i > words_.first() && (words_.is_digits(i - 1))) return 0;
    const auto n = read_cardinal(words_, after);
    if (!n) return 0;
    NumberMention m;
    m.min = n.min;
    m.max = n.max;
    m.unit = NumberUnit::percent;
    put(MentionKind::percent, i, n.end, m);
    return n.end;
  }
  [[nodiscard]] bool percent_before_word(std::uint32_t first) const {
    return first > words_.first() && words_.word(first - 1, kShare);
  }

  // «3 إلى 5 آلاف»: the thousands of the second are the first's too.
  [[nodiscard]] double scaled(double low, const Numeral& second) const {
    if (low >= second.min || second.min < 1000 || low >= 1000) return low;
    const auto s = words_.any(second.end - 1, WordRole::scale, WordRole::scale_plural, WordRole::scale_dual);
    if (!s) return low;
    const double scale = s.row->role == WordRole::scale_dual ? s.value() / 2 : s.value();
    return second.min / scale > low ? low * scale : low;
  }
  // «3-5 آلاف»
  void scale_both(Numeral& n, NumberMention& m) const {
    const auto s = words_.any(n.end, WordRole::scale, WordRole::scale_plural);
    if (!n.digits || !s || s.prefixed() || s.article() || n.max >= 1000) return;
    m.min = n.min *= s.value();
    m.max = n.max *= s.value();
    ++n.end;
  }

  // بين 35 و40, من ستة إلى ثمانية, ثلاثة إلى خمسة آلاف, خمسة أو ستة
  void range(std::uint32_t i, Numeral& n, NumberMention& m) {
    if (n.kind != NumeralKind::cardinal) return;
    if (n.range) return scale_both(n, m);
    const std::uint32_t t = n.end;
    if (!words_.is_word(t)) return spaced_dash(n, m);
    const bool between = i > words_.first() && words_.word(i - 1, "بين");
    const bool from = i > words_.first() && words_.word(i - 1, kOf);
    std::uint32_t u = 0;
    if (between && words_.folded(t) == kAnd)
      u = t + 1;
    else if (between && words_.token(t).word->folded.starts_with(kAnd))
      u = t;
    else if (from && (words_.folded(t) == kTo || words_.folded(t) == kUntil))
      u = t + 1;
    else if (words_.folded(t) == kTo)
      return bare_to(n, m);
    else if (words_.folded(t) == kOr)
      u = t + 1;
    if (u == 0) return;
    const auto second = read_cardinal(words_, u);
    if (!second) return;
    const double low = scaled(n.min, second);
    if (second.min <= low) return;
    m.min = low;
    m.max = second.max;
    n.end = second.end;
    n.min = low;
    n.max = second.max;
  }
  // Without «من» the two must be near each other and count one thing: «20 إلى 30 ألف مدني».
  void bare_to(Numeral& n, NumberMention& m) {
    constexpr double kNear = 5;
    const auto second = read_cardinal(words_, n.end + 1);
    if (!second || second.range || !words_.is_word(second.end)) return;
    const double low = scaled(n.min, second);
    if (second.min <= low || second.min > kNear * low) return;
    if (words_.token(second.end).analysis().pos != Pos::noun) return;
    m.min = n.min = low;
    m.max = n.max = second.max;
    n.end = second.end;
  }
  void spaced_dash(Numeral& n, NumberMention& m) {
    if (!n.digits || (words_.folded(n.end) != "-" && words_.folded(n.end) != "–")) return;
    if (!words_.is_digits(n.end + 1)) return;
    const auto second = read_cardinal(words_, n.end + 1);
    if (!second) return;
    const double low = scaled(n.min, second);
    if (second.min <= low || second.min > 20 * low) return;
    m.min = n.min = low;
    m.max = n.max = second.max;
    n.end = second.end;
  }

  // الساعة العاشرة, الساعة 10:30
  [[nodiscard]] bool hour(std::uint32_t i) const {
    const auto clock = i > words_.first() ? words_.is(i - 1, WordRole::clock) : RoleMatch{};
    return clock && clock.article();
  }

  // هجومين, قتيلان: the noun is the number. Lengths (يومين) are times, كلا and its like no nouns.
  std::uint32_t dual(std::uint32_t i) {
    const auto& token = words_.token(i);
    if (token.kind != TokenKind::word || !is_dual(i)) return one_of(i);
    if (sums_up(i)) return i + 1;
    NumberMention m;
    m.min = m.max = 2;
    m.counted = static_cast<std::int32_t>(i);
    m.dual = true;
    if (const auto measure = words_.is(i, WordRole::measure)) m.unit = static_cast<NumberUnit>(measure.row->sub);
    put(MentionKind::number, i, i + 1, m);
    return i + 1;
  }

  // «300 و212 رقمان»: said of the two numbers just told, no third one.
  [[nodiscard]] bool sums_up(std::uint32_t i) const {
    const auto& all = reading_.mentions;
    if (all.size() < 2) return false;
    const auto& second = all[all.size() - 1];
    const auto& first = all[all.size() - 2];
    if (second.sentence != sentence_ || first.sentence != sentence_ || second.tokens.last != i) return false;
    if (second.kind != MentionKind::number || first.kind != MentionKind::number || second.number()->dual) return false;
    const auto between = first.tokens.last;
    return between == second.tokens.first || (between + 1 == second.tokens.first && words_.folded(between) == kAnd);
  }

  [[nodiscard]] bool is_dual(std::uint32_t i) const {
    const auto& token = words_.token(i);
    const auto& a = token.analysis();
    if (a.number != Number::dual || a.pos != Pos::noun) return false;
    // Only nouns of the tables: سلمان and ألمان are no duals. Before a genitive (منطقتي) a name follows.
    const auto f = token.folded();
    if (a.noun < 0 || a.lemma.size() <= 4 || (!f.ends_with("ان") && !f.ends_with("ين"))) return false;
    if (words_.any(i, WordRole::time_unit_dual, WordRole::scale_dual, WordRole::fraction_dual, WordRole::stop))
      return false;
    // ين after a noun is as often a plural: the dual must be the only number the word can be.
    for (const auto& other : token.word->analyses)
      if (other.pos == a.pos && other.number == Number::plural) return false;
    return true;
  }

  // أحد مرافقيه: one of them.
  std::uint32_t one_of(std::uint32_t i) {
    const auto m = words_.is(i, WordRole::unit);
    if (!m || m.article() || m.value() != 1 || !words_.is_word(i + 1)) return i + 1;
    const auto form = words_.closed().text(m.row->form);
    if ((form != "احد" && form != "احدي") || words_.is(i + 1, WordRole::stop)) return i + 1;
    if (i > words_.first() && (words_.folded(i - 1) == "لا" || words_.folded(i - 1) == "اي")) return i + 1;
    const auto next = words_.folded(i + 1);
    const bool definite = next.starts_with("ال") || next.ends_with("ه") || next.ends_with("ها") || next.ends_with("هم");
    if (!definite) return i + 1;
    NumberMention n;
    n.min = n.max = 1;
    n.counted = static_cast<std::int32_t>(i + 1);
    put(MentionKind::number, i, i + 1, n);
    return i + 1;
  }

  std::uint32_t ordinal(std::uint32_t i, const Numeral& n) {
    NumberMention m;
    m.min = m.max = n.min;
    if (n.article && i > words_.first() && words_.is_word(i - 1))
      m.counted = static_cast<std::int32_t>(i - 1);
    else if (countable(n.end))
      m.counted = static_cast<std::int32_t>(n.end);
    put(MentionKind::ordinal, i, n.end, m);
    return n.end;
  }

  // البيت العشرون: a ten, hundred or scale with the article after a definite singular noun.
  // «اليوم الـ 197»: so with figures behind the article alone.
  [[nodiscard]] bool ordinal_by_article(std::uint32_t i, const Numeral& n) const {
    if (n.digits && n.kind == NumeralKind::cardinal && i > words_.first() + 1 && words_.folded(i - 1) == "ال") {
      if (countable(n.end) && !words_.folded(n.end).starts_with("ال")) return false;
      const auto noun = words_.folded(i - 2);
      const bool definite = noun.starts_with("ال") || noun.starts_with("لل") || noun.starts_with("بال");
      return definite && words_.is_word(i - 2) && words_.token(i - 2).analysis().number != Number::plural;
    }
    if (!n.article || n.digits || n.kind != NumeralKind::cardinal) return false;
    if (n.min < 20) return false;
    if (countable(n.end) && !words_.folded(n.end).starts_with("ال")) return false;
    if (i == words_.first()) return true;
    if (words_.is(i - 1, WordRole::time_unit)) return true;
    if (!words_.is_word(i - 1) || !words_.folded(i - 1).starts_with("ال")) return false;
    return words_.token(i - 1).analysis().number != Number::plural;
  }

  [[nodiscard]] bool countable(std::uint32_t t) const {
    if (!words_.is_word(t) || words_.is(t, WordRole::stop)) return false;
    // A numeral makes the next word a noun whenever it can be one.
    for (const auto& a : words_.token(t).word->analyses) {
      const bool nominal =
          a.pos == Pos::noun || a.pos == Pos::propn || a.pos == Pos::adj || a.pos == Pos::x || a.pos == Pos::sym;
      if (nominal && ((a.proclitics & (kWa | kFa | kLi | kBi)) == 0 || a.pos == Pos::x)) return true;
    }
    return false;
  }

  void count(std::uint32_t first, std::uint32_t end, const Numeral& n, NumberMention& m) const {
    std::uint32_t t = end;
    if (n.digits && first > words_.first() && opens_parenthesis(words_, first - 1) &&
        (words_.folded(t) == ")" || words_.folded(t) == "]") && countable(t + 1) &&
        !words_.folded(t + 1).starts_with("ال"))
      ++t;  // «(3) أشخاص»
    if (words_.folded(t) == kOf) {
      if (countable(t + 1))
        t = t + 1;
      else
        return;
    } else if (n.needs_of) {
      return;
    }
    const bool before = first > words_.first() && words_.is_word(first - 1);
    if (before && words_.word(first - 1, kCalibre)) m.unit = NumberUnit::calibre;
    if (before && n.digits && words_.is(first - 1, WordRole::label)) {
      const auto prev = words_.folded(first - 1);
      if (prev.starts_with("ال") || prev.starts_with("لل") || !countable(t)) {
        if (m.unit == NumberUnit::none) m.unit = NumberUnit::label;
        return;
      }
    }
    if (countable(t)) {
      m.counted = static_cast<std::int32_t>(t);
    } else if (before && n.kind == NumeralKind::cardinal && !words_.is(first - 1, WordRole::stop) &&
               (n.article || (n.min == 1 && !n.digits)) && countable(first - 1)) {
      m.counted = static_cast<std::int32_t>(first - 1);
      t = first - 1;
    } else {
      return;
    }
    if (const auto measure = words_.is(t, WordRole::measure); measure && m.unit != NumberUnit::calibre)
      m.unit = static_cast<NumberUnit>(measure.row->sub);
    if (words_.any(t, WordRole::time_unit, WordRole::time_unit_plural))
      m.unit = age(first, t) ? NumberUnit::age : NumberUnit::duration;
  }

  // (7 سنوات), البالغ من العمر 35 عاماً, 12 عاماً من العمر
  [[nodiscard]] bool age(std::uint32_t first, std::uint32_t unit) const {
    if (first > words_.first() && opens_parenthesis(words_, first - 1) && words_.folded(unit + 1) == ")") return true;
    for (std::uint32_t k = 1; k <= 3; ++k) {
      const auto life = [&](std::uint32_t t) {
        const auto f = words_.folded(t);
        return f.starts_with("العمر") || f.starts_with("عمر") || f.starts_with("بعمر");
      };
      if ((first >= words_.first() + k && life(first - k)) || life(unit + k)) return true;
    }
    return false;
  }

  void put(MentionKind kind, std::uint32_t first, std::uint32_t end, const NumberMention& n) {
    Mention m;
    m.kind = kind;
    m.sentence = sentence_;
    m.tokens = {first, end};
    m.span = words_.span(first, end);
    m.value = n;
    reading_.mentions.push_back(std::move(m));
  }

  const Words& words_;
  std::uint32_t sentence_;
  Reading& reading_;
};

}  // namespace

void numbers(const Lexicon& lexicon, Reading& reading) {
  for (std::uint32_t s = 0; s < reading.sentences.size(); ++s) {
    const Words words(lexicon, reading, reading.sentences[s].first, reading.sentences[s].last);
    NumberReader(words, s, reading).run();
  }
}

}  // namespace isnad::annotate
