// Articles and addresses whose every string is an attack: they come out as data and nothing else.
#include <fstream>

#include "serve/folder_source.h"
#include "serve/project_fixture.h"
#include "serve/render.h"

namespace isnad::serve {
namespace {

class HostileTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::temp_directory_path() / ("isnad-hostile-" + std::to_string(::getpid()) + "-" +
                                                        testing::UnitTest::GetInstance()->current_test_info()->name());
    std::filesystem::create_directories(folder_);
    for (int i = 0; i < 5000; ++i) giant_ += "ط";
    const Json evidence{{"start", 0}, {"end", 9}, {"text", kScript + giant_}};
    const Json party{{"id", "=2+5"}, {"name", "@SUM(A1)"}, {"text", kScript}};
    const Json place{{"id", "+9"}, {"name", "-1+cmd"}, {"lat", -33.5}, {"lon", 44.1}, {"precision", "town"}};
    const Json claim{{"id", "c<1>"},        {"doc", "../\"<b>"},
                     {"type", "shelling"},  {"polarity", "+"},
                     {"certainty", "fact"}, {"evidence", evidence},
                     {"agent", {party}},    {"target", Json::array()},
                     {"places", {place}},   {"attribution", {{{"name", kTurned}, {"kind", "anonymous"}, {"level", 0}}}},
                     {"rule", "\t=1"}};
    write("claims.jsonl", claim);
    write("documents.jsonl",
          {{"id", "../\"<b>"}, {"title", kScript}, {"outlet", "=HYPERLINK(\"x\")"}, {"text", kScript + giant_}});
    auto source = open_folder(folder_.string());
    ASSERT_TRUE(source.has_value());
    source_ = std::move(*source);
    const auto cookie = auth_.enter(auth_.new_key());
    cookie_ = cookie->substr(0, cookie->find(';'));
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  void write(const char* name, const Json& row) { std::ofstream(folder_ / name) << row.dump() << '\n'; }
  Response ask(std::string path, std::multimap<std::string, std::string> params = {}) {
    Request r;
    r.path = std::move(path);
    r.params = std::move(params);
    r.headers = {{"host", "127.0.0.1:8300"}, {"cookie", cookie_}};
    return Desk(
               *source_, auth_, [] { return "2021-03-11T09:00:00Z"; }, "tester")
        .handle(r);
  }

  const std::string kScript = "<script>alert(1)</script><img src=x onerror=alert(2)>";
  const std::string kTurned = "قال \u202Eناطق\u202C عند \u2067الجسر\u2069";
  std::string giant_;
  std::filesystem::path folder_;
  std::unique_ptr<serve::Source> source_;
  Auth auth_{8300};
  std::string cookie_;
};

TEST_F(HostileTest, WordsOfArticlesAreNeverSentAsMarkup) {
  for (const char* path :
       {"/claims.json", "/events.json", "/documents.json", "/sources.json", "/search.json", "/claims.csv"}) {
    const Response r = ask(path);
    ASSERT_EQ(r.status, 200) << path;
    EXPECT_EQ(r.content_type.find("html"), std::string::npos) << path;
    EXPECT_EQ(r.headers.find("X-Content-Type-Options")->second, "nosniff");
  }
  // Whatever a view's address says, the page is the desk's own, without a word of the address in it.
  const Response page = ask("/documents/" + kScript);
  EXPECT_EQ(page.body.find("alert"), std::string::npos);
}

TEST_F(HostileTest, NoCellOfATableIsAFormula) {
  for (const char* path :
       {"/claims.csv", "/events.csv", "/documents.csv", "/places.csv", "/actors.csv", "/sources.csv"}) {
    const Response r = ask(path);
    ASSERT_EQ(r.status, 200) << path;
    bool quoted = false, starts = true;
    for (std::size_t i = 3; i < r.body.size(); ++i) {  // behind the byte order mark
      const char c = r.body[i];
      const bool opening = starts && c == '"';
      const char first = opening ? r.body[i + 1] : c;
      if (starts && !(first == '-' && r.body[i + (opening ? 2 : 1)] >= '0' && r.body[i + (opening ? 2 : 1)] <= '9')) {
        EXPECT_EQ(std::string_view("=+-@\t").find(first), std::string_view::npos) << path << " at " << i;
      }
      if (c == '"') quoted = !quoted;
      starts = !quoted && (c == ',' || c == '\n') && i + 1 < r.body.size();
    }
  }
}

TEST_F(HostileTest, OddAddressesAreAnsweredWithSoundJson) {
  for (const std::string& q : {std::string("\xff\xfe\x80"), std::string("\" OR 1=1 --"), std::string("NEAR(* AND"),
                               kTurned, giant_.substr(0, 380), std::string("%_\\")}) {
    const Response r = ask("/claims.json", {{"q", q}});
    EXPECT_TRUE(Json::accept(r.body));
    EXPECT_TRUE(r.status == 200 || r.status == 400) << r.status;
  }
  EXPECT_EQ(ask("/claims.json", {{"q", giant_}}).status, 413);
  const Response r = ask("/claims.json", {{"type", "\xff<script>"}});
  EXPECT_EQ(r.status, 400);
  EXPECT_TRUE(Json::accept(r.body));
  EXPECT_EQ(ask("/documents/../../etc/passwd.json").status, 404);
}

TEST_F(HostileTest, GiantWordsAreFound) {
  const Response r = ask("/claims.json", {{"q", giant_.substr(0, 100)}});
  EXPECT_EQ(Json::parse(r.body)["total"], 1);
}

// The same words in a project: a search must not reach the index as its own language.
TEST_F(ProjectFixture, SearchWordsAreNoCommands) {
  for (const char* q : {"\"", "* OR *", "العمارة\" OR \"x", "folded:قصف", "NEAR(قصف, 2)", "\xc3\x28", "^قصف"}) {
    const Response r = desk().handle(request("/claims.json", {{"q", q}}));
    EXPECT_EQ(r.status, 200) << q << r.body;
    EXPECT_TRUE(Json::accept(r.body)) << q;
  }
}

}  // namespace
}  // namespace isnad::serve
