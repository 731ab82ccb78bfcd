// ISO days in and out. Thread-safe.
#pragma once
#include <isnad/document.h>

#include <optional>
#include <string>
#include <string_view>

namespace isnad {

// "2017-06-14", alone or at the head of a timestamp ("2017-06-14T08:00:00Z": the day as written,
// not moved to another time zone). Nothing for a day that the calendar does not have.
std::optional<Day> parse_day(std::string_view text);
std::optional<Day> make_day(int year, unsigned month, unsigned day);
std::string iso_day(Day day);

}  // namespace isnad
