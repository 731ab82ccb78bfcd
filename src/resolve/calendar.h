// Calendar arithmetic over std::chrono days. The Hijri calendar is the tabular one (civil epoch,
// years 2 5 7 10 13 16 18 21 24 26 29 of 30 are leap): months as announced may differ by a day or two.
// Source of the method: E. M. Reingold, N. Dershowitz, Calendrical Calculations. Thread-safe.
#pragma once
#include <isnad/document.h>

namespace isnad::resolve {

Day day_of(int year, unsigned month, unsigned day);  // a day past the month's end is its last day
Day month_end(int year, unsigned month);
Day add_months(Day day, int months);
int weekday_of(Day day);  // ISO, Monday 1
Day monday_of(Day day);
int year_of(Day day);
unsigned month_of(Day day);
unsigned month_day(Day day);

Day hijri_day(int year, unsigned month, unsigned day);
int hijri_year_of(Day day);
unsigned hijri_month_length(int year, unsigned month);

}  // namespace isnad::resolve
