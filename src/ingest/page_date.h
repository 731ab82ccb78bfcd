// Publication days as pages write them. Thread-safe.
#pragma once
#include <isnad/document.h>

#include <optional>
#include <string_view>

namespace isnad::ingest {

// A field of a page made for programs: ISO 8601, RFC 822, or digits with / or . or - (day first, as
// Arabic pages have it, unless the year stands first). A day and month that could be either way
// round and come without a year first are read day first.
std::optional<Day> field_day(std::string_view text);
// …/2018/08/03/…, …/20180803-…, …/2018-08-03-…
std::optional<Day> address_day(std::string_view url);
// A visible dateline in Arabic or English: «الجمعة 3 آب/أغسطس 2018», «21 ذو القعدة 1439 هـ», digits.
// A Hijri date alone is converted by the Umm al-Qura calendar; beside a Gregorian one it is left.
std::optional<Day> dateline_day(std::string_view text);

}  // namespace isnad::ingest
