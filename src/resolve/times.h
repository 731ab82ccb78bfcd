// Time expressions → intervals of days, both ends inclusive.
//
// News policy: a bare weekday is the last such day, the day of writing counting when it is one;
// a day and month without a year is the last such day unless the sentence looks ahead; الأسبوع الماضي
// is the week before, Monday to Sunday; اليومين الماضيين runs up to the day of writing; a length
// (شهرين, خلال أسبوع, بعد سبعة أشهر من …) has no days of its own. مطلع is the first third of a month
// or quarter of a year; نهاية الأسبوع are the two days off of the country that the text is about. Without a day of
// writing only full dates resolve. Thread-safe.
#pragma once
#include <isnad/claim.h>

#include <optional>

#include "lexicon/gazetteer.h"
#include "model/reading.h"

namespace isnad::resolve {

struct DayRange {
  Day first, last;
  bool approximate = false;
  friend bool operator==(const DayRange&, const DayRange&) = default;
};

// The first day off of a week, counted from Monday: Saturday, or Friday from Morocco's neighbours to the
// Gulf.
inline constexpr int kSaturday = 5, kFriday = 4;

// Empty where the expression has no days or needs a day of writing that is not given.
std::optional<DayRange> days_of(const TimeExpression& expression, std::optional<Day> written, int weekend = kSaturday);
// The expression names its days by itself: no day of writing needed.
bool is_absolute(const TimeExpression& expression);

// Fills TimeRef of every time mention: against document.published, else against the inferred
// interval (basis inferred), else only full dates.
void times(const Gazetteer& gazetteer, Reading& reading);

}  // namespace isnad::resolve
