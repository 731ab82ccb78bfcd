// Days and years told in rarer ways: the first Friday of a month, the week of a day, a year
// in words. Internal to the readers of points of time. Each gives the token after
// what it read, or i. Thread-safe.
#pragma once
#include "annotate/words.h"
#include "model/time_expression.h"

namespace isnad::annotate {

// أول يوم جمعة من يوليو, آخر خميس في هذا الشهر
std::uint32_t nth_weekday(const Words& w, std::uint32_t i, TimePoint& p);
// أسبوع 16 سبتمبر: the week that holds the day; `ordinal_unit` week with no ordinal says so.
std::uint32_t week_of_day(const Words& w, std::uint32_t i, TimePoint& p);
// في ألف وسبعمئة وتسعة وثمانين, with nothing counted
std::uint32_t written_year(const Words& w, std::uint32_t i, TimePoint& p);
// [في شهر نوفمبر] بين 19 و20
std::uint32_t days_between(const Words& w, std::uint32_t i, const TimePoint& month, std::uint8_t& from,
                           std::uint8_t& to);

}  // namespace isnad::annotate
