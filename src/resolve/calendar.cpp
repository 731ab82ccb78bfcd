#include "resolve/calendar.h"

#include <algorithm>

namespace isnad::resolve {
namespace {
using std::chrono::days;
using std::chrono::year_month_day;

year_month_day split(Day day) { return year_month_day(day); }
int floor_div(int a, int b) { return a / b - (a % b < 0 ? 1 : 0); }
// 1 Muharram 1 AH, civil: 16 July 622 Julian = 19 July 622 proleptic Gregorian.
const Day kHijriEpoch = Day(year_month_day(std::chrono::year(622), std::chrono::month(7), std::chrono::day(19)));
bool hijri_leap(int year) { return (14 + 11 * year) % 30 < 11; }
}  // namespace

Day month_end(int year, unsigned month) {
  return Day(year_month_day(std::chrono::year(year) / std::chrono::month(month) / std::chrono::last));
}
Day day_of(int year, unsigned month, unsigned day) {
  const Day end = month_end(year, month);
  return day > month_day(end)
             ? end
             : Day(year_month_day(std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)));
}
Day add_months(Day day, int months) {
  const int index = year_of(day) * 12 + static_cast<int>(month_of(day)) - 1 + months;
  return day_of(floor_div(index, 12), static_cast<unsigned>(index - floor_div(index, 12) * 12) + 1, month_day(day));
}
int weekday_of(Day day) { return static_cast<int>(std::chrono::weekday(day).iso_encoding()); }
Day monday_of(Day day) { return day - days(weekday_of(day) - 1); }
int year_of(Day day) { return static_cast<int>(split(day).year()); }
unsigned month_of(Day day) { return static_cast<unsigned>(split(day).month()); }
unsigned month_day(Day day) { return static_cast<unsigned>(split(day).day()); }

Day hijri_day(int year, unsigned month, unsigned day) {
  const int m = static_cast<int>(month);
  const int n = static_cast<int>(day) - 1 + 29 * (m - 1) + (m / 2) + (year - 1) * 354 + floor_div(3 + 11 * year, 30);
  return kHijriEpoch + days(n);
}
int hijri_year_of(Day day) {
  const auto n = static_cast<int>((day - kHijriEpoch).count());
  int year = floor_div(30 * n + 10646, 10631);
  while (hijri_day(year + 1, 1, 1) <= day) ++year;
  while (hijri_day(year, 1, 1) > day) --year;
  return year;
}
unsigned hijri_month_length(int year, unsigned month) {
  return month % 2 == 1 || (month == 12 && hijri_leap(year)) ? 30 : 29;
}

}  // namespace isnad::resolve
