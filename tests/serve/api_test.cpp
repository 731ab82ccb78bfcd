// The description at /api and the server come from one table; here the answers are held against it.
#include <algorithm>
#include <fstream>

#include "serve/project_fixture.h"
#include "serve/workshop.h"

namespace isnad::serve {
namespace {

namespace fs = std::filesystem;

class ApiTest : public ProjectFixture {
 protected:
  void SetUp() override {
    ProjectFixture::SetUp();
    data_ = path_ + ".data";
    fs::create_directories(data_ + "/actors");
    fs::create_directories(data_ + "/rules");
    std::ofstream(data_ + "/actors/east.tsv") << "# who\nid\tname\nmill\tحراس المطحنة\nferry\tرابطة العبّارة\n";
    std::ofstream(data_ + "/rules/one.toml") << "# nothing yet\n";
    std::ofstream(data_ + ".blob") << "blob";
    WorkshopPlaces places;
    places.program = "/bin/sh";  // jobs are not what is tested here
    places.project = path_;
    places.blob = data_ + ".blob";
    places.data = data_;
    places.scratch = fs::temp_directory_path().string();
    shop_ = std::make_unique<Workshop>(places);
    workshop_ = shop_.get();
  }
  void TearDown() override {
    shop_.reset();
    fs::remove_all(data_);
    fs::remove(data_ + ".blob");
    ProjectFixture::TearDown();
  }
  int desk_status(const std::string& path, const Json& body) { return send(path, body.dump()).status; }
  std::string data_;
  std::unique_ptr<Workshop> shop_;
};

// As far as the description says: types, required fields, members of lists, alternatives.
void hold(const Json& api, const Json& schema, const Json& value, const std::string& where, int depth = 0) {
  ASSERT_LT(depth, 12) << where;
  if (schema.contains("$ref")) {
    const std::string ref = schema["$ref"];
    const Json& named = api["components"]["schemas"][ref.substr(ref.rfind('/') + 1)];
    ASSERT_TRUE(named.is_object()) << ref;
    return hold(api, named, value, where, depth);  // another name, not a step down
  }
  if (schema.contains("enum")) {
    EXPECT_NE(std::find(schema["enum"].begin(), schema["enum"].end(), value), schema["enum"].end()) << where << value;
    return;
  }
  if (!schema.contains("type")) return;
  const Json types = schema["type"].is_array() ? schema["type"] : Json::array({schema["type"]});
  const auto is = [&](const std::string& type) {
    if (type == "object") return value.is_object();
    if (type == "array") return value.is_array();
    if (type == "string") return value.is_string();
    if (type == "integer") return value.is_number_integer();
    if (type == "number") return value.is_number();
    if (type == "boolean") return value.is_boolean();
    return type == "null" && value.is_null();
  };
  EXPECT_TRUE(std::any_of(types.begin(), types.end(), [&](const Json& t) { return is(t); }))
      << where << " should be " << types << " and is " << value.dump().substr(0, 80);
  if (value.is_object()) {
    for (const auto& name : schema.value("required", Json::array()))
      EXPECT_TRUE(value.contains(name)) << where << " lacks " << name;
    const Json properties = schema.value("properties", Json::object());  // items() points into it
    for (const auto& [name, part] : properties.items())
      if (value.contains(name)) hold(api, part, value[name], where + '.' + name, depth + 1);
  }
  if (value.is_array() && schema.contains("items"))
    for (const auto& item : value) hold(api, schema["items"], item, where + "[]", depth + 1);
}

TEST_F(ApiTest, EveryAnswerIsAsDescribed) {
  post({{"claim", "c1"}, {"verdict", "accepted"}});
  const Json api = ask("/api");
  EXPECT_EQ(api["openapi"], "3.1.0");
  const std::string event = ask("/events.json")["items"][0]["id"];
  const std::map<std::string, std::string> ids{{"/claims/{id}", "/claims/c1"},
                                               {"/documents/{id}", "/documents/نهر.txt"},
                                               {"/events/{id}", "/events/" + event},
                                               {"/data/{id}", "/data/actors/east.tsv"}};
  std::size_t asked = 0;
  for (const auto& [path, methods] : api["paths"].items()) {
    if (!methods.contains("get") || path.starts_with("/jobs/") || path.starts_with("/exports/")) continue;
    std::string real = path;
    for (const auto& [pattern, filled] : ids)
      if (real.starts_with(pattern)) real = filled + real.substr(pattern.size());
    const Response r = desk().handle(request(real));
    ASSERT_EQ(r.status, 200) << real << r.body;
    ++asked;
    const Json& content = methods["get"]["responses"]["200"]["content"];
    ASSERT_EQ(content.size(), 1u);
    EXPECT_TRUE(r.content_type.starts_with(content.begin().key())) << real << r.content_type;
    if (content.contains("application/json"))
      hold(api, content["application/json"]["schema"], Json::parse(r.body), real);
  }
  EXPECT_GE(asked, 50u);
}

// The addresses of the views in web/src/app.tsx; "/" goes by the name of overview.
TEST_F(ApiTest, EveryViewIsThereAsRecordsAndAsATable) {
  const std::string event = ask("/events.json")["items"][0]["id"];
  for (const std::string& view :
       {std::string("/overview"), std::string("/events"), "/events/" + event, std::string("/claims"),
        std::string("/documents"), std::string("/documents/نهر.txt"), std::string("/map"), std::string("/timeline"),
        std::string("/tolls"), std::string("/talks"), std::string("/sources"), std::string("/review"),
        std::string("/import"), std::string("/data"), std::string("/data/actors/east.tsv")}) {
    const Response records = desk().handle(request(view + ".json"));
    EXPECT_EQ(records.status, 200) << view;
    EXPECT_TRUE(Json::accept(records.body)) << view;
    const Response table = desk().handle(request(view + ".csv"));
    EXPECT_EQ(table.status, 200) << view;
    EXPECT_TRUE(table.body.starts_with("\xEF\xBB\xBF")) << view;
  }
}

// Whatever a write is sent, it answers as described: its schema, or a problem in both languages.
TEST_F(ApiTest, EveryWriteRefusesNonsenseInBothLanguages) {
  const Json api = ask("/api");
  std::size_t asked = 0;
  for (const auto& [path, methods] : api["paths"].items()) {
    if (!methods.contains("post") || path == "/uploads") continue;  // an upload may be any bytes
    for (const char* body : {"", "[]", "{\"verdict\": 7}", "{\"rows\": [[]], \"kind\": {}}", "\xff", "null"}) {
      if (path == "/readings") continue;  // takes no body
      const Response r = send(path, body);
      EXPECT_GE(r.status, 400) << path << body;
      EXPECT_LT(r.status, 500) << path << body << r.body;
      EXPECT_TRUE(r.content_type.starts_with("application/problem+json")) << path;
      hold(api, Json{{"$ref", "#/components/schemas/Problem"}}, Json::parse(r.body), path);
      ++asked;
    }
  }
  EXPECT_GE(asked, 30u);
  Json described;
  for (const char* schema : {"Review", "Upload"})
    described[schema] = Json{{"$ref", std::string("#/components/schemas/") + schema}};
  hold(api, described["Review"], post({{"claim", "c1"}, {"verdict", "accepted"}}), "/reviews");
  hold(api, described["Upload"], Json::parse(send("/uploads", "نص").body), "/uploads");
}

// Each parameter that is described is taken; one of another kind is refused, not passed over.
TEST_F(ApiTest, DescribedParametersAreTaken) {
  const Json api = ask("/api");
  const std::map<std::string, std::string> sound{{"type", "shelling,casualties"},
                                                 {"certainty", "fact"},
                                                 {"polarity", "+"},
                                                 {"from", "2021-01-01"},
                                                 {"to", "2021-12-31"},
                                                 {"as_of", "2021-12-31"},
                                                 {"known_by", "2021-12-31"},
                                                 {"review", "open"},
                                                 {"order", "old"},
                                                 {"limit", "7"},
                                                 {"toll", "1"},
                                                 {"disputed", "0"},
                                                 {"voice", "own"}};
  const std::map<std::string, std::string> odd{
      {"type", "picnic"}, {"certainty", "sure"}, {"polarity", "0"},  {"from", "yesterday"}, {"to", "2021-02-30"},
      {"as_of", "x"},     {"known_by", "2021"},  {"review", "done"}, {"order", "up"},       {"limit", "501"}};
  for (const char* path :
       {"/claims.json", "/events.json", "/facets.json", "/places.json", "/map.csv", "/network.json"}) {
    const Json parameters = api["paths"][path]["get"]["parameters"];
    for (const auto& p : parameters) {
      const std::string name = p["name"];
      if (const auto at = sound.find(name); at != sound.end()) {
        EXPECT_EQ(desk().handle(request(path, {{name, at->second}})).status, 200) << path << name;
      }
      if (const auto at = odd.find(name); at != odd.end()) {
        EXPECT_EQ(desk().handle(request(path, {{name, at->second}})).status, 400) << path << name;
      }
    }
  }
}

TEST_F(ApiTest, WhyAClaimWasReadSoIsToldInBothLanguages) {
  const Json items = ask("/claims/c1/why.json")["items"];
  ASSERT_EQ(items.size(), 2u);
  EXPECT_EQ(items[0]["slot"]["ar"], "القتلى");
  EXPECT_EQ(items[0]["words"], "سبعة أشخاص");
  EXPECT_EQ(items[0]["how"]["ar"], "المفعول به");
  EXPECT_EQ(items[0]["how"]["en"], "the object");
  EXPECT_EQ(items[1]["slot"]["ar"], "الثقة");
  EXPECT_EQ(items[1]["how"]["ar"], "مصدر يُثبته فعل؛ بلا فاعل");
  EXPECT_EQ(desk().handle(request("/claims/nobody/why.json")).status, 404);
}

TEST_F(ApiTest, EveryResourceIsThere) {
  const Json paths = ask("/api")["paths"];
  for (const char* resource : {"documents", "claims", "events", "places", "actors", "sources", "contradictions",
                               "reviews", "search", "map", "timeline", "review", "overview"})
    EXPECT_TRUE(paths.contains(std::string("/") + resource + ".json")) << resource;
}

TEST_F(ApiTest, WhatWasKnownAndWhatHadHappenedByADay) {
  EXPECT_EQ(total({{"as_of", "2021-03-01"}}), 0u);
  EXPECT_EQ(total({{"as_of", "2021-03-02"}}), 1u);  // the one with a day
  EXPECT_EQ(total({{"as_of", "2021-03-04"}}), 2u);  // the other was published then
  EXPECT_EQ(total({{"as_of", "2021-03-04"}, {"known_by", "2021-03-03"}}), 0u);
}

TEST_F(ApiTest, DataIsSearchedAndNoPathLeadsOut) {
  const Json table = ask("/data/actors/east.tsv.json", {{"q", "مطحنه"}});
  ASSERT_EQ(table["rows"].size(), 1u);
  EXPECT_EQ(table["rows"][0]["line"], 3);
  EXPECT_EQ(table["rows"][0]["cells"][0], "mill");
  for (const char* path : {"/data/../secret.json", "/data/actors/../../etc/passwd.json", "/data//etc/passwd.json"})
    EXPECT_EQ(desk().handle(request(path)).status, 404) << path;
}

TEST_F(ApiTest, AChangeOfDataMustFitTheTable) {
  const std::string hash = ask("/data/actors/east.tsv.json")["hash"];
  // Two words in braces would be taken for a name and its value: lists say that they are lists.
  const auto row = [](int line, const Json& cells) {
    Json one;
    one["line"] = line;
    one["cells"] = cells;
    return Json::array({one});
  };
  const auto refused = [&](const std::string& path, const std::string& version, const Json& rows) {
    return desk_status("/data/check", Json{{"path", path}, {"hash", version}, {"rows", rows}});
  };
  const std::string east = "actors/east.tsv";
  const Json pair = Json::array({"a", "c"});
  EXPECT_EQ(refused(east, hash, row(3, Json::array({"mill"}))), 400);
  EXPECT_EQ(refused(east, hash, row(3, Json::array({"a\tb", "c"}))), 400);
  EXPECT_EQ(refused(east, hash, row(1, pair)), 400);
  EXPECT_EQ(refused(east, "old", row(3, pair)), 409);
  EXPECT_EQ(refused("../east.tsv", hash, row(3, pair)), 404);
  EXPECT_EQ(desk_status("/data/apply", {{"job", "000001"}}), 404);
}

TEST_F(ApiTest, UploadsKeepNoWayOut) {
  const auto id = shop_->keep_upload("../../.ssh/authorized_keys", "نص");
  ASSERT_TRUE(id.has_value());
  EXPECT_EQ(desk_status("/imports", {{"uploads", {"17"}}}), 404);
  EXPECT_EQ(desk_status("/imports", {{"uploads", Json::array()}}), 400);
  EXPECT_FALSE(fs::exists(fs::temp_directory_path() / ".ssh"));
}

}  // namespace
}  // namespace isnad::serve
