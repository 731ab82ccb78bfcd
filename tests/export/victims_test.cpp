// Victims by name, and the dead of several sides in one happening.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "cli/run_cli.h"
#include "export/bundle.h"

namespace isnad::test {
namespace {

constexpr const char* kNamed = R"jsonl(
{"id": "a", "outlet": "منبر الضفة", "published": "2019-04-10", "text": "قتل الطفلان أحمد محمود العلي (7 أعوام) وسارة محمود العلي (9 أعوام) في غارة على مدينة منبج أمس الثلاثاء."}
{"id": "b", "outlet": "صدى الشرق", "published": "2019-04-10", "text": "أسفرت غارة على مدينة منبج الثلاثاء عن مقتل ثلاثة مدنيين هم كريم الناصر ومحمود الخطيب وليلى الحسن."}
{"id": "c", "outlet": "الأفق", "published": "2019-04-12", "text": "أصيب الصحفي خالد الحمود في قصف على مدينة تعز الخميس."}
)jsonl";

// Three voices on one strike: six fighters, four civilians; nobody tells of two.
constexpr const char* kSides = R"jsonl(
{"id": "a", "outlet": "منبر الضفة", "published": "2019-04-10", "text": "قتل ستة من عناصر تنظيم الدولة الإسلامية في غارة على مدينة منبج أمس الثلاثاء، بحسب المرصد السوري لحقوق الإنسان."}
{"id": "b", "outlet": "صدى الشرق", "published": "2019-04-10", "text": "قتل ستة من مسلحي تنظيم الدولة الإسلامية في غارة على مدينة منبج الثلاثاء، بحسب مصدر أمني."}
{"id": "c", "outlet": "الأفق", "published": "2019-04-10", "text": "قتل أربعة مدنيين في غارة على مدينة منبج أمس الثلاثاء، بحسب الدفاع المدني."}
)jsonl";

struct Project {
  TempDir dir;
  std::string file;
  explicit Project(const char* corpus) : file(dir.path("p.db")) {
    const auto articles = dir.write("a.jsonl", std::string(corpus).substr(1));
    const auto run = isnad("import --project " + file + " " + articles);
    EXPECT_EQ(run.status, 0) << run.err;
  }
  Sheet sheet(const std::string& format, const std::string& name) const {
    const auto run = isnad(fmt::format("export --project {} --format {} --out {}", file, format, dir.path(format)));
    EXPECT_EQ(run.status, 0) << run.err;
    const auto path = dir.path(format) + '/' + name;
    const Sheet out = read_sheet(path);
    const auto errors = check_sheet(out, read_json(path + "-metadata.json"));
    EXPECT_TRUE(errors.empty()) << errors.front();
    return out;
  }
};

TEST(Victims, AreListedByNameWithTheirFate) {
  const Project project(kNamed);
  std::map<std::string, std::string> fates, kinds;
  for (const auto& row : project.sheet("victims", "victims.csv").rows) {
    fates[row.at("name")] = row.at("fate");
    kinds[row.at("name")] = row.at("category");
  }
  for (const char* name : {"أحمد محمود العلي", "سارة محمود العلي", "كريم الناصر", "محمود الخطيب", "ليلى الحسن"})
    EXPECT_EQ(fates[name], "killed") << name;
  EXPECT_EQ(fates["خالد الحمود"], "injured");
  EXPECT_EQ(kinds["سارة محمود العلي"], "children");
  EXPECT_EQ(kinds["كريم الناصر"], "civilians");
  EXPECT_EQ(fates.size(), 6U);
}

TEST(Victims, AreNeverWhoDidIt) {
  const Project project(kNamed);
  for (const auto& row : project.sheet("claims", "claims.csv").rows) EXPECT_EQ(row.at("agent"), "") << row.at("quote");
}

TEST(Victims, OfSeveralSidesKeepTheFiguresThatAreTold) {
  const Project project(kSides);
  const auto rows = project.sheet("ucdp", "ucdp.csv").rows;
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].at("deaths_b"), "6");
  EXPECT_EQ(rows[0].at("deaths_civilians"), "4");
  EXPECT_EQ(rows[0].at("deaths_unknown"), "0");
  EXPECT_EQ(rows[0].at("best"), "10");
  const auto incidents = project.sheet("airwars", "incidents.csv").rows;
  ASSERT_EQ(incidents.size(), 1U);
  EXPECT_EQ(incidents[0].at("civilians_killed_min"), "4");
  EXPECT_EQ(incidents[0].at("civilians_killed_max"), "4");
  EXPECT_EQ(incidents[0].at("militants_killed_max"), "6");
}

}  // namespace
}  // namespace isnad::test
