#include "annotate/times.h"

#include <algorithm>
#include <utility>

#include "annotate/numerals.h"
#include "annotate/time_days.h"
#include "annotate/time_parts.h"
#include "annotate/time_points.h"

namespace isnad::annotate {
namespace {

constexpr std::string_view kBetween = "بين", kWhat = "ما", kTo = "الي", kPassing = "مضي", kPassage = "مرور",
                           kNow = "الان";
constexpr std::string_view kOutlets[] = {"قناه",  "موقع",  "وكاله", "صحيفه",  "شبكه",
                                         "اذاعه", "راديو", "جريده", "تلفزيون"};
constexpr std::uint32_t kLookBack = 8;  // words before a time that may speak of the future

double days_in(TimeUnit unit) {
  switch (unit) {
    case TimeUnit::second: return 1.0 / 86400;
    case TimeUnit::minute: return 1.0 / 1440;
    case TimeUnit::hour: return 1.0 / 24;
    case TimeUnit::day: return 1;
    case TimeUnit::week: return 7;
    case TimeUnit::month: return 30;
    case TimeUnit::quarter: return 91;
    case TimeUnit::year: return 365;
    case TimeUnit::decade: return 3652;
    case TimeUnit::century: return 36524;
    case TimeUnit::none:
    case TimeUnit::period: return 0;
  }
  return 0;
}

class TimeReader {
 public:
  TimeReader(const Words& words, std::uint32_t sentence, Reading& reading)
      : w_(words), sentence_(sentence), reading_(reading) {}

  void run() {
    for (std::uint32_t i = w_.first(); i < w_.last();) {
      const auto& token = w_.token(i);
      if (token.kind != TokenKind::digits && !begins_time(token)) {
        ++i;
        continue;
      }
      const auto next = at(i);
      i = next > i ? next : i + 1;
    }
  }

 private:
  // Whether a time can start with the token: not with في, على, nor with what only follows one.
  [[nodiscard]] bool begins_time(const Token& token) const {
    if (marked(*token.word).roles == 0) return false;
    for (const auto& w : token.word->closed) {
      const auto role = w_.closed().row(w).role;
      const bool follows = role == WordRole::stop || role == WordRole::label || role == WordRole::measure ||
                           role == WordRole::bound_start || role == WordRole::past || role == WordRole::next ||
                           role == WordRole::current || role == WordRole::era || role == WordRole::future ||
                           role == WordRole::few || role == WordRole::clock ||
                           (role == WordRole::weekday && (w_.closed().row(w).flags & kDoubtful) != 0);
      if (!follows && !(role == WordRole::at && token.folded() == "في")) return true;
    }
    return false;
  }

  std::uint32_t at(std::uint32_t i) {
    TimeExpression e;
    if (named(i)) return i + 1;
    if (const auto end = range(i, e); end != i) return put(i, end, e);
    if (const auto end = led(i, e); end != i) return put(i, end, e);
    const bool after_at = i > w_.first() && (w_.is(i - 1, WordRole::at) || w_.is(i - 1, WordRole::until));
    if (auto end = read_point(w_, i, after_at, e.from); end != i) {
      if (e.from.base == TimeBase::unit && e.from.unit == TimeUnit::week) end = week_days(end, e);
      std::uint8_t from = 0, to = 0;
      if (const auto stop = days_between(w_, end, e.from, from, to); stop != end) {
        e.to = e.from;
        e.from.day = from;
        e.to->day = to;
        return put(i, stop, e);
      }
      return put(i, pair(end, e), e);
    }
    if (const auto end = bare_length(i, e); end != i) return put(i, end, e);
    return i + 1;
  }

  // حديقة 7 نيسان, حركة 23 مارس: a date right after such a noun makes a name.
  [[nodiscard]] bool named(std::uint32_t i) const {
    if (i == w_.first()) return false;
    // قناة سوريا اليوم: the name of a newspaper or station
    if (i >= w_.first() + 2 && (w_.is(i, WordRole::day_offset) || w_.is(i, WordRole::now)))
      for (const auto outlet : kOutlets)
        if (w_.word(i - 2, outlet)) return true;
    if (!w_.is_digits(i)) return false;
    const auto label = w_.is(i - 1, WordRole::label);
    return label && (label.row->flags & kNamesDates) != 0 && !w_.is(i - 1, WordRole::at);
  }

  // من … إلى …, بين … و…, 19-20 نوفمبر, بين عامي 2011 و2018
  std::uint32_t range(std::uint32_t i, TimeExpression& e) {
    TimePoint to;
    if (const auto end = half_year(i, e); end != i) return end;
    if (w_.is_digits(i)) {
      if (const auto end = read_day_range(w_, i, e.from, to); end != i) {
        e.to = to;
        return end;
      }
      const auto run = read_digits(w_, i);
      if (run.form == DigitForm::range && run.widths[0] == 4 && run.widths[1] == 4 && run.values[0] >= 1900 &&
          run.values[1] <= 2100 && run.values[0] < run.values[1])
        return years(run.values[0], run.values[1], run.end, e);
      return i;
    }
    if (const auto both = w_.is(i, WordRole::time_unit_dual); both && (w_.word(i, "عامي") || w_.word(i, "سنتي"))) {
      const auto first = read_cardinal(w_, i + 1);
      const std::uint32_t t = first ? first.end : i;
      const std::uint32_t u = w_.folded(t) == kAnd ? t + 1 : t;
      const auto second =
          first && (u > t || (w_.is_word(t) && w_.folded(t).starts_with(kAnd))) ? read_cardinal(w_, u) : Numeral{};
      if (second && first.min >= 1000 && second.min > first.min && second.min < 2200)
        return years(first.min, second.min, second.end, e);
    }
    std::uint32_t t = i;
    const bool between = w_.word(t, kBetween) || (w_.word(t, kWhat) && w_.folded(t + 1) == kBetween);
    if (w_.word(t, kWhat) && between && !w_.word(t, kBetween)) ++t;
    const bool from = w_.word(t, kOf) && w_.folded(t).ends_with(kOf);
    if (!between && !from) return i;
    ++t;
    const auto pair_noun = w_.is(t, WordRole::time_unit_dual);
    const bool of_years = pair_noun && (w_.folded(t) == "عامي" || w_.folded(t) == "سنتي");
    if (pair_noun && (of_years || w_.folded(t) == "شهري")) ++t;
    if (!pair_noun && w_.is(t, WordRole::time_unit) && !w_.token(t).word->folded.starts_with("ال") &&
        (w_.is_digits(t + 1) || w_.word(t, "يوم")))
      ++t;
    if (w_.is_digits(t))
      if (const auto end = read_day_range(w_, t, e.from, to); end != t) {
        e.to = to;
        return end;
      }
    TimePoint first;
    auto middle = read_point(w_, t, true, first);
    bool bare = false;
    if (middle == t) {  // من 4 إلى 22 يناير: the month stands once
      const auto n = read_numeral(w_, t);
      if (!n || n.range || n.min < 1 || n.min > 31) return i;
      first = {};
      first.day = static_cast<std::uint8_t>(n.min);
      middle = n.end;
      bare = true;
    }
    std::uint32_t second = middle;
    if (between) {
      if (w_.folded(middle) == kAnd)
        second = middle + 1;
      else if (!w_.is_word(middle) || !w_.folded(middle).starts_with(kAnd))
        return i;
    } else {
      if (w_.folded(middle) != kTo && !w_.is(middle, WordRole::until) && w_.folded(middle) != "-") return i;
      second = middle + 1;
    }
    const auto end = read_point(w_, second, true, to);
    if (end == second || (bare && to.day == 0)) return i;
    if (bare) {
      const auto day = first.day;
      first = to;
      first.day = day;
      first.weekday = 0;
    } else if (first.base == TimeBase::date && to.base == TimeBase::date && first.year == 0 && !first.shifted) {
      first.year = to.year;
    }
    e.from = first;
    e.to = to;
    return end;
  }

  // النصف الثاني من عام 2019: its third and fourth quarter.
  std::uint32_t half_year(std::uint32_t i, TimeExpression& e) const {
    if (!w_.word(i, "النصف")) return i;
    const auto which = w_.is(i + 1, WordRole::ordinal);
    if (!which || !which.article() || (which.value() != 1 && which.value() != 2) || w_.folded(i + 2) != kOf) return i;
    TimePoint year;
    const auto end = container(w_, i + 2, year);
    if (end == i + 2 || year.month != 0 || (year.year == 0 && year.unit != TimeUnit::year)) return i;
    year.base = TimeBase::date;
    year.ordinal_unit = TimeUnit::quarter;
    e.from = year;
    e.to = year;
    e.from.ordinal = which.value() == 1 ? 1 : 3;
    e.to->ordinal = which.value() == 1 ? 2 : 4;
    return end;
  }

  // منذ الصباح, منذ ساعات الفجر الأولى: of the day of writing.
  std::uint32_t since_this_morning(std::uint32_t i, TimeExpression& e) const {
    std::uint32_t t = w_.word(i, "ساعات") || w_.word(i, "الساعات") ? i + 1 : i;
    const auto part = w_.is(t, WordRole::day_part);
    constexpr double kNoon = 12;
    if (!part || !part.article() || part.value() == 0 || part.value() > kNoon) return i;
    ++t;
    if (w_.word(t, "الاولي") || w_.word(t, "الباكر") || w_.word(t, "المبكره") || w_.word(t, "الباكره")) ++t;
    e.from = {};
    e.from.base = TimeBase::day_offset;
    e.from.shifted = true;
    e.from.hour = static_cast<std::int8_t>(part.value());
    return t;
  }

  static std::uint32_t years(double from, double to, std::uint32_t end, TimeExpression& e) {
    e.from.base = TimeBase::date;
    e.from.year = static_cast<std::int32_t>(from);
    e.to = e.from;
    e.to->year = static_cast<std::int32_t>(to);
    return end;
  }

  // الأسبوع الماضي بين الجمعة والأحد
  std::uint32_t week_days(std::uint32_t i, TimeExpression& e) {
    TimeExpression days;
    const auto end = range(i, days);
    if (end == i || !days.to || days.from.base != TimeBase::weekday || days.to->base != TimeBase::weekday) return i;
    for (auto* p : {&days.from, &*days.to}) {
      p->unit = TimeUnit::week;
      p->shift = e.from.shift;
      p->shifted = true;
    }
    e = days;
    return end;
  }

  [[nodiscard]] bool dash(std::uint32_t i) const {
    const auto raw = w_.has(i) ? w_.raw(i, i + 1) : std::string_view{};
    return raw == "-" || raw == "–" || raw == "—" || raw == "ـ";
  }

  // الخميس والجمعة, ليل السبت - الأحد, 2 أكتوبر إلى 22 أكتوبر
  std::uint32_t pair(std::uint32_t end, TimeExpression& e) {
    const auto& p = e.from;
    const bool day =
        p.base == TimeBase::weekday || p.base == TimeBase::day_offset || (p.base == TimeBase::date && p.day != 0);
    if (!day) return end;
    const auto f = w_.folded(end);
    std::uint32_t second = end;
    if (w_.is(end, WordRole::until) && w_.folded(end) != "مدي")
      second = end + 1;
    else if (p.base == TimeBase::weekday && (dash(end) || f == "/" || f == kAnd || f == "علي"))
      second = end + 1;
    else if (p.base == TimeBase::date && dash(end))
      second = end + 1;
    else if (p.base != TimeBase::weekday || !w_.is_word(end) || !f.starts_with(kAnd))
      return end;
    const bool joined = second == end;
    if (joined && !w_.is(end, WordRole::weekday)) return end;
    TimePoint to;
    const auto stop = read_point(w_, second, true, to);
    if (stop == second || to.base == TimeBase::window) return end;
    if ((joined || dash(end) || f == "/" || f == kAnd || f == "علي") && to.base != p.base) return end;
    // الجمعة والسبت الماضيين: said of both
    if (to.base == TimeBase::weekday && to.shifted && !e.from.shifted && p.base == TimeBase::weekday) {
      e.from.shift = to.shift;
      e.from.shifted = true;
    }
    e.to = to;
    return stop;
  }

  // منذ, قبل, بعد, خلال, لمدة, حتى and what they lead.
  std::uint32_t led(std::uint32_t i, TimeExpression& e) {
    const auto m =
        w_.any(i, WordRole::since, WordRole::ago, WordRole::after, WordRole::within, WordRole::length, WordRole::until);
    if (!m || (m.proclitics & (kBi | kLi | kKa)) != 0 || m.article()) return i;
    const auto role = m.row->role;
    if (role == WordRole::ago || role == WordRole::after) {  // قبل أمس, بعد غد
      if (const auto end = read_point(w_, i, true, e.from); end != i && e.from.base == TimeBase::day_offset) return end;
      e.from = {};
    }
    std::uint32_t t = i + 1;
    if (w_.word(t, kPassing) || w_.word(t, kPassage)) ++t;
    auto end = read_point(w_, t, true, e.from);
    if (end != t) {
      e.relation = role == WordRole::since   ? TimeRelation::since
                   : role == WordRole::ago   ? TimeRelation::before
                   : role == WordRole::after ? TimeRelation::after
                   : role == WordRole::until ? TimeRelation::until
                                             : TimeRelation::within;
      // بعد ظهر الجمعة, قبل منتصف ليل أمس: a part of that day
      if ((role == WordRole::ago || role == WordRole::after) && e.from.hour >= 0) e.relation = TimeRelation::at;
      // منذ ليل الاثنين - الثلاثاء: the night between the two
      std::uint8_t next = 0;
      if (e.from.base == TimeBase::weekday && e.from.hour >= 0 && dash(end) && weekday_at(w_, end + 1, next) != end + 1)
        return end + 2;
      return end;
    }
    if (role == WordRole::until) return i;
    if (role == WordRole::since)
      if (const auto stop = since_this_morning(t, e); stop != t) {
        e.relation = TimeRelation::since;
        return stop;
      }
    e.from = {};
    end = read_length(w_, t, e.from, e.approximate);
    if (end == t) return i;
    const bool from_now = w_.folded(end) == kOf && w_.folded(end + 1) == kNow;
    const bool of_event = (w_.folded(end) == kOf || w_.folded(end) == "علي") && !from_now;
    switch (role) {
      case WordRole::since:
        e.from.base = TimeBase::ago;
        e.relation = from_now ? TimeRelation::at : TimeRelation::since;
        break;
      case WordRole::ago:
        if (of_event)
          e.relation = TimeRelation::before;
        else
          e.from.base = TimeBase::ago;
        break;
      case WordRole::after:
        // «سينسحب بعد يومين»: a plan counts from now.
        if (from_now || (looks_ahead(i) && !of_event))
          e.from.base = TimeBase::ahead;
        else
          e.relation = TimeRelation::after;
        break;
      default: e.relation = TimeRelation::within; break;
    }
    return from_now ? end + 2 : end;
  }

  // ثلاثة أيام, 24 ساعة, يومين: a length that no preposition places.
  std::uint32_t bare_length(std::uint32_t i, TimeExpression& e) {
    const bool counted = !w_.any(i, WordRole::time_unit, WordRole::time_unit_plural);
    const auto end = read_length(w_, i, e.from, e.approximate);
    if (end == i || e.from.unit == TimeUnit::period) return i;
    if (w_.folded(end) == kOf && w_.folded(end + 1) == kNow) {
      e.from.base = TimeBase::ago;
      return end + 2;
    }
    if (!counted) return i;
    for (auto it = reading_.mentions.rbegin(); it != reading_.mentions.rend(); ++it) {
      if (it->tokens.last <= i || it->sentence != sentence_) continue;
      if (it->tokens.overlaps({i, end}) && it->number() != nullptr && it->number()->unit == NumberUnit::age) return i;
    }
    return end;
  }

  [[nodiscard]] bool looks_ahead(std::uint32_t i) const {
    for (std::uint32_t k = 1; k <= kLookBack && i >= w_.first() + k; ++k) {
      const auto& token = w_.token(i - k);
      if (token.kind == TokenKind::punctuation && w_.folded(i - k) != "\"") return false;
      if ((token.analysis().proclitics & kSa) != 0 || w_.is(i - k, WordRole::future)) return true;
    }
    return false;
  }

  std::uint32_t put(std::uint32_t first, std::uint32_t end, TimeExpression& e) {
    if (first > w_.first() && w_.is(first - 1, WordRole::bound_end))
      e.approximate |= w_.folded(first - 1) == "نحو" || w_.folded(first - 1) == "حوالي";
    e.looks_ahead = looks_ahead(first);
    TimeMention time;
    time.duration = e.from.base == TimeBase::length;
    const bool counted = time.duration || e.from.base == TimeBase::window;
    if (counted && !e.from.vague_count && e.from.min == e.from.max && e.from.max > 0 && days_in(e.from.unit) > 0)
      time.duration_days = e.from.min * days_in(e.from.unit);
    time.expression = time_text(e);
    time.ref.span = w_.span(first, end);
    time.ref.text = std::string(w_.raw(first, end));
    time.ref.approximate = e.approximate;
    time.parts = e;
    Mention m;
    m.kind = MentionKind::time;
    m.sentence = sentence_;
    m.tokens = {first, end};
    m.span = time.ref.span;
    m.value = std::move(time);
    reading_.mentions.push_back(std::move(m));
    return end;
  }

  const Words& w_;
  std::uint32_t sentence_;
  Reading& reading_;
};

}  // namespace

void times(const Lexicon& lexicon, Reading& reading) {
  const auto before = reading.mentions.size();
  for (std::uint32_t s = 0; s < reading.sentences.size(); ++s) {
    const Words words(lexicon, reading, reading.sentences[s].first, reading.sentences[s].last);
    TimeReader(words, s, reading).run();
  }
  // Numbers inside a date are no quantities; the count of a length («3 سنوات») is one. Both lists run
  // in token order.
  auto& all = reading.mentions;
  std::size_t t = before;
  const auto inside = [&](const Mention& m) {
    while (t < all.size() && all[t].tokens.last <= m.tokens.first) ++t;
    return t < all.size() && all[t].tokens.overlaps(m.tokens) && !all[t].time()->duration;
  };
  std::vector<Mention> kept;
  kept.reserve(all.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    const bool number = all[i].kind == MentionKind::number || all[i].kind == MentionKind::percent ||
                        all[i].kind == MentionKind::ordinal;
    if (i < before && number && inside(all[i])) continue;
    kept.push_back(std::move(all[i]));
  }
  all = std::move(kept);
}

}  // namespace isnad::annotate
