// The JSON formats against their schemas, and bundles against their manifests.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdio>
#include <fstream>
#include <set>

#include "cli/run_cli.h"
#include "export/bundle.h"

namespace isnad::test {
namespace {

using Json = nlohmann::json;

void expect_fits(const std::string& folder, const char* schema, const Json& value) {
  const auto errors = check_schema(read_json(fmt::format("{}/{}.schema.json", folder, schema)), value);
  EXPECT_TRUE(errors.empty()) << schema << ": " << (errors.empty() ? "" : errors.front());
}

TEST(ExportRecords, GeoJsonFitsAndInventsNoPoint) {
  for (const char* file : {"events.geojson", "control.geojson"}) {
    const Json all = read_json(bundle("geojson") + '/' + file);
    expect_fits(bundle("geojson"), "geojson", all);
    EXPECT_FALSE(all["features"].empty());
    for (const auto& feature : all["features"]) {
      const auto& precision = feature["properties"]["precision"];
      if (feature["geometry"].is_object() && feature["geometry"]["type"] == "Point") {
        EXPECT_TRUE(precision == "exact" || precision == "neighbourhood" || precision == "town") << precision;
      }
    }
  }
}

TEST(ExportRecords, AnnotationsPointAtTheirWords) {
  const Json page = read_json(bundle("webanno") + "/annotations.jsonld");
  expect_fits(bundle("webanno"), "webanno", page);
  ASSERT_FALSE(page["items"].empty());
  for (const auto& item : page["items"]) {
    const auto& quote = item["target"]["selector"][0];
    const auto& position = item["target"]["selector"][1];
    std::size_t points = 0;
    for (const unsigned char c : quote["exact"].get<std::string>()) points += (c & 0xC0U) != 0x80U;
    EXPECT_EQ(position["end"].get<std::size_t>() - position["start"].get<std::size_t>(), points);
  }
}

TEST(ExportRecords, ProvenanceNamesWhatItRelates) {
  const Json prov = read_json(bundle("prov") + "/prov.json");
  expect_fits(bundle("prov"), "prov", prov);
  for (const auto& [name, relation] : prov["wasDerivedFrom"].items()) {
    EXPECT_TRUE(prov["entity"].contains(relation["prov:generatedEntity"].get<std::string>())) << name;
    EXPECT_TRUE(prov["entity"].contains(relation["prov:usedEntity"].get<std::string>())) << name;
  }
  for (const auto& [name, relation] : prov["wasAttributedTo"].items())
    EXPECT_TRUE(prov["agent"].contains(relation["prov:agent"].get<std::string>())) << name;
  for (const auto& [name, relation] : prov["wasGeneratedBy"].items())
    EXPECT_TRUE(prov["activity"].contains(relation["prov:activity"].get<std::string>())) << name;
}

TEST(ExportRecords, FollowTheMoneyIsWhole) {
  const auto entities = read_lines(bundle("ftm") + "/entities.ftm.json");
  const Json schema = read_json(bundle("ftm") + "/ftm.schema.json");
  std::set<std::string> ids, schemata;
  for (const auto& e : entities) {
    EXPECT_TRUE(check_schema(schema, e).empty()) << e.dump();
    EXPECT_TRUE(ids.insert(e["id"]).second) << "twice: " << e["id"];
    schemata.insert(e["schema"]);
  }
  for (const char* name : {"Article", "Event", "Organization", "Mention"}) EXPECT_TRUE(schemata.contains(name)) << name;
  for (const auto& e : entities)
    if (e["properties"].contains("sourceUrl")) {
      for (const auto& url : e["properties"]["sourceUrl"]) EXPECT_TRUE(url.get<std::string>().starts_with("https://"));
    }
  for (const auto& e : entities)
    for (const char* link : {"involved", "proof", "document", "resolved"})
      if (e["properties"].contains(link)) {
        for (const auto& id : e["properties"][link]) EXPECT_TRUE(ids.contains(id)) << link;
      }
}

TEST(ExportRecords, PloverLinesFit) {
  const auto lines = read_lines(bundle("plover") + "/plover.jsonl");
  ASSERT_FALSE(lines.empty());
  for (const auto& line : lines) expect_fits(bundle("plover"), "plover", line);
}

TEST(ExportRecords, JsonLinesAreTheRecordsThatClaimsPrints) {
  const auto printed = isnad("claims --format jsonl --limit 100000 --project " + export_project());
  std::set<std::string> ids;
  for (const auto& line : read_lines(bundle("jsonl") + "/claims.jsonl")) ids.insert(line["id"]);
  EXPECT_FALSE(ids.empty());
  for (const auto& id : ids) EXPECT_NE(printed.out.find(id), std::string::npos) << id;
}

TEST(ExportRecords, TwiceGivesTheSameBytes) {
  for (const char* format : {"acled", "prov", "webanno"}) {
    const auto one = isnad(fmt::format("export --project {} --format {} --out -", export_project(), format));
    const auto two = isnad(fmt::format("export --project {} --format {} --out -", export_project(), format));
    EXPECT_FALSE(one.out.empty());
    EXPECT_EQ(one.out, two.out);
  }
}

TEST(ExportRecords, BundlesVerifyAndShowDamage) {
  const std::string folder = bundle("negotiations");
  const auto whole = isnad("verify " + folder);
  EXPECT_EQ(whole.status, 0) << whole.out << whole.err;
  const Json manifest = read_json(folder + "/manifest.json");
  EXPECT_EQ(manifest["format"], "negotiations");
  EXPECT_EQ(manifest["audit_head"].get<std::string>().size(), 64U);
  const TempDir dir;
  const std::string copy = dir.path("copy");
  ASSERT_EQ(std::system(fmt::format("cp -r {} {}", folder, copy).c_str()), 0);
  std::ofstream(copy + "/negotiations.csv", std::ios::app) << "x";
  EXPECT_EQ(isnad("verify " + copy).status, 4);
  ASSERT_EQ(std::system(fmt::format("cp {0}/negotiations.csv {1}/ && touch {1}/more.csv", folder, copy).c_str()), 0);
  EXPECT_EQ(isnad("verify " + copy).status, 4);
}

TEST(ExportRecords, TheSqliteCopyIsAProjectWithViews) {
  const TempDir dir;
  const auto run =
      isnad(fmt::format("export --project {} --format sqlite --out {}", export_project(), dir.path("x.db")));
  ASSERT_EQ(run.status, 0) << run.err;
  EXPECT_EQ(isnad("verify --project " + dir.path("x.db")).status, 0);
  EXPECT_EQ(isnad("verify " + dir.path("x.db")).status, 0);
  EXPECT_EQ(
      isnad(fmt::format("export --project {} --format sqlite --out {}", export_project(), dir.path("x.db"))).status, 4);
}

TEST(ExportRecords, ParquetSaysWhereToGo) {
  const auto run = isnad("export --project " + export_project() + " --format parquet --out x");
  EXPECT_EQ(run.status, 2);
  EXPECT_NE(run.err.find("Python"), std::string::npos);
}

}  // namespace
}  // namespace isnad::test
