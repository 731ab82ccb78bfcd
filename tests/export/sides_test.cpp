// Who stands in the columns of the parties: parties, civilians where it was civilians, and nobody who is only counted.
#include <gtest/gtest.h>

#include "cli/run_cli.h"
#include "export/bundle.h"

namespace isnad::test {
namespace {

constexpr const char* kNews = R"jsonl(
{"id": "migrants", "outlet": "منبر الضفة", "published": "2019-07-04", "text": "قتل 9 مهاجرين في غارة جوية على مدينة سرت الثلاثاء، وفق مصدر طبي."}
{"id": "people", "outlet": "صدى الشرق", "published": "2020-02-06", "text": "أعلن الدفاع المدني مقتل 14 شخصاً في انفجار وقع مساء الثلاثاء في مدينة منبج."}
{"id": "deal", "outlet": "الأفق", "published": "2018-03-15", "text": "توصلت روسيا وتركيا، الأربعاء، إلى اتفاق لوقف إطلاق النار."}
{"id": "undated", "outlet": "الأفق", "published": "2018-11-22", "text": "وقصفت قوات حكومة الوفاق مدينة غريان بالمدفعية."}
)jsonl";

// Rows by the outlet-free part of their notes: each article above has one event.
Sheet table(const char* format, const char* file) {
  static TempDir dir;
  static const std::string project = [] {
    const auto corpus = dir.write("news.jsonl", std::string(kNews).substr(1));
    const auto run = isnad("import --project " + dir.path("p.db") + " " + corpus);
    EXPECT_EQ(run.status, 0) << run.err;
    return dir.path("p.db");
  }();
  const auto out = dir.path(format);
  const auto run = isnad("export --project " + project + " --format " + format + " --out " + out);
  EXPECT_EQ(run.status, 0) << run.err;
  return read_sheet(out + "/" + file);
}

std::map<std::string, std::string> row_of(const Sheet& sheet, const char* column, const char* words) {
  for (const auto& row : sheet.rows)
    if (row.at(column).find(words) != std::string::npos) return row;
  ADD_FAILURE() << "no row with " << words;
  return {};
}

TEST(ExportSides, MigrantsAreCivilians) {
  const auto row = row_of(table("acled", "acled.csv"), "notes", "مهاجرين");
  EXPECT_EQ(row.at("actor2"), "Civilians (Libya)");
  EXPECT_EQ(row.at("inter2"), "7");
  EXPECT_EQ(row.at("civilian_targeting"), "Civilian targeting");
  EXPECT_EQ(row.at("location"), "Sirte");
  const auto incident = row_of(table("airwars", "incidents.csv"), "date", "2019-07-02");
  EXPECT_EQ(incident.at("civilians_killed_min"), "9");
  EXPECT_EQ(row_of(table("ucdp", "ucdp.csv"), "date_start", "2019-07-02").at("deaths_civilians"), "9");
}

TEST(ExportSides, WhoIsCountedIsNoParty) {
  const auto row = row_of(table("acled", "acled.csv"), "notes", "14");
  EXPECT_EQ(row.at("actor2"), "");
  EXPECT_EQ(row.at("fatalities"), "14");
  EXPECT_EQ(row_of(table("hxl", "hxl.csv"), "killed", "14").at("actor2"), "");
  EXPECT_EQ(row_of(table("ucdp", "ucdp.csv"), "best", "14").at("side_b"), "");
}

TEST(ExportSides, ADealHasTwo) {
  const auto row = row_of(table("acled", "acled.csv"), "sub_event_type", "Agreement");
  EXPECT_EQ(row.at("actor1"), "Russia");
  EXPECT_EQ(row.at("actor2"), "Türkiye");
  EXPECT_EQ(row.at("assoc_actor_1"), "");
}

TEST(ExportSides, AnUndatedEventSaysWhenItWasPublished) {
  const auto row = row_of(table("acled", "acled.csv"), "notes", "وقصفت");
  EXPECT_EQ(row.at("event_date"), "");
  EXPECT_NE(row.at("tags").find("isnad:published=2018-11-22"), std::string::npos) << row.at("tags");
  EXPECT_EQ(row.at("location"), "Gharyan");
  EXPECT_EQ(row.at("admin2"), "");
}

}  // namespace
}  // namespace isnad::test
