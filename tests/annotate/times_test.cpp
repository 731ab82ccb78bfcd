#include <gtest/gtest.h>

#include "annotate/annotated.h"

namespace isnad::tests {
namespace {

// The canonical expressions of docs/format/time.md, in order.
std::vector<std::string> times(const std::string& text) {
  Engine::Scratch scratch;
  const Reading r = annotated(text, scratch);
  std::vector<std::string> out;
  for (const auto& m : r.mentions)
    if (const auto* t = m.time()) out.push_back(t->expression);
  return out;
}
using List = std::vector<std::string>;

TEST(Times, DatesOfEveryCalendar) {
  EXPECT_EQ(times("وقع الانفجار في 6 حزيران 2017"), List{"2017-06-06"});
  EXPECT_EQ(times("وقع الانفجار في السادس من شهر حزيران/ يونيو الماضي"), List{"XXXX-06-06-1"});
  EXPECT_EQ(times("افتتح المعبر في 15 جويلية 2014"), List{"2014-07-15"});
  EXPECT_EQ(times("افتتح المعبر في 3 أوت 2014"), List{"2014-08-03"});
  EXPECT_EQ(times("ولد في 7 شوال 1438 هـ"), List{"H:1438-10-07"});
  EXPECT_EQ(times("في الحادي والعشرين من تشرين الثاني"), List{"XXXX-11-21"});
  EXPECT_EQ(times("وصلت القافلة في 12/6/2017"), List{"2017-06-12"});
  EXPECT_EQ(times("وصلت القافلة في 2017-06-12"), List{"2017-06-12"});
  EXPECT_EQ(times("في ثمانينيات القرن الماضي"), List{"198X"});
}

TEST(Times, DaysAndWeekdays) {
  EXPECT_EQ(times("انهار الجسر أمس الأربعاء"), List{"day-1(W-3)"});
  EXPECT_EQ(times("انهار الجسر أمس (الجمعة)"), List{"day-1(W-5)"});
  EXPECT_EQ(times("انهار الجسر أول من أمس"), List{"day-2"});
  EXPECT_EQ(times("انهار الجسر فجر السبت"), List{"W-6T05"});
  EXPECT_EQ(times("انهار الجسر الخميس الماضي"), List{"W-4-1"});
  EXPECT_EQ(times("يفتتح الجسر الأحد المقبل"), List{"W-7+1"});
  EXPECT_EQ(times("بعد ظهر أمس"), List{"day-1T12"});
}

TEST(Times, UnitsWindowsAndEdges) {
  EXPECT_EQ(times("نزحوا خلال اليومين الماضيين"), List{"within last 2 day"});
  EXPECT_EQ(times("نزحوا الأسبوع الماضي"), List{"week-1"});
  EXPECT_EQ(times("نزحوا مطلع عام 2014"), List{"start 2014"});
  EXPECT_EQ(times("نزحوا أواخر الشهر الجاري"), List{"end month+0"});
  EXPECT_EQ(times("خلال الساعات الـ24 الماضية"), List{"within last 24 hour"});
  EXPECT_EQ(times("منذ أواخر آذار/ مارس الفائت"), List{"since end XXXX-03-1"});
}

TEST(Times, LengthsAndDistancesInTime) {
  EXPECT_EQ(times("غادروا قبل نحو أسبوع"), List{"1 week ago~"});
  EXPECT_EQ(times("غادروا منذ أيام"), List{"since few day ago"});
  EXPECT_EQ(times("غادروا قبل سنتين"), List{"2 year ago"});
  EXPECT_EQ(times("قضى خلال شهرين نحبه"), List{"within for 2 month"});
  EXPECT_EQ(times("بعد أكثر من أربعة أشهر على بدء الحملة"), List{"after for >=4 month"});
}

TEST(Times, Ranges) {
  EXPECT_EQ(times("من 19 إلى 20 نوفمبر 2015"), List{"2015-11-19/2015-11-20"});
  EXPECT_EQ(times("بين عامي 2011 و2018"), List{"2011/2018"});
  EXPECT_EQ(times("ليل السبت - الأحد"), List{"W-6T22/W-7"});
}

TEST(Times, SeasonsYearsAndPlacedMonths) {
  EXPECT_EQ(times("في صيف 2014"), List{"2014-S06"});
  EXPECT_EQ(times("عامي 2014 و2015"), List{"2014/2015"});
  EXPECT_EQ(times("منذ آب تغلق المعابر"), List{"since XXXX-08"});
  EXPECT_EQ(times("ليل السبت على الأحد"), List{"W-6T22/W-7"});
  EXPECT_TRUE(times("أعلنت قناة النهر اليوم توقفها").empty());
}

TEST(Times, DaysToldInRarerWays) {
  EXPECT_EQ(times("يلتقون أول يوم خميس من آذار"), List{"1 day of XXXX-03(W-4)"});
  EXPECT_EQ(times("يلتقون آخر جمعة في هذا الشهر"), List{"last day of XXXX@month+0(W-5)"});
  EXPECT_EQ(times("في أسبوع 9 آذار 2019"), List{"week of 2019-03-09"});
  EXPECT_EQ(times("في شهر آذار بين 4 و9 توقفت المضخات"), List{"XXXX-03-04/XXXX-03-09"});
  EXPECT_EQ(times("وصلت في 3. آذار"), List{"XXXX-03-03"});
  EXPECT_EQ(times("وصلت في 3. آذار. 2019"), List{"2019-03-03"});
  EXPECT_TRUE(times("أُجل اللقاء إلى الثالث والعشرين").empty());
  EXPECT_TRUE(times("انتقل إلى الثاني").empty());
  EXPECT_TRUE(times("وصل إلى الثاني والعشرين متطوعاً").empty());
}

TEST(Times, YearsToldInRarerWays) {
  EXPECT_EQ(times("ولد في 7 آذار 1492"), List{"1492-03-07"});
  EXPECT_EQ(times("شيد في ألف وثمانمئة واثنين وسبعين"), List{"1872"});
  EXPECT_EQ(times("في عام تسعة عشر سبعة وأربعين"), List{"1947"});
  EXPECT_TRUE(times("وزعوا في ألف وخمسة عشر منزلاً").empty());
}

TEST(Times, TheWeekendIsNotTheSecondHalfOfTheWeek) {
  EXPECT_EQ(times("نهاية الأسبوع الماضي"), List{"weekend week-1"});
  EXPECT_EQ(times("أواخر الأسبوع الماضي"), List{"end week-1"});
}

TEST(Times, NamesAndAgesAreNoTimes) {
  EXPECT_TRUE(times("قرب حديقة 7 نيسان").empty());
  EXPECT_TRUE(times("قالت حركة 23 مارس").empty());
  EXPECT_TRUE(times("أصيب طفل (7 سنوات)").empty());
  EXPECT_TRUE(times("مارس الضغط على السكان").empty());
  EXPECT_TRUE(times("قال رجب إن الطريق مقطوع").empty());
}

TEST(Quotes, NestedMixedAndUnclosed) {
  Engine::Scratch scratch;
  const std::string text =
      "قال «إن حركة \"النسور\" انسحبت من هنا بلا قتال» ثم أضاف “سنعود غداً إلى البيت ولن نرحل\nوهكذا";
  const Reading r = annotated(text, scratch);
  std::vector<std::pair<std::string, bool>> found;
  for (const auto& m : r.mentions)
    if (const auto* q = m.quote()) {
      const auto begin = r.tokens[q->inner.first].span.begin, end = r.tokens[q->inner.last - 1].span.end;
      found.emplace_back(text.substr(begin, end - begin), q->scare);
    }
  ASSERT_EQ(found.size(), 3u);
  EXPECT_EQ(found[0], std::make_pair(std::string("إن حركة \"النسور\" انسحبت من هنا بلا قتال"), false));
  EXPECT_EQ(found[1], std::make_pair(std::string("النسور"), true));
  EXPECT_EQ(found[2], std::make_pair(std::string("سنعود غداً إلى البيت ولن نرحل"), false));
}

TEST(Times, ThisMorningAndHalves) {
  EXPECT_EQ(times("غادروا منذ الصباح"), List{"since day+0T08"});
  EXPECT_EQ(times("غادروا في النصف الأول من عام 2019"), List{"1 quarter of 2019/2 quarter of 2019"});
  EXPECT_EQ(times("منذ ليل الاثنين - الثلاثاء"), List{"since W-1T22"});
}

}  // namespace
}  // namespace isnad::tests
