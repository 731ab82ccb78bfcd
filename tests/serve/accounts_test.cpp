// A desk that others reach: people sign in by name and password, and may do what their role allows.
#include "serve/accounts.h"

#include "serve/project_fixture.h"
#include "store/audit.h"

namespace isnad::serve {
namespace {

constexpr const char* kNow = "2021-03-11T09:00:00Z";
constexpr const char* kSalma = "name=%D8%B3%D9%84%D9%85%D9%89&password=three+quiet+mills";

class AccountsTest : public ProjectFixture {
 protected:
  void SetUp() override {
    ProjectFixture::SetUp();
    set("سلمى", Role::reviewer, "three quiet mills");
    shared_ = std::make_unique<Desk>(
        *source_, public_, [] { return std::string(kNow); }, "desk");
  }
  void TearDown() override {
    shared_.reset();
    ProjectFixture::TearDown();
  }
  Project project() {
    auto opened = Project::open(path_, Project::Mode::read_write);
    EXPECT_TRUE(opened.has_value());
    return std::move(*opened);
  }
  void set(const std::string& name, Role role, const std::string& password) {
    auto file = project();
    const auto done = set_account(file, name, role, password, "tester", kNow);
    ASSERT_TRUE(done.has_value()) << done.error().message;
  }
  Request visit(const std::string& path, const std::string& method = "GET") const {
    Request r;
    r.method = method;
    r.path = path;
    r.headers = {{"host", "desk.example"}};
    if (!visitor_.empty()) r.headers.emplace("cookie", "other=1; " + visitor_);
    if (method != "GET") r.headers.emplace("origin", "https://desk.example");
    return r;
  }
  int status(const std::string& path) { return shared_->handle(visit(path)).status; }
  Response sign_in(const std::string& body) {
    visitor_.clear();
    Request r = visit("/sign-in", "POST");
    r.body = body;
    const Response response = shared_->handle(r);
    if (const auto line = response.headers.find("Set-Cookie"); line != response.headers.end())
      visitor_ = line->second.substr(0, line->second.find(';'));
    return response;
  }
  Json session() { return Json::parse(shared_->handle(visit("/session.json")).body); }
  Response write(const std::string& path, const Json& body) {
    Request r = visit(path, "POST");
    r.body = body.dump();
    r.headers.emplace("x-isnad-token", session().value("token", std::string()));
    return shared_->handle(r);
  }

  Auth public_{8200, "https://desk.example"};
  std::unique_ptr<Desk> shared_;
  std::string visitor_;
};

TEST_F(AccountsTest, NobodyComesInWithoutAnAccount) {
  EXPECT_EQ(status("/claims.json"), 401);
  const Response page = shared_->handle(visit("/claims"));
  EXPECT_EQ(page.status, 401);
  EXPECT_NE(page.body.find("action=\"/sign-in\""), std::string::npos);
  EXPECT_EQ(sign_in("name=%D8%B3%D9%84%D9%85%D9%89&password=three+quiet+hills").status, 401);
  EXPECT_EQ(sign_in("name=nobody&password=three+quiet+mills").status, 401);
  EXPECT_EQ(sign_in("%zz&&=&name").status, 401);
  EXPECT_TRUE(visitor_.empty());
  // The one-time address is for a desk on this machine only.
  Request key = visit("/enter");
  key.params.emplace("key", public_.new_key());
  EXPECT_EQ(shared_->handle(key).status, 401);
}

TEST_F(AccountsTest, APasswordOpensASessionAndSigningOutEndsIt) {
  const Response in = sign_in(kSalma);
  ASSERT_EQ(in.status, 303);
  const std::string line = in.headers.find("Set-Cookie")->second;
  for (const char* part : {"__Host-", "HttpOnly", "Secure", "SameSite=Strict", "Path=/"})
    EXPECT_NE(line.find(part), std::string::npos) << part;
  EXPECT_EQ(status("/claims.json"), 200);
  EXPECT_EQ(session()["who"], "سلمى");
  EXPECT_EQ(session()["role"], "reviewer");
  EXPECT_EQ(write("/sign-out", Json::object()).status, 200);
  EXPECT_EQ(status("/claims.json"), 401);
}

TEST_F(AccountsTest, OnlyItsOwnOriginIsAnswered) {
  sign_in(kSalma);
  Request r = visit("/claims.json");
  r.headers.erase("host");
  r.headers.emplace("host", "127.0.0.1:8200");
  EXPECT_EQ(shared_->handle(r).status, 403);
  r = visit("/sign-in", "POST");
  r.headers.erase("origin");
  EXPECT_EQ(shared_->handle(r).status, 403);
  r.headers.emplace("origin", "https://elsewhere.example");
  EXPECT_EQ(shared_->handle(r).status, 403);
}

TEST_F(AccountsTest, RolesAllowWhatTheyAreFor) {
  const Json judgement{{"claim", "c1"}, {"verdict", "accepted"}};
  const Json merge{{"kind", "withdraw"}, {"key", 1}};
  struct Step {
    Role role;
    int judge, join, table, read_in, data;  // statuses
  };
  // 404 and 403 of a desk without a workshop are told apart by the words.
  for (const Step& step : {Step{Role::viewer, 403, 403, 403, 403, 403}, Step{Role::coder, 200, 403, 403, 403, 403},
                           Step{Role::reviewer, 200, 404, 200, 403, 403}}) {
    set("رامي", step.role, "four tall reed huts");
    ASSERT_EQ(sign_in("name=%D8%B1%D8%A7%D9%85%D9%8A&password=four+tall+reed+huts").status, 303);
    EXPECT_EQ(status("/claims.json"), 200);
    EXPECT_EQ(write("/reviews", judgement).status, step.judge) << name_of(step.role);
    EXPECT_EQ(write("/events", merge).status, step.join) << name_of(step.role);
    EXPECT_EQ(status("/claims.csv"), step.table) << name_of(step.role);
    EXPECT_EQ(status("/gold.jsonl"), step.table) << name_of(step.role);
    EXPECT_EQ(write("/imports", {{"uploads", Json::array({"1"})}}).status, step.read_in) << name_of(step.role);
    EXPECT_EQ(write("/data/apply", {{"job", "1"}}).status, step.data) << name_of(step.role);
  }
  const Response refused = write("/data/apply", {{"job", "1"}});
  EXPECT_NE(refused.body.find("it takes the role admin"), std::string::npos) << refused.body;
}

TEST_F(AccountsTest, JudgementsCarryTheAccountAndACoderTakesBackOnlyTheirOwn) {
  sign_in(kSalma);
  const Json hers = Json::parse(write("/reviews", {{"claim", "c1"}, {"verdict", "accepted"}}).body);
  EXPECT_EQ(hers["who"], "سلمى");
  set("رامي", Role::coder, "four tall reed huts");
  ASSERT_EQ(sign_in("name=%D8%B1%D8%A7%D9%85%D9%8A&password=four+tall+reed+huts").status, 303);
  EXPECT_EQ(write("/reviews", {{"verdict", "undo"}, {"key", hers["key"]}}).status, 403);
  const Json his = Json::parse(write("/reviews", {{"claim", "c1"}, {"verdict", "rejected"}, {"reason", "x"}}).body);
  EXPECT_EQ(write("/reviews", {{"verdict", "undo"}, {"key", his["key"]}}).status, 200);
}

TEST_F(AccountsTest, AChangeOfAnAccountEndsItsSessions) {
  sign_in(kSalma);
  EXPECT_EQ(status("/claims.json"), 200);
  set("سلمى", Role::reviewer, "five new quiet mills");
  EXPECT_EQ(status("/claims.json"), 401);
  ASSERT_EQ(sign_in("name=%D8%B3%D9%84%D9%85%D9%89&password=five+new+quiet+mills").status, 303);
  auto file = project();
  ASSERT_TRUE(remove_account(file, "سلمى", "tester", kNow).has_value());
  EXPECT_EQ(status("/claims.json"), 401);
  EXPECT_TRUE(store::verify_audit(file.database())->damage.empty());
}

TEST_F(AccountsTest, WrongPasswordsMakeANameWait) {
  for (int i = 0; i < 4; ++i) EXPECT_EQ(sign_in("name=x&password=wrong").status, 401);
  EXPECT_EQ(sign_in("name=x&password=wrong").status, 429);
  EXPECT_EQ(sign_in(kSalma).status, 303);  // others do not
}

TEST_F(AccountsTest, WeakPasswordsAndOddNamesAreRefused) {
  auto file = project();
  EXPECT_EQ(set_account(file, "a", Role::viewer, "short", "t", kNow).error().code, ErrorCode::usage);
  EXPECT_EQ(set_account(file, "", Role::viewer, "long enough to do", "t", kNow).error().code, ErrorCode::usage);
  EXPECT_EQ(set_account(file, "a\nb", Role::viewer, "long enough to do", "t", kNow).error().code, ErrorCode::usage);
  EXPECT_EQ(remove_account(file, "nobody", "t", kNow).error().code, ErrorCode::not_found);
}

TEST_F(ProjectFixture, TablesThatAreTakenAwayAreLogged) {
  const Response table = desk().handle(request("/claims.csv", {{"type", "shelling"}}));
  ASSERT_EQ(table.status, 200);
  auto file = Project::open(path_, Project::Mode::read_only);
  const auto rows = file->audit_rows("claims.csv");
  ASSERT_TRUE(rows.has_value());
  ASSERT_EQ(rows->size(), 1u);
  EXPECT_EQ(rows->front().action, "export");
  EXPECT_EQ(rows->front().who, "tester");
  const Json details = Json::parse(rows->front().details);
  EXPECT_EQ(details["filter"], "type=shelling");
  EXPECT_EQ(details["rows"], 1);
  EXPECT_EQ(details["sha256"].get<std::string>().size(), 64u);
}

}  // namespace
}  // namespace isnad::serve
