// A coarsened copy says what happened, and neither where exactly nor to whom by name.
#include "export/redact.h"

#include <gtest/gtest.h>

#include "cli/run_cli.h"
#include "store/audit.h"

namespace isnad::exports {
namespace {

using test::isnad;

class RedactTest : public testing::Test {
 protected:
  void SetUp() override {
    const auto article =
        folder_.write("mill.txt",
                      "قال الطبيب حازم الرفاعي إن خمسة مدنيين قُتلوا أمس الأحد في قصف مدفعي على مدينة جسر الشغور، "
                      "بينهم سعاد العلي (31 عاماً).\n");
    ASSERT_EQ(isnad("import --project " + from_ + " --published 2019-03-18 --outlet الضفة " + article).status, 0);
  }
  static std::string bytes(const std::string& path) { return test::slurp(path); }
  test::TempDir folder_;
  const std::string from_ = folder_.path("whole.db"), to_ = folder_.path("coarse.db");
};

TEST_F(RedactTest, NoWordsNoPeopleNoExactPlaceAreLeftInTheFile) {
  const auto run = isnad("redact --project " + from_ + " --out " + to_ + " --places governorate");
  ASSERT_EQ(run.status, 0) << run.err;
  const std::string file = bytes(to_);
  for (const char* told : {"حازم", "الرفاعي", "سعاد", "جسر الشغور", "mill.txt", "Jisr"})
    EXPECT_EQ(file.find(told), std::string::npos) << told;
}

TEST_F(RedactTest, WhatHappenedStaysAndTheCopyIsSound) {
  ASSERT_EQ(isnad("redact --project " + from_ + " --out " + to_ + " --places governorate").status, 0);
  auto project = Project::open(to_, Project::Mode::read_only);
  ASSERT_TRUE(project.has_value());
  const auto claims = project->all_claims({});
  ASSERT_TRUE(claims.has_value());
  bool shelling = false;
  for (const auto& claim : *claims) {
    for (const auto& place : claim.places) EXPECT_GE(place.precision, Precision::governorate);
    EXPECT_TRUE(claim.because.empty());
    if (claim.type != ClaimType::shelling) continue;
    shelling = true;
    ASSERT_TRUE(claim.killed.has_value());
    EXPECT_EQ(claim.killed->min, 5);
    ASSERT_EQ(claim.places.size(), 1u);
    EXPECT_FALSE(claim.places[0].name.empty());
  }
  EXPECT_TRUE(shelling);
  const auto verified = project->verify();
  ASSERT_TRUE(verified.has_value());
  EXPECT_TRUE(verified->damage.empty());
  const auto rows = Project::open(from_, Project::Mode::read_only)->audit_rows("redacted");
  ASSERT_TRUE(rows.has_value());
  EXPECT_EQ(rows->size(), 1u);
}

TEST_F(RedactTest, NothingIsOverwritten) {
  EXPECT_NE(isnad("redact --project " + from_ + " --out " + from_).status, 0);
}

TEST(Redact, ATextKeepsItsLengthAndItsBreaks) {
  const std::string text = "قال، «حازم»:\nabc 12 \u202E𝄞";
  const std::string masked = without_words(text);
  EXPECT_EQ(masked.size(), text.size());
  EXPECT_EQ(masked.find("حازم"), std::string::npos);
  EXPECT_EQ(masked.find('\n'), text.find('\n'));
  EXPECT_NE(masked.find("،"), std::string::npos);
  EXPECT_EQ(masked.find_first_of("abc12"), std::string::npos);
}

}  // namespace
}  // namespace isnad::exports
