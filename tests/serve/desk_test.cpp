#include "serve/desk.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "export/csv.h"
#include "serve/folder_source.h"
#include "serve/render.h"
#include "serve/routes.h"

namespace isnad::serve {
namespace {

using Json = nlohmann::json;

constexpr const char* kDocuments =
    R"({"id":"نشرة/1.txt","title":"غارة على جسر","outlet":"الضفة","published":"2021-03-05","text":"غارة على جسر\nقُتل ثلاثة في غارة على جسر النخيل، قال شاهد."}
{"id":"b","outlet":"=الوادي","published":"2021-03-09","text":"نفى ناطق وقوع الغارة على الجِسر."}
)";
constexpr const char* kClaims =
    R"({"id":"b#1","doc":"b","type":"airstrike","polarity":"-","certainty":"fact","evidence":{"start":9,"end":31,"text":"<script>alert(1)</script>"},"attribution":[{"id":null,"name":"ناطق","kind":"anonymous","level":0}],"agent":[],"target":[],"places":[{"id":"p1","name":"جسر النخيل","admin":["IQ"]}],"time":{"start":"2021-03-04","end":"2021-03-04"}}
{"id":"a#1","doc":"نشرة/1.txt","type":"airstrike","polarity":"+","certainty":"fact","evidence":{"start":13,"end":49,"text":"قُتل ثلاثة في غارة على جسر النخيل"},"attribution":[{"id":null,"name":"شاهد","kind":"anonymous","level":0}],"agent":[],"target":[],"places":[{"id":"p1","name":"جسر النخيل","lat":33.1,"lon":44.2,"precision":"exact","admin":["IQ"]}],"time":{"start":"2021-03-04","end":"2021-03-04"},"killed":{"min":3,"max":3}}
{"id":"a#2","doc":"نشرة/1.txt","type":"casualties","polarity":"+","certainty":"possible","evidence":{"start":13,"end":24,"text":"قُتل ثلاثة"},"attribution":[],"agent":[],"target":[],"places":[]}
)";
constexpr const char* kEvents =
    R"({"id":"e1","type":"airstrike","claims":["a#1","b#1"],"places":[],"agent":[],"target":[],"origins":[["a#1"],["b#1"]],"outlets":["الضفة","=الوادي"],"agreement":[{"claim":"a#1","other":"b#1","relation":"contradicts","on":"existence"}],"state":"contested"}
)";

class DeskTest : public testing::Test {
 protected:
  static constexpr int kPort = 8123;

  void SetUp() override {
    folder_ = std::filesystem::temp_directory_path() / ("isnad-desk-" + std::to_string(::getpid()) + "-" +
                                                        testing::UnitTest::GetInstance()->current_test_info()->name());
    std::filesystem::create_directories(folder_);
    std::ofstream(folder_ / "documents.jsonl") << kDocuments;
    std::ofstream(folder_ / "claims.jsonl") << kClaims;
    std::ofstream(folder_ / "events.jsonl") << kEvents;
    auto source = open_folder(folder_.string());
    ASSERT_TRUE(source.has_value());
    source_ = std::move(*source);
    const auto cookie = auth_.enter(auth_.new_key());
    ASSERT_TRUE(cookie.has_value());
    cookie_ = cookie->substr(0, cookie->find(';'));
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  Request request(std::string path, std::multimap<std::string, std::string> params = {}) const {
    Request r;
    r.path = std::move(path);
    r.params = std::move(params);
    r.headers = {{"host", "127.0.0.1:8123"}, {"cookie", cookie_}};
    return r;
  }
  Json ask(std::string path, std::multimap<std::string, std::string> params = {}) {
    const Response response = desk().handle(request(std::move(path), std::move(params)));
    return Json::parse(response.body);
  }
  std::vector<std::string> ids(std::multimap<std::string, std::string> params) {
    std::vector<std::string> out;
    const Json page = ask("/claims.json", std::move(params));
    for (const auto& item : page["items"]) out.push_back(item["id"]);
    return out;
  }
  Desk desk() {
    return Desk(
        *source_, auth_, [] { return "2021-03-10T08:00:00Z"; }, "tester");
  }

  std::filesystem::path folder_;
  std::unique_ptr<Source> source_;
  Auth auth_{kPort};
  std::string cookie_;
};

using Ids = std::vector<std::string>;

TEST_F(DeskTest, FiltersNarrowTheClaims) {
  // a#2 tells no day and stands under its day of publication, the fifth; the others tell the fourth.
  EXPECT_EQ(ids({}), (Ids{"a#2", "b#1", "a#1"}));
  EXPECT_EQ(ids({{"order", "old"}}).back(), "a#2");
  EXPECT_EQ(ids({{"type", "casualties"}}), (Ids{"a#2"}));
  EXPECT_EQ(ids({{"type", "casualties,airstrike"}}).size(), 3u);
  EXPECT_EQ(ids({{"place", "p1"}, {"polarity", "-"}}), (Ids{"b#1"}));
  EXPECT_EQ(ids({{"place", "IQ"}}).size(), 2u);  // by container
  EXPECT_EQ(ids({{"source", "شاهد"}}), (Ids{"a#1"}));
  EXPECT_EQ(ids({{"voice", "own"}}), (Ids{"a#2"}));
  EXPECT_EQ(ids({{"toll", "1"}}), (Ids{"a#1"}));
  EXPECT_EQ(ids({{"disputed", "1"}}).size(), 2u);
  EXPECT_EQ(ids({{"from", "2021-03-05"}}), (Ids{"a#2"}));
  EXPECT_EQ(ids({{"from", "2021-03-06"}}), (Ids{}));
  EXPECT_EQ(ids({{"to", "2021-03-04"}}).size(), 2u);
  EXPECT_EQ(ids({{"known_by", "2021-03-06"}}), (Ids{"a#2", "a#1"}));
  EXPECT_EQ(ids({{"q", "قتل ثلاثه"}}), (Ids{"a#2", "a#1"}));  // no vowel marks, ه for ة
}

TEST_F(DeskTest, CursorsWalkTheWholeList) {
  const Json first = ask("/claims.json", {{"limit", "2"}});
  ASSERT_EQ(first["items"].size(), 2u);
  EXPECT_EQ(first["total"], 3);
  const Json second = ask("/claims.json", {{"limit", "2"}, {"cursor", first["next"]}});
  ASSERT_EQ(second["items"].size(), 1u);
  EXPECT_TRUE(second["next"].is_null());
}

TEST_F(DeskTest, IdsWithSlashesAndDotsAreFound) {
  const Json document = ask("/documents/نشرة/1.txt.json");
  EXPECT_EQ(document["title"], "غارة على جسر");
  EXPECT_EQ(document["claim_records"].size(), 2u);
  EXPECT_EQ(ask("/claims/a#1.json")["event"], "e1");
  EXPECT_EQ(ask("/events/e1.json")["claim_records"].size(), 2u);
}

TEST_F(DeskTest, MistakesAreProblemsInBothLanguages) {
  for (const auto& [name, value] : std::multimap<std::string, std::string>{
           {"type", "picnic"}, {"from", "2021-13-40"}, {"limit", "0"}, {"polarity", "maybe"}}) {
    const Response r = desk().handle(request("/claims.json", {{name, value}}));
    EXPECT_EQ(r.status, 400) << name;
    EXPECT_EQ(r.content_type, "application/problem+json; charset=utf-8");
    const Json problem = Json::parse(r.body);
    EXPECT_FALSE(problem["title"].get<std::string>().empty());
    EXPECT_FALSE(problem["title_ar"].get<std::string>().empty());
  }
  EXPECT_EQ(desk().handle(request("/documents/none.json")).status, 404);
}

TEST_F(DeskTest, OnlyTheSignedInBrowserOnTheOwnAddressIsAnswered) {
  Request r = request("/claims.json");
  EXPECT_EQ(desk().handle(r).status, 200);
  r.headers.erase("cookie");
  EXPECT_EQ(desk().handle(r).status, 401);
  r = request("/claims.json");
  r.headers.erase("host");
  r.headers.emplace("host", "rebound.example:8123");
  EXPECT_EQ(desk().handle(r).status, 403);
  r = request("/claims.json");
  r.headers.emplace("origin", "https://elsewhere.example");
  EXPECT_EQ(desk().handle(r).status, 403);
}

TEST_F(DeskTest, TheSignInAddressIsGoodOnce) {
  const std::string key = auth_.new_key();
  Request r = request("/enter", {{"key", key}});
  r.headers.erase("cookie");
  const Response first = desk().handle(r);
  EXPECT_EQ(first.status, 303);
  ASSERT_EQ(first.headers.count("Set-Cookie"), 1u);
  const std::string cookie = first.headers.find("Set-Cookie")->second;
  EXPECT_NE(cookie.find("HttpOnly"), std::string::npos);
  EXPECT_NE(cookie.find("SameSite=Strict"), std::string::npos);
  EXPECT_EQ(desk().handle(r).status, 401);
}

TEST_F(DeskTest, WritesNeedOriginAndToken) {
  Request r = request("/claims");
  r.method = "POST";
  EXPECT_EQ(desk().handle(r).status, 403);  // no Origin
  r.headers.emplace("origin", "http://127.0.0.1:8123");
  EXPECT_EQ(desk().handle(r).status, 403);  // no token
}

TEST_F(DeskTest, EveryAnswerCarriesThePolicy) {
  for (const char* path : {"/", "/claims.json", "/nowhere.json", "/enter"}) {
    const Response r = desk().handle(request(path));
    const auto policy = r.headers.find("Content-Security-Policy");
    ASSERT_NE(policy, r.headers.end()) << path;
    EXPECT_EQ(policy->second.find("unsafe"), std::string::npos);
    EXPECT_EQ(r.headers.find("X-Content-Type-Options")->second, "nosniff");
  }
}

TEST_F(DeskTest, TablesGuardFormulas) {
  EXPECT_EQ(exports::csv_cell("=1+1"), "\"'=1+1\"");
  EXPECT_EQ(exports::csv_cell("@x"), "\"'@x\"");
  EXPECT_EQ(exports::csv_cell("-35.5"), "-35.5");
  EXPECT_EQ(exports::csv_cell("a\"b,c"), "\"a\"\"b,c\"");
  const Response r = desk().handle(request("/claims.csv"));
  EXPECT_EQ(r.content_type, "text/csv; charset=utf-8");
  EXPECT_NE(r.body.find(",\"'=الوادي\","), std::string::npos);
  EXPECT_EQ(std::count(r.body.begin(), r.body.end(), '\n'), 4);
}

TEST_F(DeskTest, HeadSaysWhatGetSaysWithoutTheBody) {
  Request r = request("/claims.json");
  r.method = "HEAD";
  const Response response = desk().handle(r);
  EXPECT_EQ(response.status, 200);
  EXPECT_TRUE(response.body.empty());
}

}  // namespace
}  // namespace isnad::serve
