#include "resolve/times.h"

#include <gtest/gtest.h>

#include <cstdlib>

#include "annotate/annotated.h"
#include "resolve/calendar.h"

namespace isnad::tests {
namespace {

using resolve::day_of;

std::string iso(Day d) {
  return std::to_string(resolve::year_of(d)) + "-" + std::to_string(resolve::month_of(d)) + "-" +
         std::to_string(resolve::month_day(d));
}

// «first/last» of the only time, «-» where it stays unresolved.
std::string days(const std::string& text, std::optional<Day> written) {
  Engine::Scratch scratch;
  const Reading r = annotated(text, scratch, written);
  for (const auto& m : r.mentions)
    if (const auto* t = m.time()) return t->ref.resolved ? iso(*t->ref.start) + "/" + iso(*t->ref.end) : "-";
  return "none";
}

const Day kSaturday = day(2017, 10, 14);

TEST(ResolveTimes, NewsLooksBack) {
  EXPECT_EQ(days("قصفت الخميس", kSaturday), "2017-10-12/2017-10-12");
  EXPECT_EQ(days("قصفت السبت", kSaturday), "2017-10-14/2017-10-14");
  EXPECT_EQ(days("قصفت السبت الماضي", kSaturday), "2017-10-7/2017-10-7");
  EXPECT_EQ(days("قصفت أمس الجمعة", kSaturday), "2017-10-13/2017-10-13");
  EXPECT_EQ(days("قصفت الأسبوع الماضي", kSaturday), "2017-10-2/2017-10-8");
  EXPECT_EQ(days("في 6 حزيران الماضي", kSaturday), "2017-6-6/2017-6-6");
  EXPECT_EQ(days("في 20 كانون الأول", kSaturday), "2016-12-20/2016-12-20");
}

TEST(ResolveTimes, AheadWhereTheSentenceSaysSo) {
  EXPECT_EQ(days("سيجتمعون في 20 كانون الأول", kSaturday), "2017-12-20/2017-12-20");
  EXPECT_EQ(days("يجتمعون الاثنين المقبل", kSaturday), "2017-10-16/2017-10-16");
}

TEST(ResolveTimes, PeriodsAndEdges) {
  EXPECT_EQ(days("خلال اليومين الماضيين", kSaturday), "2017-10-12/2017-10-14");
  EXPECT_EQ(days("منذ أواخر آذار الفائت", kSaturday), "2017-3-21/2017-10-14");
  EXPECT_EQ(days("قبل سنتين", kSaturday), "2015-10-14/2015-10-14");
  EXPECT_EQ(days("خلال الشهر الماضي", kSaturday), "2017-9-1/2017-9-30");
  EXPECT_EQ(days("استمر خلال شهرين", kSaturday), "-");
}

TEST(ResolveTimes, TheYearToldJustBefore) {
  Engine::Scratch scratch;
  const Reading r = annotated("بنوا السد عام 2014 وافتتحوه في 10 حزيران", scratch, kSaturday);
  std::vector<Day> starts;
  for (const auto& m : r.mentions)
    if (const auto* t = m.time()) starts.push_back(t->ref.start.value_or(Day{}));
  ASSERT_EQ(starts.size(), 2u);
  EXPECT_EQ(starts[1], day(2014, 6, 10));
}

TEST(ResolveTimes, NothingIsGuessedWithoutADay) {
  EXPECT_EQ(days("قصفت أمس", std::nullopt), "-");
  EXPECT_EQ(days("في 6 حزيران الماضي", std::nullopt), "-");
  EXPECT_EQ(days("في 6 حزيران 2017", std::nullopt), "2017-6-6/2017-6-6");
}

TEST(ResolveTimes, HijriMonthsNearTheAnnouncedOnes) {
  // 1 Ramadan 1438 was announced for 27 May 2017.
  const auto off = (resolve::hijri_day(1438, 9, 1) - day_of(2017, 5, 27)).count();
  EXPECT_LE(std::abs(off), 1);
  EXPECT_EQ(resolve::hijri_year_of(day_of(2017, 5, 27)), 1438);
}

TEST(Publication, WeekdayDateAndLengthGiveAWeek) {
  Engine::Scratch scratch;
  const Reading r = annotated(
      "تواصلت المعارك في الرقة أمس الاثنين. وكانت معركة الرقة قد بدأت في السادس من حزيران الماضي، "
      "وبعد أكثر من أربعة أشهر على بدء المعركة ما زال القتال مستمراً.",
      scratch);
  ASSERT_TRUE(r.publication.first && r.publication.last);
  EXPECT_LE(*r.publication.first, day(2017, 10, 10));
  EXPECT_GE(*r.publication.last, day(2017, 10, 10));
  EXPECT_LE((*r.publication.last - *r.publication.first).count(), 6);
  EXPECT_FALSE(r.publication.reasons.empty());
  EXPECT_FALSE(r.document.published);
}

TEST(Publication, ALandmarkAndTwoWeekdaysGiveTheDay) {
  Engine::Scratch scratch;
  const Reading r = annotated("انسحب الوفد أمس الأحد. وكان انفجار مرفأ بيروت قد دمر البيوت الثلاثاء الماضي.", scratch);
  ASSERT_TRUE(r.publication.first && r.publication.last);
  EXPECT_EQ(*r.publication.first, day(2020, 8, 10));
  EXPECT_EQ(*r.publication.last, day(2020, 8, 10));
  for (const auto& m : r.mentions)
    if (const auto* t = m.time(); t != nullptr && t->ref.resolved) {
      EXPECT_EQ(t->ref.basis, TimeBasis::inferred);
    }
}

TEST(ResolveTimes, AWeekEndsAsTheCountryOfTheTextHasIt) {
  EXPECT_EQ(days("زار الوفد المصنع نهاية الأسبوع", kSaturday), "2017-10-14/2017-10-15");
  EXPECT_EQ(days("زار الوفد مدينة حلب في سوريا نهاية الأسبوع", kSaturday), "2017-10-13/2017-10-14");
}

TEST(ResolveTimes, JoinedMonthsShareTheirYear) {
  Engine::Scratch scratch;
  const Reading r = annotated("وصلت القوافل في حزيران وتموز 2012", scratch, kSaturday);
  std::vector<std::string> starts;
  for (const auto& m : r.mentions)
    if (const auto* t = m.time(); t != nullptr && t->ref.start) starts.push_back(iso(*t->ref.start));
  EXPECT_EQ(starts, (std::vector<std::string>{"2012-6-1", "2012-7-1"}));
}

TEST(ResolveTimes, TheNightBetweenTwoDaysIsOne) {
  Engine::Scratch scratch;
  const Reading r = annotated("قصفت البلدة ليل الأربعاء الخميس", scratch, kSaturday);
  int read = 0;
  for (const auto& m : r.mentions) read += m.time() != nullptr;
  EXPECT_EQ(read, 1);
  EXPECT_EQ(days("قصفت البلدة ليل الأربعاء الخميس", kSaturday), "2017-10-11/2017-10-11");
}

TEST(ResolveTimes, LaterIsWhatIsLeft) {
  EXPECT_EQ(days("يصل الوفد في وقت لاحق من هذا الأسبوع", kSaturday), "2017-10-15/2017-10-15");
  EXPECT_EQ(days("يصل الوفد لاحقا هذا الشهر", kSaturday), "2017-10-15/2017-10-31");
  EXPECT_EQ(days("يبقى الوفد بقية الشهر", kSaturday), "2017-10-14/2017-10-31");
}

TEST(Publication, NothingFromNothing) {
  Engine::Scratch scratch;
  const Reading r = annotated("قال الوزير أمس إن الطريق مفتوح.", scratch);
  EXPECT_FALSE(r.publication.first);
  EXPECT_FALSE(r.publication.last);
}

TEST(Times, AShortYearFirstOnlyNearTheDayOfWriting) {
  Engine::Scratch scratch;
  const auto first = [&](const std::string& text, Day written) {
    const Reading r = annotated(text, scratch, written);
    for (const auto& m : r.mentions)
      if (const auto* t = m.time(); t != nullptr && t->ref.start) return *t->ref.start;
    return Day{};
  };
  EXPECT_EQ(first("وصلت الشحنة 19/03/12", day(2019, 5, 1)), day(2019, 3, 12));
  EXPECT_EQ(first("وصلت الشحنة 19/03/12", day(2012, 5, 1)), day(2012, 3, 19));
  EXPECT_EQ(first("وصلت الشحنة نهاية الأسبوع الماضي", day(2019, 5, 1)), day(2019, 4, 27));
  EXPECT_EQ(first("يلتقون أول يوم خميس من آذار", day(2019, 5, 1)), day(2019, 3, 7));
  EXPECT_EQ(first("في أسبوع 9 آذار 2019", day(2019, 5, 1)), day(2019, 3, 4));
}

TEST(ResolveTimes, MorningsHalvesAndPlans) {
  EXPECT_EQ(days("تدور معارك منذ الصباح", kSaturday), "2017-10-14/2017-10-14");
  EXPECT_EQ(days("تدور معارك منذ ساعات الفجر الأولى", kSaturday), "2017-10-14/2017-10-14");
  EXPECT_EQ(days("نزحوا في النصف الثاني من عام 2016", kSaturday), "2016-7-1/2016-12-31");
  EXPECT_EQ(days("سينسحبون بعد يومين", kSaturday), "2017-10-16/2017-10-16");
  EXPECT_EQ(days("وصلوا مطلع الثمانينيات من القرن الماضي", kSaturday).substr(0, 8), "1980-1-1");
  EXPECT_EQ(days("قصفت القرى اليوم /السبت/", kSaturday), "2017-10-14/2017-10-14");
}

TEST(ResolveTimes, TheSameDayIsNotTheDayOfWriting) {
  EXPECT_EQ(days("وفي نفس اليوم انهار الجسر", kSaturday), "none");
  EXPECT_EQ(days("وفي ذات الشهر انهار الجسر", kSaturday), "none");
}

}  // namespace
}  // namespace isnad::tests
