#include "annotate/time_points.h"

#include <cmath>

#include "annotate/bounds.h"
#include "annotate/numerals.h"
#include "annotate/time_days.h"
#include "annotate/time_parts.h"

namespace isnad::annotate {
namespace {

// الأسبوع الماضي, هذا الشهر, العام 2014, الأسبوع الثالث من …, الفترة الماضية
std::uint32_t unit_point(const Words& w, std::uint32_t i, TimePoint& p) {
  std::uint32_t t = i;
  const bool said = static_cast<bool>(w.is(t, WordRole::this_));
  // نفس الشهر: the one told of, which need not run.
  if (said && (w.folded(t).ends_with("نفس") || w.folded(t).ends_with("ذات"))) return i;
  if (said) ++t;
  const auto m = w.is(t, WordRole::time_unit);
  if (!m || unit_of(m) < TimeUnit::day) return i;
  const TimeUnit unit = unit_of(m);
  std::uint32_t end = t + 1;
  if (unit == TimeUnit::year) {
    TimePoint q = p;
    if (const auto y = year_at(w, end, true, q); y != end) {
      q.base = TimeBase::date;
      p = q;
      return y;
    }
  }
  TimePoint q = p;
  q.base = TimeBase::unit;
  q.unit = unit;
  const bool of_month = (w.folded(end) == "الاخير" || w.folded(end) == "الاخيره") && w.folded(end + 1) == kOf;
  if (const auto s = of_month ? end : read_shift(w, end, q); s != end && (m.article() || unit == TimeUnit::period)) {
    if (unit == TimeUnit::day) {
      q.base = TimeBase::day_offset;
    }
    p = q;
    end = s;
    // يوم الجمعة after it: الأسبوع المقبل يوم الجمعة
    std::uint32_t u = w.word(end, "يوم") ? end + 1 : end;
    std::uint8_t day = 0;
    if (unit == TimeUnit::week && weekday_at(w, u, day) != u) {
      p.base = TimeBase::weekday;
      p.weekday = day;
      return u + 1;
    }
    return end;
  }
  if (said && unit != TimeUnit::period) {
    q.shift = 0;
    q.shifted = true;
    p = q;
    if (unit == TimeUnit::day) p.base = TimeBase::day_offset;
    std::uint8_t day = 0;
    if (unit == TimeUnit::week && weekday_at(w, end, day) != end) {
      p.base = TimeBase::weekday;
      p.weekday = day;
      return end + 1;
    }
    return end;
  }
  // الأسبوع الثالث من الشهر, الربع الأول من 2016
  const auto n = w.is(end, WordRole::ordinal);
  const bool last = w.folded(end) == "الاخير" || w.folded(end) == "الاخيره";
  if (m.article() && (unit == TimeUnit::week || unit == TimeUnit::quarter) && ((n && n.article()) || last)) {
    TimePoint c;
    std::uint32_t u = end + 1;
    std::uint32_t from = w.folded(u) == kOf ? u + 1 : u;
    std::uint8_t to = 0;
    auto e = day_month(w, from, false, c, to);
    if (e == from || c.day != 0) {
      c = {};
      c.base = TimeBase::date;
      e = container(w, u, c);
      if (e == u) return i;
    }
    c.base = TimeBase::date;
    c.ordinal = last ? kLast : static_cast<std::uint8_t>(n.value());
    c.ordinal_unit = unit;
    p = c;
    return e;
  }
  return i;
}

// اليومين الماضيين, الأيام القليلة الماضية, الساعات الـ24 الماضية, آخر 3 سنوات, 3 أيام القادمة
std::uint32_t window_point(const Words& w, std::uint32_t i, TimePoint& p) {
  std::uint32_t t = i;
  TimePoint q;
  q.base = TimeBase::window;
  const auto last = w.is(t, WordRole::edge);
  const bool latest = last && last.value() == 3 && w.word(t, "اخر");
  bool about = false;
  if (latest) {
    const auto end = read_length(w, t + 1, q, about);
    if (end == t + 1 || w.is(t + 1, WordRole::time_unit)) return i;  // آخر يوم is a day of something
    q.base = TimeBase::window;
    q.shift = -1;
    q.shifted = true;
    p = q;
    return end;
  }
  const auto dual = w.is(t, WordRole::time_unit_dual);
  const auto plural = w.is(t, WordRole::time_unit_plural);
  if ((dual && dual.article()) || (plural && plural.article())) {
    q.unit = unit_of(dual ? dual : plural);
    q.min = q.max = dual ? 2 : 0;
    ++t;
    if (!dual) {
      q.vague_count = true;
      std::uint32_t u = t;
      if (w.folded(u) == "ال" || w.folded(u) == "الـ") ++u;
      if (const auto n = read_cardinal(w, u); n && (n.article || u > t || n.digits)) {
        q.min = q.max = n.min;
        q.vague_count = false;
        t = n.end;
      } else if (w.is(t, WordRole::few)) {
        q.min = q.max = 3;
        ++t;
      }
    }
    auto s = read_shift(w, t, q);
    if (s == t || q.shift == 0) return i;
    if (w.is(s, WordRole::few)) {
      q.min = q.max = 3;
      ++s;
    }
    p = q;
    return s;
  }
  // الـ48 ساعة الماضية, 3 أيام القادمة, ثلاثة أشهر الماضية
  const auto end = read_length(w, w.folded(t) == "ال" ? t + 1 : t, q, about);
  if (end == t || end == t + (w.folded(t) == "ال" ? 1u : 0u)) return i;
  const auto s = read_shift(w, end, q);
  if (s == end || q.shift == 0) return i;
  q.base = TimeBase::window;
  p = q;
  return s;
}

constexpr double kLater = 2;  // «لاحقا», of the words for what is left

// «في وقت لاحق من هذا الأسبوع», «لاحقا هذا الشهر»: what is left of it, from the next day on.
std::uint32_t later_point(const Words& w, std::uint32_t i, TimePoint& p) {
  const auto rest = w.is(i, WordRole::rest);
  std::uint32_t t = i;
  if (w.word(i, "وقت") && w.folded(i + 1) == "لاحق")
    t = i + 2;
  else if (rest && rest.value() == kLater)
    t = i + 1;
  else
    return i;
  if (w.folded(t) == kOf || w.folded(t) == "في" || w.folded(t) == "خلال") ++t;
  TimePoint q;
  const auto end = read_point(w, t, true, q);
  if (end == t || q.shift != 0) return i;
  if (q.base == TimeBase::unit && q.edge == TimeEdge::none) {
    q.edge = TimeEdge::rest;
    q.ordinal_unit = TimeUnit::day;
  } else if (q.base != TimeBase::day_offset) {
    return i;
  }
  p = q;
  return end;
}

// «أسبوعنا», «عامنا»: the one that runs. Alone «أسبوعي» is weekly.
TimeUnit own_unit(const Words& w, std::uint32_t i) {
  const auto f = w.folded(i);
  if (f == "اسبوعي" || f == "اسبوعنا") return TimeUnit::week;
  if (f == "شهرنا") return TimeUnit::month;
  return f == "عامنا" ? TimeUnit::year : TimeUnit::none;
}

std::uint32_t edge_point(const Words& w, std::uint32_t i, bool led, TimePoint& p) {
  const auto m = w.is(i, WordRole::edge);
  const auto rest = w.is(i, WordRole::rest);
  if ((!m && !rest) || (m ? m : rest).article() || (rest && rest.value() == kLater)) return i;
  TimePoint q;
  std::uint32_t t = i + 1;
  if (w.folded(t) == kNight || w.folded(t) == "النهار" || w.folded(t) == "الليل") return i;
  auto end = read_point(w, t, true, q);
  if (const auto own = own_unit(w, t); end == t && own != TimeUnit::none) {
    q.base = TimeBase::unit;
    q.unit = own;
    q.shifted = true;
    end = t + 1;
  } else if (end == t) {
    const auto unit = w.is(t, WordRole::time_unit);
    if (!unit || !unit.article() || unit_of(unit) < TimeUnit::week || unit_of(unit) > TimeUnit::year) return i;
    q.base = TimeBase::unit;
    q.unit = unit_of(unit);
    end = t + 1;
  }
  (void)led;
  const bool fits = q.base == TimeBase::unit || q.base == TimeBase::decade || (q.base == TimeBase::date && q.day == 0);
  if (!fits || q.edge != TimeEdge::none) return i;
  q.edge = rest ? TimeEdge::rest : static_cast<TimeEdge>(static_cast<int>(m.value()));
  // نهاية الأسبوع is its days off, أواخر الأسبوع its second half
  if (q.base == TimeBase::unit && q.unit == TimeUnit::week && w.word(i, "نهايه")) q.ordinal_unit = TimeUnit::day;
  p = q;
  return end;
}

// فجر السبت, مساء يوم أمس, ليل الأربعاء, الليلة الماضية
std::uint32_t part_point(const Words& w, std::uint32_t i, TimePoint& p) {
  const auto m = w.is(i, WordRole::day_part);
  if (!m) return i;
  TimePoint q;
  if (w.folded(i) == kNight || m.article()) {
    const auto s = read_shift(w, i + 1, q);
    if (s == i + 1) return i;
    p.base = TimeBase::day_offset;
    p.shift = q.shift;
    p.hour = static_cast<std::int8_t>(m.value());
    return s;
  }
  std::uint32_t t = i + 1;
  if (w.word(t, "يوم") && w.folded(t) == "يوم") ++t;
  const auto end = read_point(w, t, true, q);
  const bool day =
      q.base == TimeBase::day_offset || q.base == TimeBase::weekday || (q.base == TimeBase::date && q.day != 0);
  if (end == t || !day) return i;
  q.hour = static_cast<std::int8_t>(m.value());
  p = q;
  // «ليل الأربعاء الخميس»: the night between the two.
  std::uint8_t next = 0;
  constexpr double kNightHour = 22;
  if (m.value() == kNightHour && q.base == TimeBase::weekday && !q.shifted && weekday_at(w, end, next) != end &&
      next == q.weekday % 7 + 1)
    return end + 1;
  return end;
}

// صيف 2014, شتاء العام الماضي
std::uint32_t season_point(const Words& w, std::uint32_t i, TimePoint& p) {
  const auto m = w.is(i, WordRole::season);
  if (!m) return i;
  TimePoint q;
  q.base = TimeBase::date;
  q.season = static_cast<std::uint8_t>(m.value());
  const auto end = container(w, i + 1, q);
  if (end == i + 1 || (q.year == 0 && q.unit != TimeUnit::year)) return i;
  p = q;
  return end;
}

std::uint32_t decade_point(const Words& w, std::uint32_t i, TimePoint& p) {
  const auto m = w.is(i, WordRole::decade);
  if (!m) return i;
  p.base = TimeBase::decade;
  p.year = 1900 + static_cast<int>(m.value());
  std::uint32_t t = i + 1;
  if (w.folded(t) == kOf && w.folded(t + 1) == "القرن") ++t;  // الثمانينيات من القرن الماضي
  if (w.folded(t) == "القرن") {
    TimePoint q;
    const auto s = read_shift(w, t + 1, q);
    if (s != t + 1) {
      if (q.shift == 0) p.year += 100;
      return s;
    }
    if (const auto n = read_ordinal(w, t + 1)) {
      p.year = (static_cast<int>(n.min) - 1) * 100 + static_cast<int>(m.value());
      return n.end;
    }
  }
  return i + 1;
}

// How many of the larger unit one smaller is, calendars rounded: 30 days, 12 months.
double ratio(TimeUnit small, TimeUnit large) {
  const auto in_days = [](TimeUnit u) {
    return u == TimeUnit::day     ? 1.0
           : u == TimeUnit::week  ? 7.0
           : u == TimeUnit::month ? 30.0
           : u == TimeUnit::year  ? 360.0
                                  : 0.0;
  };
  return in_days(large) == 0 ? 0 : in_days(small) / in_days(large);
}

// شهر و21 يوماً, سنة وشهر: what follows the first count, in its unit.
std::uint32_t read_rest_of_length(const Words& w, std::uint32_t i, TimePoint& p) {
  std::uint32_t end = i;
  for (;;) {
    std::uint32_t t = end;
    if (w.folded(t) == kAnd || (is_mark(w, t, ",،") && w.is_digits(t + 1)))
      ++t;
    else if (!w.is_word(t) || !w.folded(t).starts_with(kAnd))
      return end;
    double count = 0;
    RoleMatch unit;
    if (const auto n = read_cardinal(w, t); n && !n.article) {
      unit = any_unit(w, n.end);
      count = n.min;
      t = n.end;
    } else {
      unit = w.any(t, WordRole::time_unit, WordRole::time_unit_dual);
      if (unit) count = unit.value();
    }
    const double r = unit && !unit.article() ? ratio(unit_of(unit), p.unit) : 0;
    if (r == 0 || unit_of(unit) == p.unit || p.vague_count || p.max == 0) return end;
    p.min += count * r;
    p.max += count * r;
    end = t + 1;
  }
}

}  // namespace

std::uint32_t read_shift(const Words& w, std::uint32_t i, TimePoint& p) {
  // الأسبوع قبل الماضي, بعد المقبل: one further
  const std::uint32_t t = w.folded(i) == "ما" ? i + 1 : i;
  const bool before = static_cast<bool>(w.is(t, WordRole::ago)), beyond = static_cast<bool>(w.is(t, WordRole::after));
  if (before || beyond) {
    const auto next = w.is(t + 1, before ? WordRole::past : WordRole::next);
    if (!next || !next.article()) return i;
    p.shift = before ? -2 : 2;
    p.shifted = true;
    return t + 2;
  }
  const auto m = w.any(i, WordRole::past, WordRole::next, WordRole::current);
  if (!m || m.prefixed()) return i;
  if (!m.article() && w.folded(i) != "ماض" && w.folded(i) != "مضي") return i;
  p.shift = m.row->role == WordRole::past ? -1 : m.row->role == WordRole::next ? 1 : 0;
  p.shifted = true;
  return i + 1;
}

std::uint32_t read_length(const Words& w, std::uint32_t i, TimePoint& p, bool& approximate) {
  std::uint32_t t = i;
  const auto bound = bound_at(w, t);
  if (bound.op) {
    approximate = *bound.op == BoundOp::about;
    t = bound.edge;
  }
  const auto dual = w.is(t, WordRole::time_unit_dual);
  const auto single = w.is(t, WordRole::time_unit);
  const auto plural = w.is(t, WordRole::time_unit_plural);
  std::uint32_t end = i;
  if (dual && !dual.article()) {
    p.unit = unit_of(dual);
    p.min = p.max = 2;
    end = t + 1;
  } else if (plural && !plural.article()) {
    p.unit = unit_of(plural);
    p.vague_count = true;
    end = t + 1;
  } else if (single && !single.article()) {
    p.unit = unit_of(single);
    p.min = p.max = 1;
    end = t + 1;
  } else {
    const auto n = read_numeral(w, t);
    if (!n || n.kind == NumeralKind::ordinal) return i;
    std::uint32_t u = n.end;
    if (n.needs_of && w.folded(u) == kOf) ++u;
    const auto unit = any_unit(w, u);
    if (!unit || unit.prefixed() || (unit.article() && n.kind != NumeralKind::share && !n.needs_of && !n.article))
      return i;
    p.unit = unit_of(unit);
    p.min = n.min;
    p.max = n.open_max ? 0 : n.max;
    p.vague_count = n.kind == NumeralKind::vague;
    if (n.digits && n.min > 1900 && n.min < 2100) return i;
    end = u + 1;
  }
  if (p.unit == TimeUnit::period || p.unit < TimeUnit::second) {
    if (p.unit == TimeUnit::none) return i;
  }
  // سنة ونصف, شهر و21 يوماً
  const std::uint32_t u = w.folded(end) == kAnd ? end + 1 : end;
  const auto half = w.is(u, WordRole::fraction);
  if (half && (u > end || half.joined()) && !p.vague_count) {
    p.min += half.value();
    p.max += half.value();
    end = u + 1;
    if (const auto again = w.is(end, WordRole::time_unit); again && again.article() && unit_of(again) == p.unit) ++end;
  }
  end = read_rest_of_length(w, end, p);
  p.base = TimeBase::length;
  if (bound.op && (*bound.op == BoundOp::over || *bound.op == BoundOp::from)) p.max = 0;
  if (bound.op && (*bound.op == BoundOp::under || *bound.op == BoundOp::upto)) p.min = 0;
  if (w.folded(end) == "علي" && w.word(end + 1, "الاقل")) end += 2;
  return end;
}

std::uint32_t read_day_range(const Words& w, std::uint32_t i, TimePoint& from, TimePoint& to) {
  TimePoint p;
  std::uint8_t to_day = 0;
  const auto end = day_month(w, i, true, p, to_day);
  if (end == i || to_day == 0) return i;
  from = to = p;
  to.day = to_day;
  return end;
}

std::uint32_t read_point(const Words& w, std::uint32_t i, bool led, TimePoint& point) {
  std::uint8_t to_day = 0;
  TimePoint p;
  std::uint32_t end = i;
  const auto settle = [&](std::uint32_t e) {
    if (e <= end || to_day != 0) return;
    end = e;
    point = p;
  };
  const auto attempt = [&](auto&& reader) {
    if (end != i) return;
    p = {};
    settle(reader());
  };
  if (!w.has(i)) return i;
  if (w.is_digits(i)) {
    attempt([&] { return numeric_date(w, i, led, p); });
    attempt([&] { return day_month(w, i, led, p, to_day); });
    attempt([&] { return window_point(w, i, p); });
    attempt([&]() -> std::uint32_t {
      const bool alone = i > w.first() && is_mark(w, i - 1, "(") && is_mark(w, i + 1, ")") && w.folded(i).size() == 4;
      if (!led && !alone) return i;
      const auto e = year_at(w, i, false, p);
      if (e != i && (any_unit(w, e) ||
                     (w.is_word(e) && !w.is(e, WordRole::stop) && !w.is(e, WordRole::at) && !w.is(e, WordRole::until) &&
                      w.token(e).analysis().pos == Pos::noun && !w.folded(e).starts_with("ال"))))
        return i;
      p.base = TimeBase::date;
      return e;
    });
    return end;
  }
  if (!w.is_word(i) || w.token(i).word->closed.empty()) return i;
  attempt([&] { return part_point(w, i, p); });
  attempt([&] { return day_offset(w, i, p); });
  attempt([&] { return nth_weekday(w, i, p); });
  attempt([&] { return week_of_day(w, i, p); });
  attempt([&]() -> std::uint32_t {  // يوم before a day
    if (!w.word(i, "يوم") && !w.word(i, "ليله") && !w.word(i, "نهار")) return i;
    TimePoint q;
    const auto e = read_point(w, i + 1, true, q);
    if (e == i + 1 && w.word(i, "يوم")) {  // يوم 27
      const auto d = day_number(w, i + 1);
      if (d.from == 0 || d.to != 0 || !w.is_digits(i + 1) || w.is_word(d.end)) return i;
      p.base = TimeBase::date;
      p.day = d.from;
      return d.end;
    }
    const bool day =
        q.base == TimeBase::weekday || q.base == TimeBase::day_offset || (q.base == TimeBase::date && q.day != 0);
    if (e == i + 1 || !day) return i;
    p = q;
    return e;
  });
  attempt([&] { return weekday_point(w, i, led, p, to_day); });
  attempt([&] { return day_month(w, i, led, p, to_day); });
  attempt([&] { return later_point(w, i, p); });
  attempt([&] { return edge_point(w, i, led, p); });
  attempt([&] { return window_point(w, i, p); });
  attempt([&] { return unit_point(w, i, p); });
  attempt([&] { return decade_point(w, i, p); });
  attempt([&] { return season_point(w, i, p); });
  attempt([&] { return written_year(w, i, p); });
  return end;
}

}  // namespace isnad::annotate
