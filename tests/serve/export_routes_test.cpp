// The desk's exports are the command line's, byte for byte.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <map>

#include "cli/run_cli.h"
#include "export/formats.h"
#include "ingest/zip.h"
#include "paths.h"
#include "serve/project_fixture.h"
#include "serve/workshop.h"
#include "store/sqlite/database.h"

namespace isnad::serve {
namespace {

namespace fs = std::filesystem;

class ExportRoutesTest : public FusedProjectFixture {
 protected:
  void SetUp() override {
    FusedProjectFixture::SetUp();
    WorkshopPlaces places;
    places.project = path_;
    places.blob = tests::built_path("isnad.blob");
    places.scratch = fs::temp_directory_path().string();
    shop_ = std::make_unique<Workshop>(places);
    workshop_ = shop_.get();
  }
  void TearDown() override {
    shop_.reset();
    ProjectFixture::TearDown();
  }

  // The files the command line writes, by name.
  std::map<std::string, std::string> written(const std::string& format, const std::string& options) {
    const test::TempDir dir;
    const auto run =
        test::isnad("export --project " + path_ + " --format " + format + " --out " + dir.path("out") + " " + options);
    EXPECT_EQ(run.status, 0) << run.err;
    std::map<std::string, std::string> out;
    for (const auto& file : fs::directory_iterator(dir.path("out")))
      out[file.path().filename().string()] = test::slurp(file.path().string());
    return out;
  }

  std::unique_ptr<Workshop> shop_;
};

TEST_F(ExportRoutesTest, AreTheBytesOfTheCommandLine) {
  for (const auto& format : exports::formats()) {
    const std::string name(format.name);
    for (const auto& [name_of_file, bytes] : written(name, "")) {
      if (name_of_file == "manifest.json") continue;  // says who asked, and when
      const Response r = desk().handle(request("/exports/" + name + '/' + name_of_file));
      EXPECT_EQ(r.status, 200) << name_of_file;
      EXPECT_EQ(r.body, bytes) << name << '/' << name_of_file;
    }
  }
}

TEST_F(ExportRoutesTest, FollowTheSameFilterAndOptions) {
  const auto told =
      written("claims", "--type shelling --from 2021-03-01 --to 2021-03-03 --spreadsheet --base https://x/");
  const Response r = desk().handle(request("/exports/claims/claims.csv", {{"type", "shelling"},
                                                                          {"from", "2021-03-01"},
                                                                          {"to", "2021-03-03"},
                                                                          {"spreadsheet", "1"},
                                                                          {"base", "https://x/"}}));
  EXPECT_EQ(r.body, told.at("claims.csv"));
  EXPECT_NE(r.body, written("claims", "").at("claims.csv"));
  EXPECT_NE(r.body.find("https://x/claims/c1"), std::string::npos);
  EXPECT_EQ(r.body.find("casualties"), std::string::npos);
}

TEST_F(ExportRoutesTest, OneEventIsADossierOfItsClaims) {
  const std::string id = ask("/events.json", {{"type", "shelling"}})["items"][0]["id"];
  const Response r = desk().handle(request("/exports/jsonl/events.jsonl", {{"event", id}}));
  ASSERT_EQ(r.status, 200) << r.body;
  EXPECT_EQ(std::count(r.body.begin(), r.body.end(), '\n'), 1);
  EXPECT_EQ(Json::parse(r.body)["id"], id);
  EXPECT_EQ(r.body, written("jsonl", "--event " + id).at("events.jsonl"));
  EXPECT_EQ(desk().handle(request("/exports/claims/claims.csv", {{"event", "nothing"}})).status, 200);
}

TEST_F(ExportRoutesTest, RefuseWhatTheyCannotNarrowBy) {
  EXPECT_EQ(desk().handle(request("/exports/claims/claims.csv", {{"certainty", "fact"}})).status, 400);
  EXPECT_EQ(desk().handle(request("/exports/claims/claims.csv", {{"type", "nothing"}})).status, 400);
  EXPECT_EQ(desk().handle(request("/exports/claims/other.csv")).status, 404);
  EXPECT_EQ(desk().handle(request("/exports/nonsense.zip")).status, 404);
  EXPECT_EQ(desk().handle(request("/exports/claims")).status, 404);
}

TEST_F(ExportRoutesTest, ABundleIsWholeAndIsVerifiedOnceUnpacked) {
  const Response r = desk().handle(request("/exports/acled.zip"));
  ASSERT_EQ(r.status, 200) << r.body;
  EXPECT_TRUE(ingest::is_zip(r.body));
  const test::TempDir dir;
  const auto archive = dir.write("acled.zip", r.body);
  const auto unpack = "python3 -m zipfile -e " + archive + ' ' + dir.path("out") + " 2>&1";
  ASSERT_EQ(std::system(unpack.c_str()), 0);
  const auto report = exports::verify_bundle(dir.path("out"));
  ASSERT_TRUE(report.has_value()) << report.error().message;
  EXPECT_TRUE(report->damage.empty());
  EXPECT_EQ(report->files, 2u);
  auto cli = written("acled", "");
  EXPECT_EQ(test::slurp(dir.path("out") + "/acled.csv"), cli.at("acled.csv"));
  // It stands in the audit chain, as one by the command line does.
  auto project = Project::open(path_, Project::Mode::read_only);
  store::Statement logged(project->database(),
                          "SELECT who, action, subject FROM audit WHERE action = 'export' ORDER BY key");
  ASSERT_TRUE(logged.step());
  EXPECT_EQ(logged.text(0), "tester");
  EXPECT_EQ(logged.text(2), "acled");
}

TEST_F(ExportRoutesTest, AreListedAndDescribed) {
  const Json list = ask("/exports.json")["items"];
  EXPECT_EQ(list.size(), exports::formats().size() + 1);
  EXPECT_EQ(list[0]["bundle"], "/exports/claims.zip");
  const Json api = ask("/api")["paths"];
  EXPECT_TRUE(api.contains("/exports.json"));
  const Json& file = api["/exports/{name}"]["get"];
  EXPECT_TRUE(file["responses"]["200"]["content"].contains("application/octet-stream"));
  std::vector<std::string> params;
  for (const auto& p : file["parameters"]) params.push_back(p["name"]);
  for (const char* name : {"name", "type", "place", "spreadsheet", "base"})
    EXPECT_NE(std::find(params.begin(), params.end(), name), params.end()) << name;
}

TEST_F(ExportRoutesTest, TheProjectItselfIsACopyThatOpens) {
  const Response r = desk().handle(request("/exports/sqlite/project.db"));
  ASSERT_EQ(r.status, 200);
  const test::TempDir dir;
  const auto path = dir.write("copy.db", r.body);
  auto copy = Project::open(path, Project::Mode::read_only);
  ASSERT_TRUE(copy.has_value()) << copy.error().message;
  EXPECT_EQ(copy->overview()->claims, 2u);
}

TEST_F(ExportRoutesTest, ADeskThatOnlyShowsSaysSo) {
  workshop_ = nullptr;
  EXPECT_EQ(desk().handle(request("/exports/claims.zip")).status, 403);
}

}  // namespace
}  // namespace isnad::serve
