// A figure that is counted over months is no day's toll, whatever the act it hangs on.
#include <gtest/gtest.h>
#include <isnad/engine.h>

#include "base/days.h"
#include "paths.h"

namespace isnad {
namespace {

std::vector<Claim> read(const char* text) {
  static const auto kEngine = Engine::open(tests::built_path("isnad.blob"));
  Document d;
  d.id = "a";
  d.text = text;
  d.language = "ar";
  d.published = parse_day("2018-11-20");
  Engine::Scratch scratch;
  return kEngine->read(d, scratch);
}

TEST(RunningTotal, IsWhatIsCountedSinceADayLongPast) {
  const auto claims = read("وقال ناشطون إن الغارات أدت إلى مقتل أكثر من ألفي مدني في مدينة الحديدة منذ مطلع العام.");
  ASSERT_FALSE(claims.empty());
  for (const auto& c : claims)
    if (c.killed) {
      EXPECT_TRUE(c.killed->cumulative) << c.rule;
    }
}

TEST(RunningTotal, IsNotTheTollOfANight) {
  const auto claims = read("وقال ناشطون إن الغارات أدت إلى مقتل ستة مدنيين في مدينة الحديدة منذ مساء أمس.");
  ASSERT_FALSE(claims.empty());
  for (const auto& c : claims)
    if (c.killed) {
      EXPECT_FALSE(c.killed->cumulative) << c.rule;
    }
}

}  // namespace
}  // namespace isnad
