// Looking back: an event, its lists and its contradictions as they were told by a day.
#include "serve/project_fixture.h"

namespace isnad::serve {
namespace {

// Two days after the fixture's article another outlet tells of nine dead, and both are joined by hand.
class LookingBackTest : public ProjectFixture {
 protected:
  void SetUp() override {
    ProjectFixture::SetUp();
    auto project = Project::open(path_, Project::Mode::read_write);
    ASSERT_TRUE(project.has_value());
    const auto import = project->begin_import({"2021-03-12T08:00:00Z", "tester", "isnad", "hash", {"later"}});
    ASSERT_TRUE(import.has_value());
    Document d;
    d.id = "جسر.txt";
    d.text = "ذكر طبيب في المدينة أن تسعة أشخاص قضوا في القصف على سوق العمارة.";
    d.outlet = "القنطرة";
    d.published = Day(std::chrono::year(2021) / 3 / 6);
    auto c = *project->claim("c1");
    ASSERT_TRUE(c.has_value());
    Claim later = c->claim;
    later.id = "c3";
    later.doc = d.id;
    later.evidence = find(d.text, "تسعة أشخاص قضوا في القصف");
    later.trigger.span = find(d.text, "القصف");
    later.attribution.clear();
    later.places.front().span = find(d.text, "سوق العمارة");
    later.killed->min = later.killed->max = 9;
    const StoredSentence sentence{{0, static_cast<std::uint32_t>(d.text.size())}, 0, "body"};
    ASSERT_TRUE(project->add({d, {sentence}, {later}, d.text}, *import).has_value());
    ASSERT_TRUE(project->end_import(*import, "2021-03-12T08:00:01Z").has_value());
    ASSERT_TRUE(project->fuse_events().has_value());
    Judgement together;
    together.kind = Judgement::Kind::merge;
    together.claims = {"c1"};
    together.others = {"c2", "c3"};
    together.who = "tester";
    together.at = "2021-03-12T09:00:00Z";
    ASSERT_TRUE(project->judge(together).has_value());
    ASSERT_TRUE(project->fuse_events().has_value());
    id_ = ask("/events.json")["items"][0]["id"];
  }
  Json event(std::multimap<std::string, std::string> params = {}) {
    return ask("/events/" + id_ + ".json", std::move(params));
  }
  std::string id_;
};

TEST_F(LookingBackTest, AnEventHoldsNothingThatCameLater) {
  const Json now = event();
  EXPECT_EQ(now["claims"].size(), 3u) << now;
  EXPECT_EQ(now["killed"]["max"], 9);
  const Json then = event({{"known_by", "2021-03-05"}});
  EXPECT_EQ(then["id"], id_);
  EXPECT_EQ(then["claims"], Json({"c1", "c2"}));
  EXPECT_EQ(then["claim_records"].size(), 2u);
  EXPECT_EQ(then["killed"]["min"], 7);
  EXPECT_EQ(then["killed"]["max"], 7);
  EXPECT_EQ(then["outlets"], Json({"الضفة"}));
  EXPECT_EQ(then["killed"]["by_source"].size(), 1u);
  for (const auto& a : then["agreement"]) EXPECT_TRUE(a["claim"] != "c3" && a["other"] != "c3") << a;
  for (const auto& origin : then["origins"]) EXPECT_EQ(origin.dump().find("c3"), std::string::npos);
}

TEST_F(LookingBackTest, ADayThatLeavesEverythingChangesNothing) {
  EXPECT_EQ(event({{"known_by", "2021-03-06"}}), event());
  EXPECT_EQ(event({{"as_of", "2021-03-06"}}), event());
}

TEST_F(LookingBackTest, BeforeTheFirstTellingThereIsNoEvent) {
  EXPECT_EQ(desk().handle(request("/events/" + id_ + ".json", {{"known_by", "2021-03-03"}})).status, 404);
  EXPECT_EQ(ask("/events.json", {{"known_by", "2021-03-03"}})["items"].size(), 0u);
  EXPECT_EQ(desk().handle(request("/events/" + id_ + ".json", {{"known_by", "soon"}})).status, 400);
}

TEST_F(LookingBackTest, ListsAndContradictionsFollow) {
  const Json list = ask("/events.json", {{"known_by", "2021-03-05"}});
  ASSERT_EQ(list["items"].size(), 1u);
  EXPECT_EQ(list["items"][0]["killed"]["max"], 7);
  const Json now = ask("/contradictions.json");
  bool later = false;
  for (const auto& pair : now["items"]) later = later || pair["one"]["id"] == "c3" || pair["other"]["id"] == "c3";
  EXPECT_TRUE(later) << now;
  for (const auto& pair : ask("/contradictions.json", {{"known_by", "2021-03-05"}})["items"])
    EXPECT_TRUE(pair["one"]["id"] != "c3" && pair["other"]["id"] != "c3") << pair;
  EXPECT_EQ(ask("/tolls.json", {{"known_by", "2021-03-05"}})["items"][0]["range"]["max"], 7);
}

}  // namespace
}  // namespace isnad::serve
