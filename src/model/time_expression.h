// What the words of a time expression say before any day is known: calendar fields, offsets from
// the day of writing, lengths. annotate/ fills it, resolve/ turns it into days. The canonical text
// forms are in docs/format/time.md.
#pragma once
#include <cstdint>
#include <optional>
#include <string>

namespace isnad {

enum class TimeUnit : std::uint8_t {
  none,
  second,
  minute,
  hour,
  day,
  week,
  month,
  quarter,
  year,
  decade,
  century,
  period,  // الفترة, الآونة: of no known length
};

enum class TimeBase : std::uint8_t {
  none,
  date,        // calendar fields, any of which may be unknown
  day_offset,  // أمس, اليوم, غداً: shift days from the day of writing
  weekday,     // الجمعة; shift -1 الماضي, +1 المقبل, 0 bare
  unit,        // الأسبوع الماضي, هذا الشهر: shift units from the current one
  window,      // اليومين الماضيين: the last (shift -1) or next (+1) count units
  ago,         // قبل شهر: count units before the day of writing
  ahead,       // بعد شهرين من الآن
  length,      // شهرين: a duration with no anchor
  decade,      // السبعينيات
};

enum class TimeEdge : std::uint8_t { none, start, middle, end, rest };

// How the expression's preposition uses its point.
enum class TimeRelation : std::uint8_t {
  at,
  since,   // منذ: from the point until the day of writing
  until,   // حتى: up to the point
  before,  // قبل
  after,   // بعد
  within,  // خلال
};

struct TimePoint {
  TimeBase base = TimeBase::none;
  bool hijri = false;
  std::int32_t year = 0;            // 0 unknown
  std::uint8_t month = 0, day = 0;  // 0 unknown
  std::uint8_t weekday = 0;         // ISO, Monday 1; also beside أمس or a date, where it is a check
  std::int32_t shift = 0;           // -1 last, 0 this, +1 next; days for day_offset
  bool shifted = false;             // a word of the text gives `shift` (الماضي, هذا)
  TimeUnit unit = TimeUnit::none;   // what `shift` or `min..max` counts; with date fields, their container
  double min = 0, max = 0;          // count for window, ago, ahead, length; max 0: open
  bool vague_count = false;         // أيام, بضعة أشهر
  TimeEdge edge = TimeEdge::none;
  std::uint8_t ordinal = 0;                // الأسبوع الثالث; 255: the last one
  TimeUnit ordinal_unit = TimeUnit::none;  // what ordinal counts in the date or unit
  std::int8_t hour = -1;                   // of the day part or clock; -1 none
  std::uint8_t season = 0;                 // first month of the season
  friend bool operator==(const TimePoint&, const TimePoint&) = default;
};

struct TimeExpression {
  TimeRelation relation = TimeRelation::at;
  TimePoint from;
  std::optional<TimePoint> to;  // a range: من … إلى …, بين … و…
  bool approximate = false;
  bool looks_ahead = false;  // the sentence speaks of the future
};

}  // namespace isnad
