#include "resolve/times.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "resolve/calendar.h"

namespace isnad::resolve {
namespace {

using std::chrono::days;
constexpr std::uint8_t kLast = 255;
constexpr int kInferredWidth = 7;  // days; a wider inferred interval resolves nothing

DayRange one(Day day, bool approximate = false) { return {day, day, approximate}; }

DayRange third(Day first, Day last, TimeEdge edge) {
  const auto n = static_cast<int>((last - first).count()) + 1;
  const int a = n / 3, b = 2 * n / 3;
  switch (edge) {
    case TimeEdge::start: return {first, first + days(a - 1), true};
    case TimeEdge::middle: return {first + days(a), first + days(b - 1), true};
    case TimeEdge::end: return {first + days(b), last, true};
    case TimeEdge::rest:
    case TimeEdge::none: break;
  }
  return {first, last, false};
}

DayRange month_range(int year, unsigned month, TimeEdge edge) {
  const Day first = day_of(year, month, 1), last = month_end(year, month);
  switch (edge) {
    case TimeEdge::start: return {first, first + days(9), true};
    case TimeEdge::middle: return {first + days(10), first + days(19), true};
    case TimeEdge::end: return {first + days(20), last, true};
    case TimeEdge::rest:
    case TimeEdge::none: break;
  }
  return {first, last, false};
}

DayRange year_range(int year, TimeEdge edge) {
  switch (edge) {
    case TimeEdge::start: return {day_of(year, 1, 1), month_end(year, 3), true};
    case TimeEdge::middle: return {day_of(year, 5, 1), month_end(year, 8), true};
    case TimeEdge::end: return {day_of(year, 10, 1), month_end(year, 12), true};
    case TimeEdge::rest:
    case TimeEdge::none: break;
  }
  return {day_of(year, 1, 1), month_end(year, 12), false};
}

DayRange week_range(Day monday, TimeEdge edge) {
  switch (edge) {
    case TimeEdge::start: return {monday, monday + days(2), false};
    case TimeEdge::middle: return {monday + days(1), monday + days(4), false};
    case TimeEdge::end: return {monday + days(3), monday + days(6), false};
    case TimeEdge::rest:
    case TimeEdge::none: break;
  }
  return {monday, monday + days(6), false};
}

Day shift_units(Day day, TimeUnit unit, double count) {
  const int n = static_cast<int>(std::lround(count));
  switch (unit) {
    case TimeUnit::none:
    case TimeUnit::second:
    case TimeUnit::minute:
    case TimeUnit::period: return day;
    case TimeUnit::hour:
      return day + days(static_cast<int>(count < 0 ? std::floor(count / 24) : std::ceil(count / 24)));
    case TimeUnit::day: return day + days(n);
    case TimeUnit::week: return day + days(static_cast<int>(std::lround(7 * count)));
    case TimeUnit::month: {
      const double whole = std::trunc(count + (count < 0 ? -1e-6 : 1e-6));
      return add_months(day, static_cast<int>(whole)) + days(static_cast<int>(std::lround(30 * (count - whole))));
    }
    case TimeUnit::quarter: return add_months(day, 3 * n);
    case TimeUnit::year: return shift_units(day, TimeUnit::month, 12 * count);
    case TimeUnit::decade: return add_months(day, 120 * n);
    case TimeUnit::century: return add_months(day, 1200 * n);
  }
  return day;
}

// «أيام» without a number: how many at most.
double few(TimeUnit unit) {
  switch (unit) {
    case TimeUnit::hour: return 24;
    case TimeUnit::day: return 7;
    case TimeUnit::week: return 4;
    case TimeUnit::month: return 9;
    case TimeUnit::year: return 9;
    case TimeUnit::none:
    case TimeUnit::second:
    case TimeUnit::minute:
    case TimeUnit::quarter:
    case TimeUnit::decade:
    case TimeUnit::century:
    case TimeUnit::period: return 0;
  }
  return 0;
}

class Resolver {
 public:
  Resolver(std::optional<Day> written, bool ahead, int weekend) : written_(written), ahead_(ahead), weekend_(weekend) {}

  std::optional<DayRange> point(const TimePoint& p) const {
    switch (p.base) {
      case TimeBase::none:
      case TimeBase::length: return std::nullopt;
      case TimeBase::date: return date(p);
      case TimeBase::decade: return DayRange{day_of(p.year, 1, 1), month_end(p.year + 9, 12), false};
      case TimeBase::day_offset:
      case TimeBase::weekday:
      case TimeBase::unit:
      case TimeBase::window:
      case TimeBase::ago:
      case TimeBase::ahead: break;
    }
    if (!written_) return std::nullopt;
    const Day w = *written_;
    switch (p.base) {
      case TimeBase::day_offset: return offset(p, w);
      case TimeBase::weekday: return weekday(p, w);
      case TimeBase::unit: return unit(p, w);
      case TimeBase::window: return window(p, w);
      case TimeBase::ago: return ago(p, w);
      case TimeBase::ahead: return one(shift_units(w, p.unit, p.min), p.unit > TimeUnit::day);
      case TimeBase::none:
      case TimeBase::length:
      case TimeBase::date:
      case TimeBase::decade: break;
    }
    return std::nullopt;
  }

 private:
  std::optional<DayRange> offset(const TimePoint& p, Day w) const {
    Day day = w + days(p.shift);
    // «أمس الأربعاء» printed on a Friday: the weekday is right, أمس was when it was written.
    if (p.weekday != 0 && weekday_of(day) != p.weekday)
      day = p.shift > 0 ? next_weekday(w, p.weekday) : last_weekday(p.shift < 0 ? w - days(1) : w, p.weekday);
    // The night before runs over midnight.
    if (p.hour == 22 && p.shift == -1) return DayRange{day, day, false};
    return one(day);
  }

  static Day last_weekday(Day from, int weekday) { return from - days((weekday_of(from) - weekday + 7) % 7); }
  static Day next_weekday(Day after, int weekday) {
    const Day from = after + days(1);
    return from + days((weekday - weekday_of(from) + 7) % 7);
  }

  std::optional<DayRange> weekday(const TimePoint& p, Day w) const {
    if (p.unit == TimeUnit::week) return one(monday_of(w) + days(7 * p.shift + p.weekday - 1));
    if (p.shifted && p.shift < 0) return one(last_weekday(w - days(1), p.weekday));
    if (p.shifted && p.shift > 0) return one(next_weekday(w, p.weekday));
    if (ahead_) return one(next_weekday(w - days(1), p.weekday));
    return one(last_weekday(w, p.weekday));
  }

  std::optional<DayRange> unit(const TimePoint& p, Day w) const {
    std::optional<DayRange> r;
    switch (p.unit) {
      case TimeUnit::day: r = one(w + days(p.shift)); break;
      case TimeUnit::week: {
        const Day monday = monday_of(w) + days(7 * p.shift);
        r = p.edge == TimeEdge::end && p.ordinal_unit == TimeUnit::day
                ? DayRange{monday + days(weekend_), monday + days(weekend_ + 1), true}
                : week_range(monday, p.edge);
        break;
      }
      case TimeUnit::month: {
        const Day m = add_months(day_of(year_of(w), month_of(w), 1), p.shift);
        r = month_range(year_of(m), month_of(m), p.edge);
        break;
      }
      case TimeUnit::year: r = year_range(year_of(w) + p.shift, p.edge); break;
      case TimeUnit::decade: {
        const int y = year_of(w) / 10 * 10 + 10 * p.shift;
        r = third(day_of(y, 1, 1), month_end(y + 9, 12), p.edge);
        break;
      }
      case TimeUnit::century: {
        const int y = year_of(w) / 100 * 100 + 100 * p.shift;
        r = third(day_of(y, 1, 1), month_end(y + 99, 12), p.edge);
        break;
      }
      case TimeUnit::none:
      case TimeUnit::second:
      case TimeUnit::minute:
      case TimeUnit::hour:
      case TimeUnit::quarter:
      case TimeUnit::period: return std::nullopt;
    }
    const bool later = p.ordinal_unit == TimeUnit::day;
    if (r && p.edge == TimeEdge::rest) r->first = std::clamp(later ? w + days(1) : w, r->first, r->last);
    return r;
  }

  std::optional<DayRange> window(const TimePoint& p, Day w) const {
    if (p.unit == TimeUnit::period || p.unit == TimeUnit::none) return std::nullopt;
    const double n = p.max == 0 ? few(p.unit) : p.max;
    if (n == 0) return std::nullopt;
    if (p.unit == TimeUnit::decade && !p.vague_count) {
      const int y = year_of(w) / 10 * 10;
      const int span = 10 * static_cast<int>(n);
      return p.shift < 0 ? DayRange{day_of(y - span, 1, 1), month_end(y - 1, 12), true}
                         : DayRange{day_of(y + 10, 1, 1), month_end(y + 9 + span, 12), true};
    }
    if (p.unit < TimeUnit::hour) return DayRange{w, w, true};
    const bool rough = p.vague_count;
    return p.shift < 0 ? DayRange{shift_units(w, p.unit, -n), w, rough}
                       : DayRange{w + days(1), shift_units(w, p.unit, n), rough};
  }

  std::optional<DayRange> ago(const TimePoint& p, Day w) const {
    if (p.unit == TimeUnit::period || p.unit == TimeUnit::none) return std::nullopt;
    if (p.unit < TimeUnit::hour) return DayRange{w, w, true};
    if (p.unit == TimeUnit::hour) {
      const double h = p.vague_count ? 12 : p.max == 0 ? p.min : p.max;
      return DayRange{shift_units(w, TimeUnit::hour, -h), h < 24 ? w : shift_units(w, TimeUnit::hour, -h), true};
    }
    if (p.vague_count) return DayRange{shift_units(w, p.unit, -few(p.unit) - 2), shift_units(w, p.unit, -2), true};
    if (p.max == 0) return DayRange{shift_units(w, p.unit, -1.5 * p.min), shift_units(w, p.unit, -p.min), true};
    return DayRange{shift_units(w, p.unit, -p.max), shift_units(w, p.unit, -p.min), p.unit > TimeUnit::day};
  }

  // Calendar fields. Years that the text leaves open come from the day of writing.
  std::optional<DayRange> date(const TimePoint& p) const {
    if (p.ordinal != 0) return nth(p);
    if (p.ordinal_unit == TimeUnit::week) {  // أسبوع 16 سبتمبر
      TimePoint day = p;
      day.ordinal_unit = TimeUnit::none;
      const auto r = date(day);
      return r ? std::optional(week_range(monday_of(r->first), TimeEdge::none)) : r;
    }
    if (p.year != 0) return in_year(p, p.year);
    if (!written_) return std::nullopt;
    const Day w = *written_;
    const int year = p.hijri ? hijri_year_of(w) : year_of(w);
    if (p.month == 0 && p.day == 0) {
      if (p.unit == TimeUnit::year)
        return p.season != 0 ? season(p, year + p.shift) : year_range(year + p.shift, p.edge);
      return std::nullopt;
    }
    if (p.month == 0) return day_only(p, w);
    if (p.unit == TimeUnit::year) return in_year(p, year + p.shift);
    if (p.shifted && p.shift == 0) return in_year(p, year);
    const auto now = in_year(p, year);
    if (!now) return std::nullopt;
    if (p.weekday != 0 && p.day != 0) {
      for (const int y : {year, year - 1, year + 1}) {
        const auto r = in_year(p, y);
        if (r && weekday_of(r->first) == p.weekday && (r->first <= w || y >= year)) return r;
      }
    }
    const bool forward = p.shifted ? p.shift > 0 : ahead_;
    if (forward) return now->last >= w && !(p.shifted && now->first <= w) ? now : in_year(p, year + 1);
    // «حزيران الماضي» written in June is last year's.
    const bool past = p.shifted ? now->last < w : now->first <= w;
    return past ? now : in_year(p, year - 1);
  }

  std::optional<DayRange> in_year(const TimePoint& p, int year) const {
    if (p.hijri) {
      if (p.month == 0) return DayRange{hijri_day(year, 1, 1), hijri_day(year + 1, 1, 1) - days(1), true};
      const unsigned length = hijri_month_length(year, p.month);
      if (p.day > 30) return std::nullopt;
      if (p.day != 0) return one(hijri_day(year, p.month, p.day), true);
      const Day first = hijri_day(year, p.month, 1);
      auto r = third(first, first + days(length - 1), p.edge);
      r.approximate = true;
      return r;
    }
    if (p.month == 0) return season(p, year);
    if (p.day == 0) return month_range(year, p.month, p.edge);
    if (p.day > month_day(month_end(year, p.month))) return std::nullopt;
    return one(day_of(year, p.month, p.day));
  }

  static DayRange season(const TimePoint& p, int year) {
    if (p.season == 0) return year_range(year, p.edge);
    const Day first = day_of(year, p.season, 1);
    return {first, add_months(first, 3) - days(1), true};
  }

  // الخميس 21, 20 من الشهر الجاري
  std::optional<DayRange> day_only(const TimePoint& p, Day w) const {
    const Day month = day_of(year_of(w), month_of(w), 1);
    const auto in = [&](int shift) -> std::optional<Day> {
      const Day m = add_months(month, shift);
      if (p.day > month_day(month_end(year_of(m), month_of(m)))) return std::nullopt;
      return m + days(p.day - 1);
    };
    if (p.unit == TimeUnit::month) {
      const auto day = in(p.shift);
      return day ? std::optional(one(*day)) : std::nullopt;
    }
    for (const int shift : {0, -1, 1}) {
      const auto day = in(shift);
      if (day && (p.weekday == 0 || weekday_of(*day) == p.weekday)) return one(*day);
    }
    return std::nullopt;
  }

  // The nth week of a month (its first Monday starts the first) or year (ISO), the nth quarter.
  std::optional<DayRange> nth(const TimePoint& p) const {
    TimePoint whole = p;
    whole.ordinal = 0;
    whole.ordinal_unit = TimeUnit::none;
    std::optional<DayRange> r;
    if (p.month == 0 && p.year == 0 && p.unit != TimeUnit::none) {
      whole.base = TimeBase::unit;
      r = point(whole);
    } else {
      r = date(whole);
    }
    if (!r) return std::nullopt;
    const int n = p.ordinal;
    if (p.ordinal_unit == TimeUnit::day) {  // الأحد الثاني من الشهر
      const Day day = p.ordinal == kLast ? last_weekday(r->last, p.weekday)
                                         : next_weekday(r->first - days(1), p.weekday) + days(7 * (n - 1));
      return day <= r->last ? std::optional(one(day)) : std::nullopt;
    }
    if (p.ordinal_unit == TimeUnit::quarter) {
      if (n > 4 && p.ordinal != kLast) return std::nullopt;
      const Day first = add_months(r->first, p.ordinal == kLast ? 9 : 3 * (n - 1));
      return DayRange{first, add_months(first, 3) - days(1), false};
    }
    if (p.ordinal == kLast) {
      // Of a year the last ISO week, of a month the last that lies in it whole.
      const bool whole_year = (r->last - r->first).count() > 40;
      const Day monday = whole_year ? monday_of(r->last - days(3)) : monday_of(r->last + days(1)) - days(7);
      return DayRange{monday, monday + days(6), false};
    }
    const bool year = (r->last - r->first).count() > 40;
    const Day monday = year ? monday_of(r->first + days(3)) : monday_of(r->first + days(6));
    return DayRange{monday + days(7 * (n - 1)), monday + days(7 * (n - 1) + 6), false};
  }

  std::optional<Day> written_;
  bool ahead_;
  int weekend_;
};

}  // namespace

bool is_absolute(const TimeExpression& e) {
  const auto full = [](const TimePoint& p) {
    return p.base == TimeBase::decade || (p.base == TimeBase::date && p.year != 0);
  };
  return full(e.from) && (!e.to || full(*e.to)) && e.relation != TimeRelation::since;
}

std::optional<DayRange> days_of(const TimeExpression& e, std::optional<Day> written, int weekend) {
  if (e.relation == TimeRelation::before || (e.relation == TimeRelation::after && !e.to)) return std::nullopt;
  const Resolver resolver(written, e.looks_ahead, weekend);
  auto r = resolver.point(e.from);
  if (!r) return std::nullopt;
  if (e.to) {
    // The second point of a range follows the first: من الجمعة إلى الأحد.
    std::optional<DayRange> to;
    if (e.to->base == TimeBase::weekday && e.to->unit == TimeUnit::none) {
      TimePoint next = *e.to;
      next.shifted = false;
      to = Resolver(r->first, true, weekend).point(next);
    } else
      to = resolver.point(*e.to);
    if (!to) return std::nullopt;
    if (to->last < r->first) return std::nullopt;
    r->last = to->last;
    r->approximate = r->approximate || to->approximate;
  }
  if (e.relation == TimeRelation::since && written) {
    if (r->first > *written) return std::nullopt;
    r->last = *written;
  }
  r->approximate = r->approximate || e.approximate;
  return r;
}

namespace {

// The days off where the text plays; Saturday and Sunday where nothing tells.
int weekend_of(const Gazetteer& gazetteer, const Reading& reading) {
  constexpr std::array<std::string_view, 17> kFridays = {"SY", "IQ", "YE", "LY", "SD", "PS", "JO", "EG", "SA",
                                                         "QA", "KW", "BH", "OM", "DZ", "IL", "IR", "SO"};
  if (reading.countries.empty()) return kSaturday;
  const auto id = gazetteer.id(static_cast<std::uint32_t>(reading.countries.front().row));
  return std::find(kFridays.begin(), kFridays.end(), id) != kFridays.end() ? kFriday : kSaturday;
}

}  // namespace

namespace {

// «في حزيران وتموز 2012»: the year of the date that is joined to this one; 0 where none is.
std::int32_t joined_year(const Reading& reading, const Mention& date) {
  for (const auto& m : reading.mentions) {
    if (m.kind != MentionKind::time || m.tokens.first != date.tokens.last || m.sentence != date.sentence) continue;
    const auto& p = m.time()->parts.from;
    const bool joined = (reading.tokens[m.tokens.first].analysis().proclitics & kWa) != 0 ||
                        reading.tokens[m.tokens.first].folded().starts_with("و");
    return joined && p.base == TimeBase::date && !p.hijri && p.month != 0 && !m.time()->parts.to ? p.year : 0;
  }
  return 0;
}

}  // namespace

void times(const Gazetteer& gazetteer, Reading& reading) {
  const int weekend = weekend_of(gazetteer, reading);
  const auto given = reading.document.published;
  const auto& inferred = reading.publication;
  std::int32_t said_year = 0;  // the last full date of the sentence at hand
  std::uint32_t sentence = 0;
  for (auto& m : reading.mentions) {
    auto* time = m.time();
    if (time == nullptr) continue;
    auto& ref = time->ref;
    if (m.sentence != sentence) said_year = 0;
    sentence = m.sentence;
    const auto& p = time->parts.from;
    const bool dated = p.base == TimeBase::date && !p.hijri && p.month != 0;
    if (p.base == TimeBase::date && !p.hijri && p.year != 0) said_year = time->parts.to ? 0 : p.year;
    auto r = days_of(time->parts, given, weekend);
    if (dated && p.year == 0 && !p.shifted && !time->parts.to) {
      auto told = time->parts;
      told.from.year = joined_year(reading, m);
      if (told.from.year != 0)
        if (const auto in_year = days_of(told, given, weekend)) {
          r = in_year;
          ref.basis = TimeBasis::explicit_;
        }
    }
    if (dated && p.year == 0 && said_year != 0 && !p.shifted && !time->parts.to &&
        time->parts.relation == TimeRelation::at) {
      // «عام 2014 … وفي 10 حزيران»: the year told just before.
      auto told = time->parts;
      told.from.year = said_year;
      if (const auto in_year = days_of(told, given, weekend)) {
        r = in_year;
        r->approximate = true;
        ref.basis = TimeBasis::explicit_;
      }
    }
    if (r) {
      if (ref.basis == TimeBasis::none)
        ref.basis = is_absolute(time->parts) || !given ? TimeBasis::explicit_ : TimeBasis::published;
    } else if (!given && inferred.first && inferred.last &&
               (*inferred.last - *inferred.first).count() < kInferredWidth) {
      r = days_of(time->parts, inferred.first, weekend);
      const auto late = days_of(time->parts, inferred.last, weekend);
      if (!r || !late) continue;
      r->first = std::min(r->first, late->first);
      r->last = std::max(r->last, late->last);
      ref.basis = TimeBasis::inferred;
    }
    if (!r) continue;
    ref.start = r->first;
    ref.end = r->last;
    ref.approximate = ref.approximate || r->approximate;
    ref.resolved = true;
  }
}

}  // namespace isnad::resolve
