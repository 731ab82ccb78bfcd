#include "serve/claim_shelf.h"

#include "serve/project_fixture.h"
#include "serve/render.h"
#include "store/sqlite/database.h"

namespace isnad::serve {
namespace {

ClaimShelf::Row row_of(std::string id) {
  auto row = std::make_shared<ClaimRow>();
  row->id = std::move(id);
  row->record = std::string(1'000, 'x');
  return row;
}

TEST(ClaimShelf, HoldsNoMoreThanItMay) {
  ClaimShelf shelf(100'000);
  for (int key = 0; key < 10'000; ++key) shelf.keep(key, row_of(std::to_string(key)));
  EXPECT_LE(shelf.size(), 100u);
  EXPECT_GE(shelf.size(), 30u);
  EXPECT_EQ(shelf.find(0), nullptr);
  ASSERT_NE(shelf.find(9'999), nullptr);
  EXPECT_EQ(shelf.find(9'999)->id, "9999");
}

TEST(ClaimShelf, WhatIsAskedForStays) {
  ClaimShelf shelf(100'000);
  shelf.keep(-1, row_of("asked"));
  for (int key = 0; key < 1'000; ++key) {
    shelf.keep(key, row_of("other"));
    ASSERT_NE(shelf.find(-1), nullptr) << key;
  }
}

class ShelvedTest : public FusedProjectFixture {
 protected:
  // What a desk says that has just been opened.
  std::string fresh() {
    auto source = open_project(path_);
    return to_json(*(*source)->claims({})) + to_json(*(*source)->events({})) + to_json(*(*source)->document("نهر.txt"));
  }
  std::string now() {
    return to_json(*source_->claims({})) + to_json(*source_->events({})) + to_json(*source_->document("نهر.txt"));
  }
};

TEST_F(ShelvedTest, AnswersAreTheSameBytes) {
  const std::string first = now();
  EXPECT_EQ(now(), first);
  EXPECT_EQ(fresh(), first);
}

TEST_F(ShelvedTest, WhatChangesIsNotKept) {
  const std::string before = now();
  const Json made = post({{"claim", "c1"}, {"verdict", "edited"}, {"changes", {{"certainty", "possible"}}}});
  EXPECT_NE(now(), before);
  EXPECT_NE(now().find("\"corrected\":{\"certainty\":\"possible\"}"), std::string::npos);
  EXPECT_EQ(now(), fresh());
  post({{"claim", "c1"}, {"verdict", "undo"}, {"key", made["key"]}});
  EXPECT_EQ(now(), before);
}

TEST_F(ShelvedTest, AnotherReadingIsShownAtOnce) {
  const std::string before = now();
  {
    auto project = Project::open(path_, Project::Mode::read_write);
    ASSERT_TRUE(project.has_value());
    store::Statement away(project->database(), "UPDATE claims SET current = 0 WHERE id = 'c2'");
    ASSERT_TRUE(away.run());
  }
  EXPECT_NE(now(), before);
  EXPECT_EQ(now(), fresh());
  EXPECT_FALSE(source_->claim("c2").has_value());
}

}  // namespace
}  // namespace isnad::serve
