// The parts of a date in words: months, years, days, weekdays, numeric dates. Internal to the
// readers of points of time. Each gives the token after what it read, or i. Thread-safe.
#pragma once
#include "annotate/time_points.h"

namespace isnad::annotate {

inline constexpr std::string_view kOf = "من", kIn = "في", kAnd = "و", kFirst = "الاول", kYesterday = "امس",
                                  kNight = "الليله";
inline constexpr std::uint8_t kLast = 255;

TimeUnit unit_of(const RoleMatch& m);
bool is_mark(const Words& w, std::uint32_t i, std::string_view marks);
RoleMatch any_unit(const Words& w, std::uint32_t i);
// A month name at i, one or two words; `row` set. Returns the token after it.
std::uint32_t month_at(const Words& w, std::uint32_t i, const ClosedRow*& row, bool prefix_ok);
// حزيران/ يونيو, حزيران (يونيو): the second name of the same month.
std::uint32_t double_name(const Words& w, std::uint32_t i, const ClosedRow& first);
bool year_like(double v);
// A year number in digits or words at i.
std::uint32_t year_at(const Words& w, std::uint32_t i, bool sure, TimePoint& p);
// عام 2014, سنة 2014, من عام 2014, العام الماضي, 2014 after a month.
std::uint32_t container(const Words& w, std::uint32_t i, TimePoint& p);
// The day part after a day: أمس مساءً, السبت صباحاً, الساعة العاشرة صباحاً.
std::uint32_t clock_after(const Words& w, std::uint32_t i, TimePoint& p);
// A day number at i: 6, السادس, السادس عشر من. Ranges (19-20) give both.
struct DayNumber {
  std::uint32_t end = 0;
  std::uint8_t from = 0, to = 0;
  bool ordinal = false;
};

DayNumber day_number(const Words& w, std::uint32_t i);
std::uint32_t after_month(const Words& w, std::uint32_t i, TimePoint& p);
void set_month(const ClosedRow& row, TimePoint& p);
// [day] [من] [شهر] month [/ second name] [year | الماضي]
std::uint32_t day_month(const Words& w, std::uint32_t i, bool led, TimePoint& p, std::uint8_t& to_day);
// 12/6/2017, 2017-06-12, 6.6.2017, 2015/3, 12/6 after يوم or a weekday.
std::uint32_t numeric_date(const Words& w, std::uint32_t i, bool led, TimePoint& p);
// A weekday at i; without the article only after يوم. Returns the token after it.
std::uint32_t weekday_at(const Words& w, std::uint32_t i, std::uint8_t& day);
// الأربعاء [الماضي] [6 حزيران | (6 حزيران) | 21 | من الأسبوع المقبل]
std::uint32_t weekday_point(const Words& w, std::uint32_t i, bool led, TimePoint& p, std::uint8_t& to_day);
// أمس [الأول] [الأربعاء | (الأربعاء)], اليوم, غداً, أول من أمس, بعد غد
std::uint32_t day_offset(const Words& w, std::uint32_t i, TimePoint& p);

}  // namespace isnad::annotate
