// The tables: columns in the order their schemes ask for, cells of the declared kinds and ranges.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "cli/run_cli.h"
#include "export/bundle.h"

namespace isnad::test {
namespace {

std::vector<std::string> words(const std::string& list) {
  std::vector<std::string> out;
  std::istringstream in(list);
  for (std::string word; std::getline(in, word, ',');) out.push_back(word);
  return out;
}

// Written out here and not taken from the program: the order is other people's.
constexpr const char* kAcled =
    "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,inter1,"
    "actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,location,"
    "latitude,longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp";
constexpr const char* kUcdp =
    "id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,conflict_name,"
    "dyad_dset_id,dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,side_b_dset_id,side_b_new_id,side_b,"
    "number_of_sources,source_article,source_office,source_date,source_headline,source_original,where_prec,"
    "where_coordinates,where_description,adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,country,country_id,"
    "region,event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,"
    "low,gwnoa,gwnob";

struct Named {
  const char* format;
  const char* file;
  std::size_t tag_rows = 0;
};

TEST(ExportTables, FitTheirSchemas) {
  for (const auto& [format, file, tags] :
       {Named{"claims", "claims.csv"}, Named{"control", "control.csv"}, Named{"control", "control_wide.csv"},
        Named{"tolls", "tolls.csv"}, Named{"negotiations", "negotiations.csv"},
        Named{"contradictions", "contradictions.csv"}, Named{"victims", "victims.csv"}, Named{"acled", "acled.csv"},
        Named{"ucdp", "ucdp.csv"}, Named{"airwars", "incidents.csv"}, Named{"airwars", "sources.csv"},
        Named{"hxl", "hxl.csv", 1}}) {
    const std::string path = bundle(format) + '/' + file;
    const Sheet sheet = read_sheet(path, tags);
    const auto errors = check_sheet(sheet, read_json(path + "-metadata.json"));
    EXPECT_TRUE(errors.empty()) << path << ": " << errors.size() << " errors, first: " << errors.front();
    if (std::string(file) != "victims.csv" && std::string(file) != "contradictions.csv") {
      EXPECT_FALSE(sheet.rows.empty()) << path;
    }
  }
}

TEST(ExportTables, EveryRowSaysWhereItComesFrom) {
  for (const auto& [format, file, tags] :
       {Named{"claims", "claims.csv"}, Named{"acled", "acled.csv"}, Named{"ucdp", "ucdp.csv"},
        Named{"control", "control.csv"}, Named{"hxl", "hxl.csv", 1}}) {
    for (const auto& row : read_sheet(bundle(format) + '/' + file, tags).rows) {
      EXPECT_FALSE(row.at("isnad_id").empty());
      EXPECT_TRUE(row.at("isnad_url").starts_with("isnad:"));
      const auto& method = row.contains("method") ? row.at("method") : row.at("isnad_method");
      EXPECT_TRUE(method.starts_with("isnad ")) << method;
      EXPECT_EQ(row.contains("review") ? row.at("review") : row.at("isnad_review"), "open");
    }
  }
}

TEST(ExportTables, ForeignColumnsStandInTheirOrder) {
  for (const auto& [format, list, count] : {std::tuple{"acled", kAcled, 31U}, std::tuple{"ucdp", kUcdp, 49U}}) {
    const auto expected = words(list);
    ASSERT_EQ(expected.size(), count);
    auto head = read_sheet(fmt::format("{}/{}.csv", bundle(format), format)).head;
    ASSERT_GT(head.size(), expected.size());
    head.resize(expected.size());
    EXPECT_EQ(head, expected);
  }
}

TEST(ExportTables, AcledIdsAreOursAndTensAreTen) {
  bool tens = false;
  for (const auto& row : read_sheet(bundle("acled") + "/acled.csv").rows) {
    EXPECT_TRUE(row.at("event_id_cnty").starts_with("ISN-")) << row.at("event_id_cnty");
    EXPECT_NE(row.at("fatalities"), "1001") << "a running total is no event of a day";
    if (row.at("location").find("Raqqa") != std::string::npos) tens = tens || row.at("fatalities") == "10";
  }
  EXPECT_TRUE(tens);
}

TEST(ExportTables, UcdpBestIsTheSumOfItsParts) {
  const auto number = [](const std::string& cell) { return cell.empty() ? 0 : std::stoll(cell); };
  for (const auto& row : read_sheet(bundle("ucdp") + "/ucdp.csv").rows) {
    EXPECT_EQ(number(row.at("best")), number(row.at("deaths_a")) + number(row.at("deaths_b")) +
                                          number(row.at("deaths_civilians")) + number(row.at("deaths_unknown")));
    EXPECT_GE(number(row.at("high")), 1);
    EXPECT_LE(number(row.at("low")), number(row.at("best")));
    EXPECT_LE(number(row.at("best")), number(row.at("high")));
    for (const char* theirs : {"id", "relid", "conflict_new_id", "dyad_new_id", "side_a_new_id", "side_b_new_id"})
      EXPECT_EQ(row.at(theirs), "");
  }
}

TEST(ExportTables, AirwarsProposesAndNeverConfirms) {
  for (const auto& row : read_sheet(bundle("airwars") + "/incidents.csv").rows)
    EXPECT_TRUE(row.at("grading") == "weak" || row.at("grading") == "fair" || row.at("grading") == "contested");
}

TEST(ExportTables, DenialsAndTalksKeepTheirVoices) {
  bool denied = false;
  for (const auto& row : read_sheet(bundle("claims") + "/claims.csv").rows)
    denied = denied || (row.at("polarity") == "negative" && row.at("type") == "withdraw");
  EXPECT_TRUE(denied);
  const auto talks = read_sheet(bundle("negotiations") + "/negotiations.csv");
  std::map<std::string, std::string> stages;
  for (const auto& row : talks.rows) stages[row.at("stage")] = row.at("according_to");
  EXPECT_TRUE(stages.contains("begun"));
  EXPECT_TRUE(stages.contains("stopped"));
}

TEST(ExportTables, ControlByConsensusIsWhatTheLedgerAnswers) {
  const auto sheet = read_sheet(bundle("control") + "/control.csv");
  std::map<std::string, std::string> told;  // by place
  for (const auto& row : sheet.rows)
    if (row.at("according_to").starts_with("consensus") && row.at("to").empty() && row.at("status") != "besieged")
      told[row.at("place")] = row.at("status") + ' ' + row.at("actor_id");
  EXPECT_FALSE(told.empty());
  const auto run = isnad("control --on 2019-04-13 --format jsonl --project " + export_project());
  ASSERT_EQ(run.status, 0) << run.err;
  std::istringstream lines(run.out);
  std::size_t held = 0;
  for (std::string line; std::getline(lines, line);) {
    const auto row = nlohmann::json::parse(line);
    if (row["state"] != "held" && row["state"] != "claimed") continue;
    ++held;
    const std::string status = row["state"] == "held" ? "control" : "claimed";
    EXPECT_EQ(told[row["place"]["name"]], status + ' ' + row["holders"][0]["id"].get<std::string>()) << line;
  }
  EXPECT_GT(held, 0u);
}

TEST(ExportTables, TollsKeepOriginsApartAndNeverAddRunningTotals) {
  const auto sheet = read_sheet(bundle("tolls") + "/tolls.csv");
  std::set<std::string> kinds;
  std::vector<std::string> origins;
  for (const auto& row : sheet.rows) {
    kinds.insert(row.at("kind"));
    if (row.at("kind") == "origin" && row.at("place").find("منبج") != std::string::npos && row.at("slot") == "killed")
      origins.push_back(row.at("min"));
    if (row.at("kind") == "sum_by_victims") {
      EXPECT_LT(std::stoll(row.at("min")), 1000) << "a running total was added up";
    }
  }
  EXPECT_TRUE(kinds.contains("event"));
  EXPECT_TRUE(kinds.contains("origin"));
  EXPECT_TRUE(kinds.contains("statement"));
  std::sort(origins.begin(), origins.end());
  EXPECT_EQ(origins, (std::vector<std::string>{"12", "40"}));
}

TEST(ExportTables, HxlTagsAreTheSecondRow) {
  const std::string text = slurp(bundle("hxl") + "/hxl.csv");
  const auto second = text.substr(text.find("\r\n") + 2);
  EXPECT_TRUE(second.starts_with(
      "#event+code,#event+type,#event+type+sub,#date+occurred,#date+start,#date+end,#date+reported,#group+name+first,"
      "#group+name+second,#country+code,#adm1+name,#adm1+code,#adm2+name,#adm2+code,#adm3+name,#adm3+code,"
      "#loc+name+i_ar,#loc+name+i_en,#geo+lat,#geo+lon,#geo+precision,#affected+killed,#affected+killed+min,"
      "#affected+killed+max,#affected+injured+min,#affected+injured+max,#affected+displaced,#severity+grade,"
      "#group+name+control,#status+control,#meta+source,#meta+url"))
      << second.substr(0, 400);
}

TEST(ExportTables, FormulasAreSafeInSpreadsheetsAndWholeElsewhere) {
  const auto plain = read_sheet(bundle("claims") + "/claims.csv");
  bool whole = false;
  for (const auto& row : plain.rows) whole = whole || (row.at("outlet") == "=صدى الشرق" && row.at("title") == "@غارة");
  EXPECT_TRUE(whole);
  const auto run = isnad("export --project " + export_project() + " --format claims --spreadsheet --out -");
  ASSERT_EQ(run.status, 0) << run.err;
  EXPECT_TRUE(run.out.starts_with("\xEF\xBB\xBF"));
  EXPECT_NE(run.out.find("\"'=صدى الشرق\""), std::string::npos);
  EXPECT_NE(run.out.find("\"'@غارة\""), std::string::npos);
  EXPECT_EQ(run.out.find(",=صدى"), std::string::npos);
}

TEST(ExportTables, AFilterTakesItsClaimsAndNoOthers) {
  const auto run = isnad("export --project " + export_project() + " --format claims --type negotiate --out -");
  ASSERT_EQ(run.status, 0) << run.err;
  EXPECT_EQ(run.out.find(",airstrike,"), std::string::npos);
  EXPECT_NE(run.out.find(",negotiate,"), std::string::npos);
}

}  // namespace
}  // namespace isnad::test
