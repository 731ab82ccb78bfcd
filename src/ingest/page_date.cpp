#include "ingest/page_date.h"

#include <re2/re2.h>
#include <unicode/ucal.h>

#include <array>
#include <string>

#include "base/days.h"
#include "base/fold.h"

namespace isnad::ingest {
namespace {

struct Month {
  std::string_view name;  // folded
  unsigned number;
};

// Gregorian, Levantine and Maghrebi names; the longer before what it begins with.
constexpr auto kMonths = std::to_array<Month>({
    {"كانون الثاني", 1}, {"كانون الاول", 12}, {"تشرين الاول", 10}, {"تشرين الثاني", 11}, {"يناير", 1},
    {"جانفي", 1},        {"شباط", 2},         {"فبراير", 2},       {"فيفري", 2},         {"اذار", 3},
    {"مارس", 3},         {"نيسان", 4},        {"ابريل", 4},        {"افريل", 4},         {"ايار", 5},
    {"مايو", 5},         {"ماي", 5},          {"حزيران", 6},       {"يونيو", 6},         {"يونيه", 6},
    {"جوان", 6},         {"تموز", 7},         {"يوليوز", 7},       {"يوليو", 7},         {"يوليه", 7},
    {"جويليه", 7},       {"اغسطس", 8},        {"غشت", 8},          {"اوت", 8},           {"ايلول", 9},
    {"سبتمبر", 9},       {"شتنبر", 9},        {"اكتوبر", 10},      {"نوفمبر", 11},       {"نونبر", 11},
    {"ديسمبر", 12},      {"دجنبر", 12},       {"اب", 8},           {"january", 1},       {"february", 2},
    {"march", 3},        {"april", 4},        {"may", 5},          {"june", 6},          {"july", 7},
    {"august", 8},       {"september", 9},    {"october", 10},     {"november", 11},     {"december", 12},
    {"sept", 9},         {"jan", 1},          {"feb", 2},          {"mar", 3},           {"apr", 4},
    {"jun", 6},          {"jul", 7},          {"aug", 8},          {"sep", 9},           {"oct", 10},
    {"nov", 11},         {"dec", 12},
});

constexpr auto kHijriMonths = std::to_array<Month>({
    {"محرم", 1},
    {"صفر", 2},
    {"ربيع الاول", 3},
    {"ربيع الاخر", 4},
    {"ربيع الثاني", 4},
    {"جمادي الاولي", 5},
    {"جمادي الاول", 5},
    {"جمادي الاخره", 6},
    {"جمادي الثانيه", 6},
    {"رجب", 7},
    {"شعبان", 8},
    {"رمضان", 9},
    {"شوال", 10},
    {"ذو القعده", 11},
    {"ذي القعده", 11},
    {"ذو الحجه", 12},
});

template <std::size_t N>
std::string alternatives(const std::array<Month, N>& months) {
  std::string out;
  for (const auto& month : months) out += (out.empty() ? "" : "|") + std::string(month.name);
  return out;
}

template <std::size_t N>
unsigned number_of(const std::array<Month, N>& months, std::string_view name) {
  for (const auto& month : months)
    if (month.name == name) return month.number;
  return 0;
}

std::optional<Day> plausible(int year, int month, int day) {
  if (year < 1990 || year > 2100 || month < 1 || day < 1) return std::nullopt;
  return make_day(year, static_cast<unsigned>(month), static_cast<unsigned>(day));
}

std::optional<Day> digits_day(std::string_view text) {
  static const RE2 kYearFirst("(?:^|\\D)((?:19|20)\\d\\d)[-/.](\\d{1,2})[-/.](\\d{1,2})(?:\\D|$)");
  static const RE2 kDayFirst("(?:^|\\D)(\\d{1,2})\\s?[-/.]\\s?(\\d{1,2})\\s?[-/.]\\s?((?:19|20)\\d\\d)(?:\\D|$)");
  int a = 0, b = 0, c = 0;
  if (RE2::PartialMatch(text, kYearFirst, &a, &b, &c)) return plausible(a, b, c);
  if (RE2::PartialMatch(text, kDayFirst, &a, &b, &c)) {
    if (auto day = plausible(c, b, a)) return day;
    return plausible(c, a, b);
  }
  return std::nullopt;
}

std::optional<Day> umm_al_qura(int year, unsigned month, int day) {
  if (year < 1400 || year > 1500 || day < 1 || day > 30) return std::nullopt;
  UErrorCode status = U_ZERO_ERROR;
  const std::u16string utc = u"UTC";
  UCalendar* calendar = ucal_open(utc.c_str(), 3, "@calendar=islamic-umalqura", UCAL_TRADITIONAL, &status);
  if (U_FAILURE(status) != 0) return std::nullopt;
  ucal_setDateTime(calendar, year, static_cast<int32_t>(month) - 1, day, 12, 0, 0, &status);
  const double millis = ucal_getMillis(calendar, &status);
  ucal_close(calendar);
  if (U_FAILURE(status) != 0) return std::nullopt;
  return std::chrono::floor<std::chrono::days>(
      std::chrono::sys_time<std::chrono::milliseconds>(std::chrono::milliseconds(static_cast<std::int64_t>(millis))));
}

}  // namespace

std::optional<Day> field_day(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\n' || text.front() == '\t')) text.remove_prefix(1);
  if (auto day = parse_day(text.substr(0, 10))) return day;
  static const RE2 kCompact("^((?:19|20)\\d\\d)(\\d\\d)(\\d\\d)(?:T|\\d{6}|$)");
  int y = 0, m = 0, d = 0;
  if (RE2::PartialMatch(text, kCompact, &y, &m, &d)) return plausible(y, m, d);
  // Milliseconds or seconds since 1970.
  static const RE2 kEpoch("^(1\\d{9})(\\d{3})?$");
  std::int64_t seconds = 0;
  if (RE2::PartialMatch(text, kEpoch, &seconds))
    return std::chrono::floor<std::chrono::days>(std::chrono::sys_seconds(std::chrono::seconds(seconds)));
  return dateline_day(text);
}

std::optional<Day> address_day(std::string_view url) {
  static const RE2 kPath("/((?:19|20)\\d\\d)[/-](\\d{1,2})[/-](\\d{1,2})(?:[/_.-]|$)");
  static const RE2 kRun("[/_-]((?:19|20)\\d\\d)(\\d\\d)(\\d\\d)(?:[/_.-]|$)");
  int y = 0, m = 0, d = 0;
  if (RE2::PartialMatch(url, kPath, &y, &m, &d) || RE2::PartialMatch(url, kRun, &y, &m, &d)) return plausible(y, m, d);
  return std::nullopt;
}

std::optional<Day> dateline_day(std::string_view text) {
  std::string folded = fold(text.substr(0, 400));
  for (char& c : folded)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  const std::string months = alternatives(kMonths);
  // One month, or two names of the same month: «آب/أغسطس», «أغسطس (آب)».
  static const RE2 kDayMonth("(?:^|\\D)(\\d{1,2})(?:st|nd|rd|th)?[\\s,،-]*(?:من )?(" + months +
                             ")[.]?(?:\\s*[/(-]\\s*(?:" + months + ")\\s*\\)?)?[\\s,،-]*((?:19|20)\\d\\d)(?:\\D|$)");
  static const RE2 kMonthDay("(?:^|[^\\pL])(" + months +
                             ")[.]?\\s+(\\d{1,2})(?:st|nd|rd|th)?\\s*[,،]?\\s*((?:19|20)\\d\\d)(?:\\D|$)");
  static const RE2 kHijri("(?:^|\\D)(\\d{1,2})\\s*(?:من )?(" + alternatives(kHijriMonths) +
                          ")[\\s,،]*(1[45]\\d\\d)(?:\\D|$)");
  int day = 0, year = 0;
  std::string month;
  if (RE2::PartialMatch(folded, kDayMonth, &day, &month, &year))
    return plausible(year, static_cast<int>(number_of(kMonths, month)), day);
  if (RE2::PartialMatch(folded, kMonthDay, &month, &day, &year))
    return plausible(year, static_cast<int>(number_of(kMonths, month)), day);
  if (auto found = digits_day(folded)) return found;
  if (RE2::PartialMatch(folded, kHijri, &day, &month, &year))
    return umm_al_qura(year, number_of(kHijriMonths, month), day);
  return std::nullopt;
}

}  // namespace isnad::ingest
