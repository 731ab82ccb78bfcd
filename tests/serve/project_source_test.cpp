#include "serve/project_fixture.h"

namespace isnad::serve {
namespace {

using ProjectSourceTest = ProjectFixture;

TEST_F(ProjectSourceTest, FiltersReachTheDatabase) {
  EXPECT_EQ(total({}), 2u);
  EXPECT_EQ(total({{"type", "shelling"}}), 1u);
  EXPECT_EQ(total({{"place", "IQ07"}}), 2u);
  EXPECT_EQ(total({{"source", "المجلس المحلي"}}), 1u);
  EXPECT_EQ(total({{"voice", "own"}}), 1u);
  EXPECT_EQ(total({{"toll", "1"}}), 1u);
  EXPECT_EQ(total({{"polarity", "-"}}), 1u);
  EXPECT_EQ(total({{"known_by", "2021-03-03"}}), 0u);
  EXPECT_EQ(total({{"from", "2021-03-01"}, {"to", "2021-03-03"}}), 1u);
  // The one without a day stands under its day of publication, the fourth.
  EXPECT_EQ(total({{"from", "2021-03-01"}, {"to", "2021-03-04"}}), 2u);
  EXPECT_EQ(total({{"from", "2021-03-03"}}), 1u);
  EXPECT_EQ(total({{"q", "العماره"}}), 2u);
  EXPECT_EQ(total({{"disputed", "1"}}), 0u);
}

TEST_F(ProjectSourceTest, OffsetsAreCodePointsOfTheText) {
  const Json document = ask("/documents/نهر.txt.json");
  ASSERT_EQ(document["claim_records"].size(), 2u);
  const Json& evidence = document["claim_records"][0]["evidence"];
  // «أعلن المجلس المحلي » is 19 letters and spaces.
  EXPECT_EQ(evidence["start"], 19);
  EXPECT_EQ(evidence["end"], 19 + 38);
}

TEST_F(ProjectSourceTest, FacetsCarryCoordinates) {
  const Json places = ask("/places.json");
  ASSERT_EQ(places["items"].size(), 1u);
  EXPECT_EQ(places["items"][0]["count"], 2);
  EXPECT_DOUBLE_EQ(places["items"][0]["lat"], 33.5);
  EXPECT_EQ(places["items"][0]["precision"], "neighbourhood");
  EXPECT_EQ(ask("/sources.json")["items"][0]["kind"], "organisation");
}

TEST_F(ProjectSourceTest, ClaimsWithoutEventsAreEventsOfTheirOwn) {
  const Json events = ask("/events.json");
  ASSERT_EQ(events["items"].size(), 2u);
  const std::string id = events["items"][0]["id"];
  EXPECT_EQ(ask("/events/" + id + ".json")["claim_records"].size(), 1u);
  EXPECT_EQ(ask("/counts.json")["events"], 2);
}

TEST_F(ProjectSourceTest, JudgementsCountUndoAndAreLogged) {
  EXPECT_EQ(total({{"review", "open"}}), 2u);
  const Json accepted = post({{"claim", "c1"}, {"verdict", "accepted"}});
  EXPECT_EQ(accepted["who"], "tester");
  EXPECT_EQ(total({{"review", "open"}}), 1u);
  EXPECT_EQ(total({{"review", "accepted"}}), 1u);
  const Json edited = post({{"claim", "c1"},
                            {"verdict", "edited"},
                            {"changes", {{"killed", {{"min", 8}, {"max", nullptr}}}, {"certainty", "possible"}}}});
  Json claim = ask("/claims/c1.json");
  EXPECT_EQ(claim["killed"]["min"], 8);
  EXPECT_EQ(claim["certainty"], "possible");
  EXPECT_EQ(claim["review"], "edited");
  post({{"verdict", "undo"}, {"key", edited["key"]}});
  claim = ask("/claims/c1.json");
  EXPECT_EQ(claim["killed"]["min"], 7);
  EXPECT_EQ(claim["review"], "accepted");
  EXPECT_EQ(post({{"verdict", "undo"}, {"key", edited["key"]}})["status"], 409);
  EXPECT_EQ(ask("/reviews.json")["items"].size(), 2u);
  auto project = Project::open(path_, Project::Mode::read_only);
  ASSERT_TRUE(project.has_value());
  const auto rows = project->audit_rows("c1");
  ASSERT_TRUE(rows.has_value());
  EXPECT_EQ(rows->size(), 3u);
  const auto report = project->verify();
  ASSERT_TRUE(report.has_value());
  for (const Error& damage : report->damage) EXPECT_FALSE(damage.where.starts_with("audit")) << damage.where;
}

TEST_F(ProjectSourceTest, OddJudgementsAreRefused) {
  EXPECT_EQ(post({{"claim", "c1"}, {"verdict", "shrugged"}})["status"], 400);
  EXPECT_EQ(post({{"claim", "none"}, {"verdict", "accepted"}})["status"], 404);
  EXPECT_EQ(post({{"claim", "c1"}, {"verdict", "edited"}, {"changes", {{"evidence", "x"}}}})["status"], 400);
  EXPECT_EQ(post({{"claim", "c1"}, {"verdict", "edited"}, {"changes", {{"killed", 3}}}})["status"], 400);
}

}  // namespace
}  // namespace isnad::serve
