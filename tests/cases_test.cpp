// Runs every story of tests/cases against the compiled data. A case under tests/cases/open names a
// known limit: it is parsed and run, and nothing is asked of it (move it out once it holds).
#include "compile/cases.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "compile/check.h"
#include "model/reading.h"
#include "paths.h"

namespace isnad::compile {
namespace {

Result<Engine> engine() { return Engine::open(tests::built_path("isnad.blob")); }

TEST(Cases, StoriesGiveTheirClaims) {
  auto reader = engine();
  ASSERT_TRUE(reader) << reader.error().message;
  auto stories = load_cases(tests::source_path("tests/cases"));
  ASSERT_TRUE(stories) << stories.error().where << ": " << stories.error().message;
  EXPECT_GE(stories->size(), 120u);
  Engine::Scratch scratch;
  for (const auto& story : *stories) {
    const auto wrong = run_case(story, *reader, scratch);
    if (story.path.find("/open/") != std::string::npos) continue;
    for (const auto& line : wrong) ADD_FAILURE() << line << "\n  (" << story.title << ")";
  }
}

// The mix that docs/format/cases.md promises: many, mostly of several sentences, a fifth that forbid something,
// from several wars and in several styles, no story told twice.
TEST(Cases, TheMixIsKept) {
  auto reader = engine();
  ASSERT_TRUE(reader) << reader.error().message;
  auto stories = load_cases(tests::source_path("tests/cases"));
  ASSERT_TRUE(stories) << stories.error().message;
  Engine::Scratch scratch;
  std::size_t all = 0, open = 0, several = 0, forbid = 0;
  std::map<std::string, std::size_t> styles, wars, titles;
  std::set<std::string> texts;
  for (const auto& story : *stories) {
    if (story.path.find("/open/") != std::string::npos) {
      ++open;
      continue;
    }
    ++all;
    ++titles[story.title];
    EXPECT_TRUE(texts.insert(story.text).second) << story.path << ": told twice";
    forbid += story.count == 0 || std::any_of(story.expectations.begin(), story.expectations.end(),
                                              [](const Expectation& e) { return !e.must; });
    for (const std::string_view style : {"rights", "humanitarian", "official", "partisan"})
      if (story.path.find("/cases/" + std::string(style) + "/") != std::string::npos) ++styles[std::string(style)];
    Document document;
    document.text = story.text;
    Reading reading;
    reader->read(document, scratch, reading);
    several += reading.sentences.size() > 1;
    std::set<std::string> countries;
    for (const auto& claim : reading.claims)
      for (const auto& place : claim.places)
        if (!place.admin.empty()) countries.insert(place.admin.front());
    for (const auto& country : countries) ++wars[country];
  }
  EXPECT_GE(all, 600u);
  EXPECT_LE(open, 20u);
  EXPECT_GE(several * 2, all);
  EXPECT_GE(forbid * 5, all);
  for (const auto& [title, n] : titles) EXPECT_LE(n, 3u) << title;
  EXPECT_EQ(styles.size(), 4u);
  for (const auto& [style, n] : styles) EXPECT_GE(n, 10u) << style;
  EXPECT_GE(std::count_if(wars.begin(), wars.end(), [](const auto& war) { return war.second >= 15; }), 5);
}

TEST(Cases, ParsesHeadStoryAndExpectations) {
  const auto story = parse_case("x.case",
                                "title: t\npublished: 2020-03-01\n= 1\n---\n"
                                "نص القصة.\n---\n+ airstrike | نص | killed 20..99 | at المنارة\n! casualties\n");
  ASSERT_TRUE(story) << story.error().message;
  EXPECT_EQ(story->title, "t");
  EXPECT_EQ(story->count, 1);
  ASSERT_EQ(story->expectations.size(), 2u);
  EXPECT_EQ(story->expectations[0].evidence, "نص");
  ASSERT_EQ(story->expectations[0].slots.size(), 2u);
  EXPECT_EQ(story->expectations[0].slots[0].second, "20..99");
  EXPECT_FALSE(story->expectations[1].must);
}

TEST(Cases, NamesTheLineOfWhatItCannotRead) {
  const auto story = parse_case("x.case", "title: t\n---\nنص\n---\n+ no_such_type\n");
  ASSERT_FALSE(story);
  EXPECT_EQ(story.error().where, "x.case:5");
  const auto empty = parse_case("y.case", "title: t\n---\n---\n= 0\n");
  ASSERT_FALSE(empty);
}

TEST(Cases, QuantitiesCompareAsWritten) {
  Claim c;
  c.type = ClaimType::airstrike;
  c.killed = Quantity{};
  c.killed->min = 40;
  std::string why;
  Expectation e;
  e.type = "airstrike";
  e.slots = {{"killed", "40+"}};
  EXPECT_TRUE(meets(e, c, "", why)) << why;
  c.killed->max = 50;
  EXPECT_FALSE(meets(e, c, "", why));
  e.slots = {{"killed", "40..50"}};
  EXPECT_TRUE(meets(e, c, "", why)) << why;
}

}  // namespace
}  // namespace isnad::compile
