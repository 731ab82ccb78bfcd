#include "annotate/time_points.h"

#include <cmath>

#include "annotate/bounds.h"
#include "annotate/numerals.h"

namespace isnad::annotate {
namespace {

constexpr std::string_view kOf = "من", kIn = "في", kAnd = "و", kFirst = "الاول", kYesterday = "امس",
                           kNight = "الليله";
constexpr std::uint8_t kLast = 255;

TimeUnit unit_of(const RoleMatch& m) { return static_cast<TimeUnit>(m.row->sub); }
bool is_mark(const Words& w, std::uint32_t i, std::string_view marks) {
  return w.has(i) && w.token(i).kind != TokenKind::word && marks.find(w.folded(i)) != std::string_view::npos;
}
RoleMatch any_unit(const Words& w, std::uint32_t i) {
  return w.any(i, WordRole::time_unit, WordRole::time_unit_dual, WordRole::time_unit_plural);
}

// A month name at i, one or two words; `row` set. Returns the token after it.
std::uint32_t month_at(const Words& w, std::uint32_t i, const ClosedRow*& row, bool prefix_ok) {
  if (!w.is_word(i)) return i;
  for (const auto& c : w.token(i).word->closed) {
    const auto& r = w.closed().row(c);
    if (r.role != WordRole::month || (!prefix_ok && (c.proclitics & ~(kAl | kWa | kBi | kLi)) != 0)) continue;
    if (r.second.length == 0) {
      row = &r;
      return i + 1;
    }
    if (w.folded(i + 1) == w.closed().text(r.second)) {
      row = &r;
      return i + 2;
    }
  }
  return i;
}

// حزيران/ يونيو, حزيران (يونيو): the second name of the same month.
std::uint32_t double_name(const Words& w, std::uint32_t i, const ClosedRow& first) {
  std::uint32_t t = i;
  const bool open = is_mark(w, t, "(");
  if (!open && !is_mark(w, t, "/|-–")) return i;
  ++t;
  const ClosedRow* row = nullptr;
  const auto end = month_at(w, t, row, true);
  if (end == t || row->value != first.value || (row->flags & kHijri) != (first.flags & kHijri)) return i;
  if (!open) return end;
  return is_mark(w, end, ")") ? end + 1 : i;
}

bool year_like(double v) { return v == std::floor(v) && v >= 1900 && v <= 2100; }

// A year number in digits or words at i.
std::uint32_t year_at(const Words& w, std::uint32_t i, bool sure, TimePoint& p) {
  const auto n = read_cardinal(w, i);
  if (!n || n.min != std::floor(n.min) || n.article) return i;
  const bool range = n.digits && w.is_digits(i) && read_digits(w, i).form != DigitForm::number;
  if (range) return i;
  const bool hijri = n.min >= 1300 && n.min < 1500;
  const bool after_hijri = hijri && p.hijri && p.month != 0;
  if (!year_like(n.min) && !after_hijri && !(sure && n.min >= 100 && n.min <= 2200)) return i;
  std::uint32_t end = n.end;
  const auto era = w.is(end, WordRole::era);
  if (era) {
    p.hijri = era.value() == 2;
    ++end;
  }
  p.year = static_cast<std::int32_t>(n.min);
  return end;
}

// عام 2014, سنة 2014, من عام 2014, العام الماضي, 2014 after a month.
std::uint32_t container(const Words& w, std::uint32_t i, TimePoint& p) {
  std::uint32_t t = i;
  if (is_mark(w, t, ",،")) ++t;
  if (w.folded(t) == kOf || w.folded(t) == kIn) ++t;
  const bool said = w.is(t, WordRole::this_) && any_unit(w, t + 1);
  if (said) ++t;
  const auto unit = w.is(t, WordRole::time_unit);
  if (unit && unit_of(unit) == TimeUnit::year && !said) {
    TimePoint q = p;
    if (const auto end = year_at(w, t + 1, true, q); end != t + 1) {
      p = q;
      return end;
    }
  }
  if (unit && unit_of(unit) >= TimeUnit::week && unit_of(unit) <= TimeUnit::year && p.unit == TimeUnit::none) {
    TimePoint q = p;
    const auto end = read_shift(w, t + 1, q);
    if (end != t + 1 || said) {
      p.unit = unit_of(unit);
      p.shift = said ? 0 : q.shift;
      p.shifted = true;
      return said ? t + 1 : end;
    }
  }
  if (!w.is_digits(t) && !w.is(t, WordRole::scale) && !w.is(t, WordRole::scale_dual)) return i;
  if (t > i && w.folded(t - 1) == kIn) return i;
  TimePoint q = p;
  const auto end = year_at(w, t, false, q);
  if (end == t) return i;
  p = q;
  return end;
}

// The day part after a day: أمس مساءً, السبت صباحاً, الساعة العاشرة صباحاً.
std::uint32_t clock_after(const Words& w, std::uint32_t i, TimePoint& p) {
  std::uint32_t t = i;
  if (const auto part = w.is(t, WordRole::day_part); part && !part.article() && !part.prefixed()) {
    p.hour = static_cast<std::int8_t>(part.value());
    return t + 1;
  }
  return i;
}

// A day number at i: 6, السادس, السادس عشر من. Ranges (19-20) give both.
struct DayNumber {
  std::uint32_t end = 0;
  std::uint8_t from = 0, to = 0;
  bool ordinal = false;
};
DayNumber day_number(const Words& w, std::uint32_t i) {
  DayNumber d;
  const auto fits = [](double v) { return v >= 1 && v <= 31 && v == std::floor(v); };
  if (w.is_digits(i)) {
    const auto run = read_digits(w, i);
    if (run.form == DigitForm::number && run.integer && fits(run.values[0]) && run.widths[0] <= 2)
      d = {run.end, static_cast<std::uint8_t>(run.values[0]), 0, false};
    else if (run.form == DigitForm::range && fits(run.values[0]) && fits(run.values[1]) && run.values[0] < run.values[1])
      d = {run.end, static_cast<std::uint8_t>(run.values[0]), static_cast<std::uint8_t>(run.values[1]), false};
    return d;
  }
  if (!w.is_word(i)) return d;
  if (const auto n = read_ordinal(w, i); n && fits(n.min)) return {n.end, static_cast<std::uint8_t>(n.min), 0, true};
  if (const auto n = read_cardinal(w, i); n && fits(n.min) && !n.digits) return {n.end, static_cast<std::uint8_t>(n.min), 0, n.article};
  return d;
}

std::uint32_t after_month(const Words& w, std::uint32_t i, TimePoint& p) {
  std::uint32_t end = i;
  if (const auto s = read_shift(w, end, p); s != end) end = s;
  if (!p.shifted) {
    if (is_mark(w, end, "()")) {  // حزيران (يونيو) 2017 is read before; here (2017)
      TimePoint q = p;
      const auto y = year_at(w, end + 1, false, q);
      if (y != end + 1 && is_mark(w, y, ")")) {
        p = q;
        return y + 1;
      }
    }
    end = container(w, end, p);
  }
  return end;
}

void set_month(const ClosedRow& row, TimePoint& p) {
  p.base = TimeBase::date;
  p.month = static_cast<std::uint8_t>(row.value);
  p.hijri = (row.flags & kHijri) != 0;
}

// [day] [من] [شهر] month [/ second name] [year | الماضي]
std::uint32_t day_month(const Words& w, std::uint32_t i, bool led, TimePoint& p, std::uint8_t& to_day) {
  const auto d = day_number(w, i);
  std::uint32_t t = d.from != 0 ? d.end : i;
  if (d.from != 0 && is_mark(w, t, ".-/,،")) ++t;
  const bool of = d.from != 0 && (w.folded(t) == kOf || (d.to != 0 && w.folded(t) == kIn));
  if (of) ++t;
  if (const auto era = d.from != 0 ? w.is(t, WordRole::this_) : RoleMatch{}; era && any_unit(w, t + 1)) ++t;
  const auto noun = w.is(t, WordRole::time_unit);
  const bool said = noun && unit_of(noun) == TimeUnit::month;
  std::uint32_t m = said ? t + 1 : t;
  const ClosedRow* row = nullptr;
  auto end = month_at(w, m, row, d.from == 0);
  if (end == m) {
    // 20 من الشهر الجاري
    if (d.from == 0 || !said) return i;
    TimePoint q;
    const bool this_month = t > i && w.is(t - 1, WordRole::this_);
    const auto s = read_shift(w, m, q);
    if (s == m && !this_month) return i;
    p.base = TimeBase::date;
    p.day = d.from;
    to_day = d.to;
    p.unit = TimeUnit::month;
    p.shift = this_month ? 0 : q.shift;
    p.shifted = true;
    return this_month && s == m ? m : s;
  }
  TimePoint q;
  set_month(*row, q);
  if (d.from == 0 && i > w.first() && w.is(i - 1, WordRole::this_)) q.shifted = true;
  q.day = d.from;
  to_day = d.to;
  const auto twin = double_name(w, end, *row);
  const bool doubled = twin != end;
  end = twin;
  std::uint32_t last = end;
  // «يناير 22», «سبتمبر الحادي والعشرين»: the day may follow.
  if (q.day == 0 && led) {
    std::uint32_t u = is_mark(w, end, "-,،") ? end + 1 : end;
    const auto after = day_number(w, u);
    if (after.from != 0 && (after.ordinal || w.is_digits(u)) && after.to == 0) {
      q.day = after.from;
      last = after.end;
    }
  }
  last = after_month(w, last, q);
  const bool doubt = (row->flags & kDoubtful) != 0;
  // «في مارس», «منذ آب», but «من مارس الضغط».
  const bool placed = led && !(i > w.first() && w.folded(i - 1) == kOf) && (!q.hijri || q.month == 9);
  const bool believed = q.day != 0 || said || doubled || q.year != 0 || q.shifted || placed;
  if (doubt && !believed) return i;
  if (doubt && !said && !doubled && !placed && q.day == 0 && q.hijri && q.year == 0) return i;
  p = q;
  return last;
}

// 12/6/2017, 2017-06-12, 6.6.2017, 2015/3, 12/6 after يوم or a weekday.
std::uint32_t numeric_date(const Words& w, std::uint32_t i, bool led, TimePoint& p) {
  if (!w.is_digits(i)) return i;
  const auto run = read_digits(w, i);
  auto set = [&](double y, double m, double d) {
    if (m < 1 || m > 12 || d < 0 || d > 31) return false;
    p.base = TimeBase::date;
    p.year = static_cast<std::int32_t>(y);
    p.month = static_cast<std::uint8_t>(m);
    p.day = static_cast<std::uint8_t>(d);
    return true;
  };
  const auto& v = run.values;
  const auto day_first = [&](double y) { return set(y, v[1], v[0]) || set(y, v[0], v[1]); };
  const auto century = [](double y) { return y < 70 ? 2000 + y : 1900 + y; };
  switch (run.form) {
    case DigitForm::slashed:
    case DigitForm::dashed:
      if (run.parts != 3) return i;
      if (run.widths[0] == 4 && year_like(v[0])) return set(v[0], v[1], v[2]) && p.day != 0 ? run.end : i;
      if (run.widths[2] == 4 && year_like(v[2])) return day_first(v[2]) ? run.end : i;
      if (run.widths[2] == 2 && run.widths[0] <= 2 && run.widths[1] <= 2 && v[1] >= 1 && v[1] <= 12 &&
          v[0] >= 1 && v[0] <= 31)
        return day_first(century(v[2])) ? run.end : i;
      return i;
    case DigitForm::range:
    case DigitForm::fraction:
      if (run.widths[0] == 4 && year_like(v[0]) && run.widths[1] <= 2) return set(v[0], v[1], 0) ? run.end : i;
      if (run.widths[1] == 4 && year_like(v[1]) && run.widths[0] <= 2) return set(v[1], v[0], 0) ? run.end : i;
      if (v[0] < 1 || v[1] < 1 || run.widths[0] > 2 || run.widths[1] > 2) return i;
      // Unled, only what can be nothing else: 22/04, 22-4.
      {
        const bool yeared = is_mark(w, run.end, ",،") && w.is_digits(run.end + 1) && year_like(read_digits(w, run.end + 1).values[0]);
        if (!led && !yeared && (v[0] > 12) == (v[1] > 12)) return i;
        if (!led && !yeared && run.form == DigitForm::range && v[0] < v[1]) return i;
      }
      if (!day_first(0)) return i;
      {
        std::uint32_t t = run.end;  // 08/12, 2015
        if (is_mark(w, t, ",،") && w.is_digits(t + 1)) {
          const auto year = read_digits(w, t + 1);
          if (year.form == DigitForm::number && year.integer && year_like(year.values[0])) {
            p.year = static_cast<std::int32_t>(year.values[0]);
            return year.end;
          }
        }
      }
      return run.end;
    case DigitForm::number:
      if (!run.integer && run.widths[1] == 4 && run.widths[2] <= 2 && year_like(v[1]) && v[2] >= 1)
        return set(v[1], v[2], 0) ? run.end : i;  // 2015.3
      if (led && !run.integer && run.parts == 1 && run.widths[1] != 0 && run.widths[1] <= 2 && run.widths[2] == 2) {
        if (v[2] >= 1 && v[2] <= 12 && v[1] >= 1 && v[1] <= 31 && set(0, v[2], v[1])) return run.end;
      }
      return i;
    case DigitForm::none:
    case DigitForm::clock: return i;
  }
  return i;
}

// A weekday at i; without the article only after يوم. Returns the token after it.
std::uint32_t weekday_at(const Words& w, std::uint32_t i, std::uint8_t& day) {
  if (!w.is_word(i)) return i;
  const auto m = w.is(i, WordRole::weekday);
  if (!m) return i;
  if (i > w.first()) {
    const auto before = w.folded(i - 1);
    if (before == "صلاه" || before == "خطبه" || before == "خطب" || before == "جمعه") return i;
  }
  day = static_cast<std::uint8_t>(m.value());
  return i + 1;
}

// الأربعاء [الماضي] [6 حزيران | (6 حزيران) | 21 | من الأسبوع المقبل]
std::uint32_t weekday_point(const Words& w, std::uint32_t i, bool led, TimePoint& p, std::uint8_t& to_day) {
  std::uint8_t day = 0;
  auto end = weekday_at(w, i, day);
  if (end == i) return i;
  p.base = TimeBase::weekday;
  p.weekday = day;
  if (const auto n = w.is(end, WordRole::ordinal); n && n.article() && n.value() <= 5 &&
      (w.folded(end + 1) == kOf || !w.is_word(end + 1))) {
    TimePoint c;
    const std::uint32_t from = w.folded(end + 1) == kOf ? end + 2 : end + 1;
    std::uint8_t none = 0;
    auto e = from == end + 1 ? from : day_month(w, from, false, c, none);
    if (c.day == 0 && none == 0) {
      if (e == from) {
        c = {};
        c.unit = TimeUnit::month;
        c.shifted = true;
        e = from == end + 1 ? from : container(w, end + 1, c);
      }
      if (e != from || from == end + 1) {
        c.base = TimeBase::date;
        c.weekday = day;
        c.ordinal = static_cast<std::uint8_t>(n.value());
        c.ordinal_unit = TimeUnit::day;
        p = c;
        return e;
      }
    }
  }
  end = read_shift(w, end, p);
  end = clock_after(w, end, p);
  std::uint32_t t = end;
  const bool open = is_mark(w, t, "(");
  if (open || is_mark(w, t, ",،")) ++t;
  if (w.folded(t) == kIn || w.folded(t) == "الموافق" || w.folded(t) == "يوم") ++t;
  TimePoint q;
  std::uint8_t to = 0;
  auto d = day_month(w, t, true, q, to);
  if (d == t) d = numeric_date(w, t, true, q);
  if (d != t && q.base == TimeBase::date && q.day != 0 && (!open || is_mark(w, d, ")"))) {
    const auto hour = p.hour;
    p = q;
    p.weekday = day;
    p.hour = hour;
    to_day = to;
    return open ? d + 1 : d;
  }
  if (const auto n = day_number(w, t); n.from != 0 && n.to == 0 && !open && (n.ordinal ? t > end : w.is_digits(t)) && led) {
    const bool counts = w.is_word(n.end) && !w.is(n.end, WordRole::stop) && !w.is(n.end, WordRole::until) && !w.is(n.end, WordRole::at);
    if (!counts) {
      p.base = TimeBase::date;
      p.day = n.from;
      return n.end;
    }
  }
  if (!p.shifted) {
    TimePoint c = p;
    c.unit = TimeUnit::none;
    const auto e = container(w, end, c);
    if (e != end && c.unit == TimeUnit::week) {
      p = c;
      p.base = TimeBase::weekday;
      return e;
    }
  }
  return end;
}

// أمس [الأول] [الأربعاء | (الأربعاء)], اليوم, غداً, أول من أمس, بعد غد
std::uint32_t day_offset(const Words& w, std::uint32_t i, TimePoint& p) {
  std::uint32_t t = i;
  int shift = 0;
  if (w.word(t, "اول") && (w.folded(t + 1) == kYesterday || (w.folded(t + 1) == kOf && w.folded(t + 2) == kYesterday))) {
    shift = -2;
    t += w.folded(t + 1) == kOf ? 3 : 2;
  } else if (w.is(t, WordRole::ago) && w.folded(t + 1) == kYesterday) {
    shift = -2;
    t += 2;
  } else if (w.is(t, WordRole::ago) && w.word(t + 1, "يوم") && w.folded(t + 2) == kYesterday) {
    shift = -2;
    t += 3;
  } else if (w.is(t, WordRole::after)) {
    const auto next = w.is(t + 1, WordRole::day_offset);
    if (!next || next.value() != 1) return i;
    shift = 2;
    t += 2;
  } else {
    const auto m = w.is(t, WordRole::day_offset);
    if (!m) return i;
    shift = static_cast<int>(m.value());
    if (shift == 0) {
      if (!m.article() && w.folded(t) != "اليوم" && w.folded(t) != "يومنا") return i;
      // اليوم الثاني, اليوم العالمي: a day of something.
      const auto next = w.folded(t + 1);
      if ((w.is(t + 1, WordRole::ordinal) && next.starts_with("ال")) || next == "العالمي" ||
          next == "الدولي" || next == "الوطني" || next == "نفسه" || next == "ذاته" || next == "الواحد")
        return i;
      TimePoint q;
      const auto s = read_shift(w, t + 1, q);
      if (s != t + 1 && q.shift != 0) {
        p.base = TimeBase::day_offset;
        p.shift = q.shift;
        return s;
      }
    }
    ++t;
    if (shift == -1 && w.folded(t) == kFirst) {
      shift = -2;
      ++t;
    }
  }
  p.base = TimeBase::day_offset;
  p.shift = shift;
  p.shifted = true;
  t = clock_after(w, t, p);
  const bool open = is_mark(w, t, "(");
  std::uint32_t u = open || is_mark(w, t, "-،,") ? t + 1 : t;
  if (w.word(u, "يوم") && w.folded(u) == "يوم") ++u;
  std::uint8_t day = 0;
  const auto end = weekday_at(w, u, day);
  if (end != u && (!open || is_mark(w, end, ")"))) {
    p.weekday = day;
    t = open ? end + 1 : end;
    t = clock_after(w, t, p);
  }
  return t;
}

// الأسبوع الماضي, هذا الشهر, العام 2014, الأسبوع الثالث من …, الفترة الماضية
std::uint32_t unit_point(const Words& w, std::uint32_t i, TimePoint& p) {
  std::uint32_t t = i;
  const bool said = static_cast<bool>(w.is(t, WordRole::this_));
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

std::uint32_t edge_point(const Words& w, std::uint32_t i, bool led, TimePoint& p) {
  const auto m = w.is(i, WordRole::edge);
  const auto rest = w.is(i, WordRole::rest);
  if ((!m && !rest) || (m ? m : rest).article()) return i;
  TimePoint q;
  std::uint32_t t = i + 1;
  if (w.folded(t) == kNight || w.folded(t) == "النهار" || w.folded(t) == "الليل") return i;
  auto end = read_point(w, t, true, q);
  if (end == t) {
    const auto unit = w.is(t, WordRole::time_unit);
    if (!unit || !unit.article() || unit_of(unit) < TimeUnit::week || unit_of(unit) > TimeUnit::year) return i;
    q.base = TimeBase::unit;
    q.unit = unit_of(unit);
    end = t + 1;
  }
  (void)led;
  const bool fits = q.base == TimeBase::unit || q.base == TimeBase::decade ||
                    (q.base == TimeBase::date && q.day == 0);
  if (!fits || q.edge != TimeEdge::none) return i;
  q.edge = rest ? TimeEdge::rest : static_cast<TimeEdge>(static_cast<int>(m.value()));
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
  const bool day = q.base == TimeBase::day_offset || q.base == TimeBase::weekday ||
                   (q.base == TimeBase::date && q.day != 0);
  if (end == t || !day) return i;
  q.hour = static_cast<std::int8_t>(m.value());
  p = q;
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
  return t;
}


// How many of the larger unit one smaller is, calendars rounded: 30 days, 12 months.
double ratio(TimeUnit small, TimeUnit large) {
  const auto in_days = [](TimeUnit u) {
    return u == TimeUnit::day ? 1.0 : u == TimeUnit::week ? 7.0 : u == TimeUnit::month ? 30.0 : u == TimeUnit::year ? 360.0 : 0.0;
  };
  return in_days(large) == 0 ? 0 : in_days(small) / in_days(large);
}

// شهر و21 يوماً, سنة وشهر: what follows the first count, in its unit.
std::uint32_t read_rest_of_length(const Words& w, std::uint32_t i, TimePoint& p) {
  std::uint32_t end = i;
  for (;;) {
    std::uint32_t t = end;
    if (w.folded(t) == kAnd || (is_mark(w, t, ",،") && w.is_digits(t + 1))) ++t;
    else if (!w.is_word(t) || !w.folded(t).starts_with(kAnd)) return end;
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
    if (!unit || unit.prefixed() || (unit.article() && n.kind != NumeralKind::share && !n.needs_of && !n.article)) return i;
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
      if (e != i && (any_unit(w, e) || (w.is_word(e) && !w.is(e, WordRole::stop) && !w.is(e, WordRole::at) && !w.is(e, WordRole::until) && w.token(e).analysis().pos == Pos::noun && !w.folded(e).starts_with("ال")))) return i;
      p.base = TimeBase::date;
      return e;
    });
    return end;
  }
  if (!w.is_word(i) || w.token(i).word->closed.empty()) return i;
  attempt([&] { return part_point(w, i, p); });
  attempt([&] { return day_offset(w, i, p); });
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
    const bool day = q.base == TimeBase::weekday || q.base == TimeBase::day_offset ||
                     (q.base == TimeBase::date && q.day != 0);
    if (e == i + 1 || !day) return i;
    p = q;
    return e;
  });
  attempt([&] { return weekday_point(w, i, led, p, to_day); });
  attempt([&] { return day_month(w, i, led, p, to_day); });
  attempt([&] { return edge_point(w, i, led, p); });
  attempt([&] { return window_point(w, i, p); });
  attempt([&] { return unit_point(w, i, p); });
  attempt([&] { return decade_point(w, i, p); });
  attempt([&] { return season_point(w, i, p); });
  return end;
}

}  // namespace isnad::annotate
