// One point or period of time in words: أمس الأربعاء, السادس من حزيران/ يونيو الماضي, مطلع عام 2014,
// اليومين الماضيين, 12/6/2017. What joins points (منذ, من … إلى, قبل) is in times.cpp. Thread-safe.
#pragma once
#include "annotate/words.h"
#include "model/time_expression.h"

namespace isnad::annotate {

// Reads the longest point that starts at token i; the token after it, or i where there is none.
// `led` tells that a preposition of time stands before, so that bare years and days are believed.
std::uint32_t read_point(const Words& words, std::uint32_t i, bool led, TimePoint& point);

// 19-20 نوفمبر: two days of one month; i where there is none.
std::uint32_t read_day_range(const Words& words, std::uint32_t i, TimePoint& from, TimePoint& to);

// A count of units (شهرين, ثلاثة أيام, 24 ساعة, شهر و21 يوماً, بضعة أشهر); i where there is none.
std::uint32_t read_length(const Words& words, std::uint32_t i, TimePoint& point, bool& approximate);

// An adjective that says which: الماضي -1, الجاري 0, المقبل +1; i where there is none.
std::uint32_t read_shift(const Words& words, std::uint32_t i, TimePoint& point);

}  // namespace isnad::annotate
