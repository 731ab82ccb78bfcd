// Judgements as a layer of their own: by coder, over newer readings, and as gold.
#include "serve/review_layer.h"

#include "serve/project_fixture.h"

namespace isnad::serve {
namespace {

class ReviewLayerTest : public ProjectFixture {
 protected:
  // Reads the article anew by other data; `change` alters the claims of the new reading.
  template <class F>
  void read_again(F&& change) {
    auto project = Project::open(path_, Project::Mode::read_write);
    ASSERT_TRUE(project.has_value());
    const auto stored = project->document("نهر.txt");
    ASSERT_TRUE(stored.has_value() && stored->has_value());
    std::vector<Claim> claims = (*stored)->claims;
    change(claims);
    const auto import = project->begin_import({"2021-04-01T08:00:00Z", "tester", "isnad", "newer", {"test"}});
    const StoredSentence sentence{{0, static_cast<std::uint32_t>((*stored)->document.text.size())}, 0, "body"};
    const auto added = project->add({(*stored)->document, {sentence}, claims, (*stored)->document.text}, *import);
    ASSERT_TRUE(added.has_value() && *added == Added::proposed);
    ASSERT_TRUE(project->accept_readings("", "tester", "2021-04-01T08:00:02Z").has_value());
  }
};

const Json kMoreKilled = {{"killed", {{"min", 9}, {"max", 9}}}};

TEST_F(ReviewLayerTest, CodersAreToldApart) {
  post({{"claim", "c1"}, {"verdict", "accepted"}}, "%D9%84%D9%8A%D9%84%D9%89");  // ليلى
  EXPECT_EQ(ask("/reviews.json")["items"][0]["who"], "ليلى");
  EXPECT_EQ(total({{"review", "open"}, {"coder", "ليلى"}}), 1u);
  EXPECT_EQ(total({{"review", "open"}, {"coder", "سامر"}}), 2u);
  EXPECT_EQ(total({{"review", "second"}, {"coder", "سامر"}}), 1u);
  EXPECT_EQ(total({{"review", "second"}, {"coder", "ليلى"}}), 0u);
  post({{"claim", "c1"}, {"verdict", "edited"}, {"changes", kMoreKilled}}, "%D8%B3%D8%A7%D9%85%D8%B1");
  const Json rows = ask("/agreement.json")["items"];
  for (const auto& row : rows) {
    EXPECT_EQ(row["claims"], 1) << row;
    EXPECT_EQ(row["observed"], row["field"] == "killed" ? 0.0 : 1.0) << row;
  }
  EXPECT_EQ(post({{"claim", "c1"}, {"verdict", "accepted"}}, "%00bad")["who"], "tester");
}

TEST_F(ReviewLayerTest, ACorrectionIsReplayedOverANewReading) {
  post({{"claim", "c1"}, {"verdict", "edited"}, {"changes", kMoreKilled}});
  read_again([](std::vector<Claim>& claims) { claims[0].weapon = "artillery"; });  // another field
  EXPECT_EQ(ask("/claims/c1.json")["killed"]["min"], 9);
  EXPECT_EQ(ask("/claims/c1.json")["weapon"], "artillery");
  EXPECT_EQ(ask("/conflicts.json")["items"].size(), 0u);
}

TEST_F(ReviewLayerTest, AReadingThatHasLearntIsNoConflict) {
  post({{"claim", "c1"}, {"verdict", "edited"}, {"changes", kMoreKilled}});
  read_again([](std::vector<Claim>& claims) { claims[0].killed->min = claims[0].killed->max = 9; });
  EXPECT_EQ(ask("/conflicts.json")["items"].size(), 0u);
}

TEST_F(ReviewLayerTest, AReadingThatDiffersIsShownAndCanBeKeptOrTakenBack) {
  const Json review = post({{"claim", "c1"}, {"verdict", "edited"}, {"changes", kMoreKilled}});
  read_again([](std::vector<Claim>& claims) { claims[0].killed->min = claims[0].killed->max = 8; });
  Json conflicts = ask("/conflicts.json")["items"];
  ASSERT_EQ(conflicts.size(), 1u);
  EXPECT_EQ(conflicts[0]["kind"], "changed");
  EXPECT_EQ(conflicts[0]["before"]["killed"], "7/7");
  EXPECT_EQ(conflicts[0]["after"]["killed"], "8/8");
  const Json kept = post({{"verdict", "keep"}, {"key", review["key"]}});
  EXPECT_EQ(kept["verdict"], "edited") << kept;
  EXPECT_EQ(ask("/conflicts.json")["items"].size(), 0u);
  EXPECT_EQ(ask("/claims/c1.json")["killed"]["min"], 9);
}

TEST_F(ReviewLayerTest, AClaimUnderAnotherIdIsFoundByItsWords) {
  const Json review = post({{"claim", "c1"}, {"verdict", "edited"}, {"changes", kMoreKilled}});
  read_again([](std::vector<Claim>& claims) {
    claims[0].id = "c9";
    claims[0].evidence.begin += 2;
  });
  const Json conflicts = ask("/conflicts.json")["items"];
  ASSERT_EQ(conflicts.size(), 1u);
  EXPECT_EQ(conflicts[0]["kind"], "moved");
  EXPECT_EQ(conflicts[0]["now"], "c9");
  post({{"verdict", "keep"}, {"key", review["key"]}});
  EXPECT_EQ(ask("/claims/c9.json")["killed"]["min"], 9);
}

TEST_F(ReviewLayerTest, AClaimThatIsGoneIsSaidToBe) {
  const Json review = post({{"claim", "c1"}, {"verdict", "accepted"}});
  read_again([](std::vector<Claim>& claims) { claims.clear(); });
  const Json conflicts = ask("/conflicts.json")["items"];
  ASSERT_EQ(conflicts.size(), 1u);
  EXPECT_EQ(conflicts[0]["kind"], "gone");
  EXPECT_EQ(post({{"verdict", "keep"}, {"key", review["key"]}})["status"], 409);
}

TEST_F(ReviewLayerTest, GoldHoldsWhatPeopleSay) {
  post({{"claim", "c1"}, {"verdict", "edited"}, {"changes", kMoreKilled}});
  post({{"claim", "c2"}, {"verdict", "rejected"}, {"reason", "ليس حدثاً"}});
  const Response r = desk().handle(request("/gold.jsonl"));
  ASSERT_EQ(r.status, 200);
  const Json line = Json::parse(r.body.substr(0, r.body.find('\n')));
  EXPECT_EQ(line["doc"], "نهر.txt");
  EXPECT_EQ(line["published"], "2021-03-04");
  ASSERT_EQ(line["claims"].size(), 1u);
  const Json& claim = line["claims"][0];
  EXPECT_EQ(claim["type"], "shelling");
  EXPECT_EQ(claim["quote"], "مقتل سبعة أشخاص في قصف على سوق العمارة");
  EXPECT_EQ(claim["killed"], Json::parse("[9,9]"));
  EXPECT_EQ(claim["attribution"], Json::parse(R"(["المجلس المحلي"])"));
  EXPECT_EQ(claim["places"], Json::parse(R"(["سوق العمارة"])"));
  EXPECT_EQ(claim["time"], "2021-03-02");
  EXPECT_EQ(claim["start"], 19);
  auto project = Project::open(path_, Project::Mode::read_only);
  const auto rows = project->audit_rows("gold.jsonl");
  ASSERT_TRUE(rows.has_value());
  EXPECT_EQ(rows->size(), 1u);  // an export is logged
}

}  // namespace
}  // namespace isnad::serve
