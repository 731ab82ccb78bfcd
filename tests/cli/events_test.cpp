// Events and ledgers as a user meets them: on articles, on a project, with an analyst's word.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "cli/run_cli.h"

namespace isnad::test {
namespace {

using Json = nlohmann::json;

std::vector<Json> lines(const std::string& out) {
  std::vector<Json> rows;
  std::istringstream in(out);
  for (std::string line; std::getline(in, line);)
    if (!line.empty()) rows.push_back(Json::parse(line));
  return rows;
}

// Two papers on one raid, and a place that changed hands.
constexpr const char* kArticles =
    R"({"id":"n1","outlet":"صحيفة الميزان","published":"2019-03-05","text":"قتل سبعة مدنيين في غارة جوية على مدينة الحديدة أمس الاثنين، بحسب مصدر طبي."})"
    "\n"
    R"({"id":"n2","outlet":"موقع الساحل","published":"2019-03-05","text":"قتل عشرون مدنيا في غارة جوية على مدينة الحديدة أمس الاثنين، وفق ما قال مسعفون."})"
    "\n"
    R"({"id":"n3","outlet":"صحيفة الميزان","published":"2019-03-09","text":"سيطرت القوات الحكومية على مدينة حيس أمس الجمعة بعد معارك مع الحوثيين."})"
    "\n";

struct Events : testing::Test {
  TempDir dir;
  std::string articles = dir.write("in.jsonl", kArticles);
  std::string project = dir.path("p.db");
  std::string on_project(const std::string& words) { return words + " --project '" + project + "'"; }
  void import() { ASSERT_EQ(isnad(on_project("import '" + articles + "'")).status, 0); }
  // The event in which two papers tell of one raid.
  static const Json* raid(const std::vector<Json>& events) {
    for (const auto& e : events)
      if (e["claims"].size() == 2 && e.contains("killed")) return &e;
    return nullptr;
  }
};

TEST_F(Events, ArticlesAndTheProjectMadeOfThemGiveTheSame) {
  import();
  const auto direct = isnad("events --format jsonl '" + articles + "'");
  const auto kept = isnad(on_project("events --format jsonl"));
  ASSERT_EQ(direct.status, 0) << direct.err;
  ASSERT_EQ(kept.status, 0) << kept.err;
  EXPECT_EQ(direct.out, kept.out);
  const auto events = lines(kept.out);
  const Json* e = raid(events);
  ASSERT_NE(e, nullptr) << kept.out;
  EXPECT_EQ((*e)["state"], "contested");
  EXPECT_EQ((*e)["killed"]["min"], 7);
  EXPECT_EQ((*e)["killed"]["max"], 20);
  EXPECT_EQ((*e)["transmission"].size(), 2u);
  EXPECT_FALSE((*e)["credibility"].get<std::string>().empty());
}

TEST_F(Events, OneEventIsShownAndExplained) {
  const auto events = lines(isnad("events --format jsonl '" + articles + "'").out);
  const Json* e = raid(events);
  ASSERT_NE(e, nullptr);
  const std::string id = (*e)["id"];
  const auto page = isnad("event " + id + " '" + articles + "'");
  ASSERT_EQ(page.status, 0) << page.err;
  EXPECT_NE(page.out.find("origin 2"), std::string::npos);
  EXPECT_NE(page.out.find("صحيفة الميزان"), std::string::npos);
  EXPECT_NE(page.out.find("contradict each other"), std::string::npos);
  const auto why = isnad("explain " + id + " '" + articles + "'");
  ASSERT_EQ(why.status, 0) << why.err;
  EXPECT_NE(why.out.find("the same place"), std::string::npos);
  EXPECT_NE(why.out.find("joined from"), std::string::npos);
  EXPECT_NE(isnad("event e0000000000000000 '" + articles + "'").status, 0);
}

TEST_F(Events, AnAnalystSplitsAndTakesItBack) {
  import();
  auto events = lines(isnad(on_project("events --format jsonl")).out);
  const Json* e = raid(events);
  ASSERT_NE(e, nullptr);
  const std::string id = (*e)["id"], claim = (*e)["claims"][1];
  const auto split = isnad(on_project("split " + id + " " + claim + " --reason 'two raids'"));
  ASSERT_EQ(split.status, 0) << split.err;
  const auto after = lines(isnad(on_project("events --format jsonl")).out);
  EXPECT_EQ(after.size(), events.size() + 1);
  EXPECT_EQ(raid(after), nullptr);
  EXPECT_NE(isnad(on_project("judgements")).out.find("two raids"), std::string::npos);
  ASSERT_EQ(isnad(on_project("judgements --undo 1")).status, 0);
  EXPECT_EQ(lines(isnad(on_project("events --format jsonl")).out).size(), events.size());
  EXPECT_EQ(isnad(on_project("verify")).status, 0) << "each word stands in the audit chain";
}

TEST_F(Events, ControlHasADayOfHappeningAndADayOfKnowledge) {
  import();
  const auto holder = [&](const std::string& words) {
    for (const auto& row : lines(isnad(on_project("control --format jsonl " + words)).out))
      if (row["place"]["name"] == "حيس" && !row["holders"].empty()) return row["state"].get<std::string>();
    return std::string();
  };
  EXPECT_EQ(holder("--on 2019-03-08"), "held");
  EXPECT_EQ(holder("--on 2019-03-07"), "");
  EXPECT_EQ(holder("--on 2019-03-08 --known-by 2019-03-08"), "") << "it was told a day later";
  EXPECT_EQ(holder("--on 2019-03-08 --known-by 2019-03-09"), "held");
  EXPECT_EQ(holder("--on 2019-03-08 --according-to 'موقع الساحل'"), "");
  const auto csv = isnad(on_project("control --on 2019-03-08 --format csv"));
  EXPECT_EQ(csv.out.rfind("on,place,place_id", 0), 0u);
  EXPECT_NE(csv.out.find(",consensus,held,"), std::string::npos) << "then a row a source";
  EXPECT_EQ(isnad(on_project("control --format jsonl")).status, 2) << "a day must be named";
}

TEST_F(Events, TollsAndNegotiationsOnArticles) {
  const auto rows = lines(isnad("tolls --format jsonl '" + articles + "'").out);
  bool found = false;
  for (const auto& r : rows)
    if (r["kind"] == "event" && r["slot"] == "killed") {
      found = true;
      EXPECT_EQ(r["min"], 7);
      EXPECT_EQ(r["max"], 20);
      EXPECT_EQ(r["origins"].size(), 2u);
    }
  EXPECT_TRUE(found);
  EXPECT_EQ(isnad("tolls --format csv '" + articles + "'").out.rfind("kind,event,type", 0), 0u);
  const auto talks = isnad("negotiations --format jsonl '" + articles + "'");
  EXPECT_EQ(talks.status, 0);
  EXPECT_TRUE(talks.out.empty());
}

TEST_F(Events, MeasuresReportsOfCodedIncidents) {
  const std::string file = dir.write(
      "incidents.jsonl",
      R"({"code":"X1","date":"2019-03-04","loc_ar":"الحديدة","lat":null,"lon":null,"sources":[)"
      R"({"type":"news_article","text":"قتل سبعة مدنيين في غارة جوية على مدينة الحديدة اليوم الاثنين، وقال مصدر طبي إن جثث القتلى نقلت إلى مستشفى الثورة العام."},)"
      R"({"type":"news_article","text":"لقي سبعة مدنيين مصرعهم في غارة جوية استهدفت مدينة الحديدة اليوم الاثنين، وذكر مسعفون أن عمليات البحث لا تزال جارية في المكان."},)"
      R"({"type":"tweet","text":"قصير"}]})"
      "\n");
  const auto run = isnad("eval airwars '" + file + "'");
  ASSERT_EQ(run.status, 0) << run.err;
  EXPECT_NE(run.out.find("reports 2"), std::string::npos) << run.out;
  EXPECT_NE(run.out.find("of 1 incidents"), std::string::npos) << run.out;
  EXPECT_NE(run.out.find("precision 1.000"), std::string::npos) << run.out;
  EXPECT_EQ(isnad("eval airwars '" + dir.write("bad.jsonl", "{}\n") + "'").status, 3);
}

TEST_F(Events, MeasuresPairs) {
  const std::string file =
      dir.write("pairs.csv",
                "a,b,label\n"
                "غارة جوية تقتل سبعة مدنيين في الحديدة,مقتل سبعة مدنيين في غارة جوية على الحديدة,entails\n"
                "غارة جوية تقتل سبعة مدنيين في الحديدة,افتتاح معرض للكتاب في العاصمة تونس,not entail\n");
  const auto run = isnad("eval pairs '" + file + "'");
  ASSERT_EQ(run.status, 0) << run.err;
  EXPECT_NE(run.out.find("accuracy 1.000"), std::string::npos) << run.out;
}

}  // namespace
}  // namespace isnad::test
