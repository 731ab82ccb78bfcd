#include "serve/project_source.h"

#include <gtest/gtest.h>
#include <isnad/store.h>
#include <unistd.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "serve/desk.h"

namespace isnad::serve {
namespace {

using Json = nlohmann::json;

Span find(const std::string& text, const std::string& words) {
  const auto at = text.find(words);
  EXPECT_NE(at, std::string::npos);
  return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
}

class ProjectSourceTest : public testing::Test {
 protected:
  void SetUp() override {
    path_ = (std::filesystem::temp_directory_path() /
             ("isnad-serve-" + std::to_string(::getpid()) + "-" +
              testing::UnitTest::GetInstance()->current_test_info()->name() + ".db"))
                .string();
    fill();
    auto source = open_project(path_);
    ASSERT_TRUE(source.has_value()) << source.error().message;
    source_ = std::move(*source);
    const auto cookie = auth_.enter(auth_.new_key());
    cookie_ = cookie->substr(0, cookie->find(';'));
  }
  void TearDown() override {
    source_.reset();
    for (const char* end : {"", "-wal", "-shm"}) std::filesystem::remove(path_ + end);
  }

  void fill() {
    auto project = Project::open(path_, Project::Mode::create);
    ASSERT_TRUE(project.has_value());
    const auto import = project->begin_import({"2021-03-10T08:00:00Z", "tester", "isnad", "hash", {"test"}});
    ASSERT_TRUE(import.has_value());
    Document d;
    d.id = "نهر.txt";
    d.text = "أعلن المجلس المحلي مقتل سبعة أشخاص في قصف على سوق العمارة يوم الثلاثاء.";
    d.outlet = "الضفة";
    d.language = "ar";
    d.published = Day(std::chrono::year(2021) / 3 / 4);
    Claim c;
    c.id = "c1";
    c.doc = d.id;
    c.type = ClaimType::shelling;
    c.evidence = find(d.text, "مقتل سبعة أشخاص في قصف على سوق العمارة");
    c.trigger.span = find(d.text, "قصف");
    c.trigger.text = "قصف";
    c.rule = "shelling.noun";
    isnad::Source who;
    who.name = "المجلس المحلي";
    who.text = "المجلس المحلي";
    who.kind = SourceKind::organisation;
    who.span = find(d.text, "المجلس المحلي");
    c.attribution = {who};
    PlaceRef place;
    place.id = "t:1";
    place.name = place.text = "سوق العمارة";
    place.lat = 33.5;
    place.lon = 44.1;
    place.precision = Precision::neighbourhood;
    place.admin = {"IQ", "IQ07"};
    place.span = find(d.text, "سوق العمارة");
    c.places = {place};
    TimeRef time;
    time.start = time.end = Day(std::chrono::year(2021) / 3 / 2);
    time.resolved = true;
    c.time = time;
    Quantity seven;
    seven.min = seven.max = 7;
    c.killed = seven;
    Claim other = c;
    other.id = "c2";
    other.type = ClaimType::casualties;
    other.polarity = Polarity::negative;
    other.attribution.clear();
    other.killed.reset();
    other.time.reset();
    const StoredSentence sentence{{0, static_cast<std::uint32_t>(d.text.size())}, 0, "body"};
    ASSERT_TRUE(project->add({d, {sentence}, {c, other}, d.text}, *import).has_value());
    ASSERT_TRUE(project->end_import(*import, "2021-03-10T08:00:01Z").has_value());
  }

  Request request(std::string path, std::multimap<std::string, std::string> params = {}) const {
    Request r;
    r.path = std::move(path);
    r.params = std::move(params);
    r.headers = {{"host", "127.0.0.1:8200"}, {"cookie", cookie_}};
    return r;
  }
  Json ask(std::string path, std::multimap<std::string, std::string> params = {}) {
    return Json::parse(desk().handle(request(std::move(path), std::move(params))).body);
  }
  Json post(const Json& body) {
    Request r = request("/reviews");
    r.method = "POST";
    r.body = body.dump();
    r.headers.emplace("origin", "http://127.0.0.1:8200");
    r.headers.emplace("x-isnad-token", auth_.token());
    return Json::parse(desk().handle(r).body);
  }
  std::size_t total(std::multimap<std::string, std::string> params) {
    return ask("/claims.json", std::move(params))["total"].get<std::size_t>();
  }
  Desk desk() {
    return Desk(
        *source_, auth_, [] { return "2021-03-11T09:00:00Z"; }, "tester");
  }

  std::string path_;
  std::unique_ptr<serve::Source> source_;
  Auth auth_{8200};
  std::string cookie_;
};

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
