// `isnad explain` on sentences: what gave a claim, what gave none, and why not.
#include <gtest/gtest.h>

#include "cli/run_cli.h"

namespace isnad::test {
namespace {

constexpr const char* kArticle =
    "قصفت طائرات حربية بلدة بنش أمس.\n\nارتفعت حصيلة ضحايا الزلزال إلى تسعمئة شخص.\n\nوقعت الوزارة عقدا لبناء مدرسة.";

TEST(Explain, SilentSentencesSayWhyNot) {
  const TempDir dir;
  const auto run = isnad("explain --silent " + dir.write("a.txt", kArticle));
  EXPECT_EQ(run.status, 0);
  EXPECT_EQ(run.out.find("بنش"), std::string::npos);
  EXPECT_NE(run.out.find("«ارتفعت» casualties.toll_rises: what it excludes is here"), std::string::npos);
  EXPECT_NE(run.out.find("عقدا لبناء مدرسة"), std::string::npos);
}

TEST(Explain, OneSentenceByItsNumber) {
  const TempDir dir;
  const auto path = dir.write("a.txt", kArticle);
  const auto run = isnad("explain --sentence 0 " + path);
  EXPECT_EQ(run.status, 0);
  EXPECT_NE(run.out.find("claim  "), std::string::npos);
  EXPECT_EQ(run.out.find("الزلزال"), std::string::npos);
  const auto all = isnad("explain " + path);
  EXPECT_NE(all.out.find("بنش"), std::string::npos);
  EXPECT_NE(all.out.find("عقدا لبناء مدرسة"), std::string::npos);
  const auto beyond = isnad("explain --sentence 9 " + path);
  EXPECT_EQ(beyond.status, 3);
  EXPECT_NE(beyond.err.find("Sentences are counted from 0"), std::string::npos);
}

}  // namespace
}  // namespace isnad::test
