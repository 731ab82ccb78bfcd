#include "annotate/time_days.h"

#include <cmath>

#include "annotate/numerals.h"
#include "annotate/time_parts.h"

namespace isnad::annotate {
namespace {

// A word that a number before it may count; prepositions, conjunctions and verbs are none.
bool counts(const Words& w, std::uint32_t i) {
  return w.is_word(i) && w.token(i).analysis().pos != Pos::verb && !w.is(i, WordRole::stop) &&
         !w.is(i, WordRole::until) && !w.is(i, WordRole::at);
}

}  // namespace

std::uint32_t nth_weekday(const Words& w, std::uint32_t i, TimePoint& p) {
  const auto n = w.is(i, WordRole::ordinal);
  const bool last = w.word(i, "اخر");
  if ((!n && !last) || (n && (n.article() || n.value() > 5))) return i;
  std::uint32_t t = i + 1;
  if (w.folded(t) == "يوم") ++t;
  const auto day = w.is(t, WordRole::weekday);
  if (!day || (day.row->flags & kDoubtful) == 0 || day.prefixed()) return i;
  const std::uint32_t end = t + 1;
  if (w.folded(end) != kOf && w.folded(end) != kIn) return i;
  TimePoint c;
  std::uint8_t to = 0;
  auto stop = day_month(w, end + 1, true, c, to);
  if (stop == end + 1 || c.day != 0 || to != 0) {
    c = {};
    stop = container(w, end, c);
    if (stop == end) return i;
  }
  c.base = TimeBase::date;
  c.weekday = static_cast<std::uint8_t>(day.value());
  c.ordinal = last ? kLast : static_cast<std::uint8_t>(n.value());
  c.ordinal_unit = TimeUnit::day;
  p = c;
  return stop;
}

std::uint32_t week_of_day(const Words& w, std::uint32_t i, TimePoint& p) {
  const auto unit = w.is(i, WordRole::time_unit);
  if (!unit || unit_of(unit) != TimeUnit::week || unit.article()) return i;
  TimePoint q;
  std::uint8_t to = 0;
  auto end = day_month(w, i + 1, true, q, to);
  if (end == i + 1) end = numeric_date(w, i + 1, true, q);
  if (end == i + 1 || to != 0 || q.day == 0 || q.month == 0) return i;
  q.ordinal_unit = TimeUnit::week;
  p = q;
  return end;
}

std::uint32_t written_year(const Words& w, std::uint32_t i, TimePoint& p) {
  if (i == w.first() || w.folded(i - 1) != kIn || !w.any(i, WordRole::scale, WordRole::scale_dual)) return i;
  const auto n = read_cardinal(w, i);
  if (!n || n.article || n.digits || n.min < 1000 || n.min > 2100 || n.min != std::floor(n.min)) return i;
  if (std::fmod(n.min, 100) == 0 || counts(w, n.end)) return i;
  p.base = TimeBase::date;
  p.year = static_cast<std::int32_t>(n.min);
  return n.end;
}

std::uint32_t days_between(const Words& w, std::uint32_t i, const TimePoint& month, std::uint8_t& from,
                           std::uint8_t& to) {
  if (month.base != TimeBase::date || month.month == 0 || month.day != 0 || month.ordinal != 0) return i;
  if (w.folded(i) != "بين") return i;
  const auto first = day_number(w, i + 1);
  if (first.from == 0 || first.to != 0) return i;
  std::uint32_t t = first.end;
  if (w.folded(t) == kAnd)
    ++t;
  else if (!w.is_word(t) || !w.folded(t).starts_with(kAnd))
    return i;
  const auto second = day_number(w, t);
  if (second.from <= first.from || second.to != 0 || counts(w, second.end)) return i;
  from = first.from;
  to = second.from;
  return second.end;
}

}  // namespace isnad::annotate
