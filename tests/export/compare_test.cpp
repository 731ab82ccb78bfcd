// Other people's events held against ours.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <map>
#include <tuple>

#include "cli/run_cli.h"
#include "export/bundle.h"

namespace isnad::test {
namespace {

constexpr const char* kAcled =
    "event_id_cnty,event_date,time_precision,event_type,sub_event_type,actor1,actor2,location,latitude,longitude,"
    "geo_precision,source,fatalities,notes\r\n"
    "X1,2019-04-09,1,Explosions/Remote violence,Air/drone strike,,,Menbij,36.5259,37.9511,1,Paper,12,\"a, "
    "\"\"b\"\"\"\r\n"
    "X2,2019-04-11,1,Explosions/Remote violence,Air/drone strike,,,Menbij,36.5259,37.9511,1,Paper,12,later\r\n"
    "X3,2019-04-09,1,Explosions/Remote violence,Air/drone strike,,,Aden,12.7794,45.0367,1,Paper,3,elsewhere\r\n"
    "X4,,1,Battles,Armed clash,,,Nowhere,,,1,Paper,0,no day\r\n"
    "X5,2019-04-09,1,Battles,Non-state actor overtakes territory,Syrian Democratic Forces (2015-),,Al Thawrah,35.8367,"
    "38.5481,1,Paper,0,a town by another name and point\r\n";

constexpr const char* kUcdp =
    "id,type_of_violence,side_a,side_b,where_prec,where_coordinates,latitude,longitude,date_start,date_end,date_prec,"
    "best,high,low,source_headline\r\n"
    "901,3,Nobody we know,Civilians,1,Manbij,36.53,37.95,2019-04-09,2019-04-09,1,12,40,12,a\r\n"
    "902,1,Nobody we know,Nobody else,1,Basra,30.51,47.78,2019-04-09,2019-04-09,1,5,5,5,b\r\n";

constexpr const char* kAirwars =
    "unique_reference_code,date,latitude,longitude,geolocation_accuracy,location,strike_status,belligerents,"
    "civilians_killed_min,civilians_killed_max\r\n"
    "CS1,2019-04-09,36.53,37.95,Town,Manbij,Likely strike,,12,40\r\n"
    "CS2,2018-01-01,36.53,37.95,Town,Manbij,Likely strike,,12,40\r\n";

TEST(Compare, AgreementNearMissAndOnlyThere) {
  const TempDir dir;
  const auto file = dir.write("acled.csv", kAcled);
  const auto run =
      isnad(fmt::format("compare --project {} --style acled {} --out {}", export_project(), file, dir.path("out")));
  EXPECT_EQ(run.status, 1) << "one row has no day: " << run.err;
  EXPECT_NE(run.err.find("row 4"), std::string::npos) << run.err;
  const Sheet sheet = read_sheet(dir.path("out") + "/matches.csv");
  const auto errors = check_sheet(sheet, read_json(dir.path("out") + "/matches.csv-metadata.json"));
  EXPECT_TRUE(errors.empty()) << errors.front();
  std::map<std::string, std::map<std::string, std::string>> by_id;
  for (const auto& row : sheet.rows) by_id[row.at("reference_id")] = row;
  EXPECT_EQ(by_id.at("X1").at("verdict"), "agreement");
  EXPECT_EQ(by_id.at("X1").at("type"), "airstrike");
  EXPECT_EQ(by_id.at("X1").at("reference_deaths"), "12");
  EXPECT_EQ(by_id.at("X2").at("verdict"), "near_miss") << by_id.at("X2").at("why");
  EXPECT_EQ(by_id.at("X3").at("verdict"), "only_there");
  EXPECT_EQ(by_id.at("X3").at("isnad_id"), "");
  EXPECT_EQ(by_id.at("X5").at("verdict"), "agreement") << by_id.at("X5").at("why");
  EXPECT_EQ(by_id.at("X5").at("type"), "gain_control");
  EXPECT_EQ(isnad("verify " + dir.path("out")).status, 0);
}

TEST(Compare, OtherStylesAreReadByTheirOwnColumns) {
  for (const auto& [style, table, met, alone] :
       {std::tuple{"ucdp", kUcdp, "901", "902"}, std::tuple{"airwars", kAirwars, "CS1", "CS2"}}) {
    const TempDir dir;
    const auto file = dir.write("theirs.csv", table);
    const auto run = isnad(
        fmt::format("compare --project {} --style {} {} --out {}", export_project(), style, file, dir.path("out")));
    EXPECT_EQ(run.status, 0) << run.err;
    std::map<std::string, std::map<std::string, std::string>> by_id;
    for (const auto& row : read_sheet(dir.path("out") + "/matches.csv").rows) by_id[row.at("reference_id")] = row;
    EXPECT_EQ(by_id.at(met).at("verdict"), "agreement") << by_id.at(met).at("why");
    EXPECT_EQ(by_id.at(met).at("type"), "airstrike");
    EXPECT_EQ(by_id.at(alone).at("verdict"), "only_there") << by_id.at(alone).at("why");
  }
}

TEST(Compare, RowsThatCannotBeReadAreNamedOneByOne) {
  const TempDir dir;
  const auto file = dir.write("ucdp.csv",
                              "id,where_coordinates,latitude,longitude,date_start,date_end,high,low\r\n"
                              "1,Manbij,36.53,37.95,9 April 2019,2019-04-09,40,12\r\n"
                              "2,Manbij,north,37.95,2019-04-09,2019-04-09,40,12\r\n"
                              "3,Manbij,36.53,379.5,2019-04-09,2019-04-09,40,12\r\n"
                              "4,Manbij,36.53,37.95,2019-04-09,2019-04-01,40,12\r\n"
                              "5,Manbij,36.53,37.95,2019-04-09,2019-04-09,many,12\r\n"
                              "1,Manbij,36.53,37.95,2019-04-09,2019-04-09,40,12\r\n"
                              "7,Manbij,36.53,37.95,9 Nisan 2019,,40,12\r\n"
                              "\r\n");
  const auto run =
      isnad(fmt::format("compare --project {} --style ucdp {} --out {}", export_project(), file, dir.path("out")));
  EXPECT_EQ(run.status, 1);
  for (const char* told : {"row 2: latitude is not a number: north", "row 3: longitude is out of its range: 379.5",
                           "row 4: date_end is before date_start: 2019-04-01", "row 5: high is not a number: many",
                           "row 6: its id 1 is that of row 1", "row 7: date_start is not a day: 9 Nisan 2019"})
    EXPECT_NE(run.err.find(told), std::string::npos) << told << "\n" << run.err;
  std::size_t theirs = 0;
  for (const auto& row : read_sheet(dir.path("out") + "/matches.csv").rows) theirs += !row.at("reference_id").empty();
  EXPECT_EQ(theirs, 1U);
  const auto open = dir.write("open.csv", "id,date_start\r\n1,\"2019-04-09\r\n2,2019-04-09\r\n");
  const auto broken =
      isnad(fmt::format("compare --project {} --style ucdp {} --out {}", export_project(), open, dir.path("x")));
  EXPECT_NE(broken.status, 0);
  EXPECT_NE(broken.err.find("never closed"), std::string::npos) << broken.err;
}

TEST(Compare, ATableOfAnotherStyleIsRefused) {
  const TempDir dir;
  const auto file = dir.write("a.csv", "a,b\r\n1,2\r\n");
  const auto run =
      isnad(fmt::format("compare --project {} --style ucdp {} --out {}", export_project(), file, dir.path("out")));
  EXPECT_EQ(run.status, 2);
  EXPECT_NE(run.err.find("date_start"), std::string::npos) << run.err;
}

}  // namespace
}  // namespace isnad::test
