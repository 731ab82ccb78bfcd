#include "annotate/time_parts.h"

#include <chrono>
#include <cmath>

#include "annotate/bounds.h"
#include "annotate/numerals.h"

namespace isnad::annotate {

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
  // 5 ديسمبر 1391: four digits right after a day and its month, with nothing counted
  const bool old = p.day != 0 && p.month != 0 && w.is_digits(i) && n.min >= 1000 && n.min < 1900 && !w.is_word(n.end);
  if (sure && !n.digits && n.min >= 10 && n.min <= 20) {  // عام تسعة عشر تسعة وتسعين: a year by halves
    const auto rest = read_cardinal(w, n.end);
    if (rest && !rest.digits && !rest.article && rest.min >= 10 && rest.min < 100 && !w.is_word(rest.end)) {
      p.year = static_cast<std::int32_t>(100 * n.min + rest.min);
      return rest.end;
    }
  }
  if (!year_like(n.min) && !after_hijri && !old && !(sure && n.min >= 100 && n.min <= 2200)) return i;
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
DayNumber day_number(const Words& w, std::uint32_t i) {
  DayNumber d;
  const auto fits = [](double v) { return v >= 1 && v <= 31 && v == std::floor(v); };
  if (w.is_digits(i)) {
    const auto run = read_digits(w, i);
    if (run.form == DigitForm::number && run.integer && fits(run.values[0]) && run.widths[0] <= 2)
      d = {run.end, static_cast<std::uint8_t>(run.values[0]), 0, false};
    else if (run.form == DigitForm::range && fits(run.values[0]) && fits(run.values[1]) &&
             run.values[0] < run.values[1])
      d = {run.end, static_cast<std::uint8_t>(run.values[0]), static_cast<std::uint8_t>(run.values[1]), false};
    return d;
  }
  if (!w.is_word(i)) return d;
  if (const auto n = read_ordinal(w, i); n && fits(n.min)) return {n.end, static_cast<std::uint8_t>(n.min), 0, true};
  if (const auto n = read_cardinal(w, i); n && fits(n.min) && !n.digits)
    return {n.end, static_cast<std::uint8_t>(n.min), 0, n.article};
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
  if (q.day != 0 && d.from != 0 && w.folded(d.end) == "." && w.folded(last) == ".") {  // 16. نوفمبر. 2016
    TimePoint y = q;
    if (const auto stop = year_at(w, last + 1, false, y); stop != last + 1) {
      p = y;
      return stop;
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

// More than a year from the day of writing; unknown where that is.
bool far_year(const Words& w, double year) {
  if (!w.published()) return false;
  const std::chrono::year_month_day written(*w.published());
  return std::abs(year - static_cast<int>(written.year())) > 1;
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
      // 16/04/21: the day first, unless only the year first falls near the day of writing
      if (run.widths[0] == 2 && run.widths[2] == 2 && far_year(w, century(v[2])) && !far_year(w, century(v[0])) &&
          v[1] >= 1 && v[1] <= 12 && v[2] >= 1 && v[2] <= 31)
        return set(century(v[0]), v[1], v[2]) ? run.end : i;
      if (run.widths[2] == 2 && run.widths[0] <= 2 && run.widths[1] <= 2 && v[1] >= 1 && v[1] <= 12 && v[0] >= 1 &&
          v[0] <= 31)
        return day_first(century(v[2])) ? run.end : i;
      return i;
    case DigitForm::range:
    case DigitForm::fraction:
      if (run.widths[0] == 4 && year_like(v[0]) && run.widths[1] <= 2) return set(v[0], v[1], 0) ? run.end : i;
      if (run.widths[1] == 4 && year_like(v[1]) && run.widths[0] <= 2) return set(v[1], v[0], 0) ? run.end : i;
      if (v[0] < 1 || v[1] < 1 || run.widths[0] > 2 || run.widths[1] > 2) return i;
      // Unled, only what can be nothing else: 22/04, 22-4.
      {
        const bool yeared =
            is_mark(w, run.end, ",،") && w.is_digits(run.end + 1) && year_like(read_digits(w, run.end + 1).values[0]);
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
        // 4.22 with nothing counted: the month first
        const bool alone = !w.is_word(run.end) && !is_mark(w, run.end, "%٪$");
        if (alone && v[1] >= 1 && v[1] <= 12 && v[2] > 12 && v[2] <= 31 && set(0, v[1], v[2])) return run.end;
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
  if (!m || (m.row->flags & kDoubtful) != 0) return i;
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
  if (const auto n = w.is(end, WordRole::ordinal);
      n && n.article() && n.value() <= 5 && (w.folded(end + 1) == kOf || !w.is_word(end + 1))) {
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
  if (const auto n = day_number(w, t);
      n.from != 0 && n.to == 0 && !open && (n.ordinal || w.folded(end) == kIn ? t > end : w.is_digits(t)) && led) {
    const bool counts =
        w.is_word(n.end) && !w.is(n.end, WordRole::stop) && !w.is(n.end, WordRole::until) && !w.is(n.end, WordRole::at);
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
  if (w.word(t, "اول") &&
      (w.folded(t + 1) == kYesterday || (w.folded(t + 1) == kOf && w.folded(t + 2) == kYesterday))) {
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
      // نفس اليوم: the day told of, not the day of writing.
      if (t > w.first() && (w.folded(t - 1).ends_with("نفس") || w.folded(t - 1).ends_with("ذات"))) return i;
      // اليوم الثاني, اليوم العالمي: a day of something.
      const auto next = w.folded(t + 1);
      if ((w.is(t + 1, WordRole::ordinal) && next.starts_with("ال")) || next == "العالمي" || next == "الدولي" ||
          next == "الوطني" || next == "نفسه" || next == "ذاته" || next == "الواحد")
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
  const bool slash = is_mark(w, t, "/");  // «اليوم /السبت/»
  const bool open = slash || is_mark(w, t, "(");
  std::uint32_t u = open || is_mark(w, t, "-،,") ? t + 1 : t;
  if (w.word(u, "يوم") && w.folded(u) == "يوم") ++u;
  std::uint8_t day = 0;
  const auto end = weekday_at(w, u, day);
  if (end != u && (!open || is_mark(w, end, slash ? "/" : ")"))) {
    p.weekday = day;
    t = open ? end + 1 : end;
    t = clock_after(w, t, p);
  }
  return t;
}

}  // namespace isnad::annotate
