// Ledgers, contradictions, and events joined by hand, as the desk answers them.
#include "serve/project_fixture.h"

namespace isnad::serve {
namespace {

using LedgerRoutesTest = FusedProjectFixture;

TEST_F(LedgerRoutesTest, TollsComeByOrigin) {
  const Json ledger = ask("/tolls.json");
  ASSERT_EQ(ledger["items"].size(), 1u) << ledger;
  const Json& row = ledger["items"][0];
  EXPECT_EQ(row["slot"], "killed");
  EXPECT_EQ(row["range"]["min"], 7);
  EXPECT_EQ(row["origins"][0]["claims"][0], "c1");
  EXPECT_EQ(ask("/tolls.json", {{"from", "2022-01-01"}})["items"].size(), 0u);
  EXPECT_EQ(ask("/tolls.json", {{"known_by", "2021-03-03"}})["items"].size(), 0u);
  EXPECT_EQ(ledger["total"], 1);
  EXPECT_EQ(ledger["months"], Json::parse(R"([{"month":"2021-03","low":7,"high":7,"open":false,"events":1}])"));
  EXPECT_EQ(ask("/tolls.json", {{"cursor", "1"}})["items"].size(), 0u);
  const Response csv = desk().handle(request("/tolls.csv"));
  EXPECT_NE(csv.body.find(",7,7,"), std::string::npos) << csv.body;
}

TEST_F(LedgerRoutesTest, ControlAndTalksAnswerEmptyWhereNothingIsTold) {
  EXPECT_EQ(ask("/control.json")["on"], "2021-03-02");
  EXPECT_EQ(ask("/control.json", {{"as_of", "2021-05-01"}})["on"], "2021-05-01");
  EXPECT_EQ(ask("/negotiations.json")["items"].size(), 0u);
  EXPECT_EQ(ask("/talks.json")["items"].size(), 0u);
  EXPECT_EQ(ask("/contradictions.json")["items"].size(), ask("/contradictions.json")["total"]);
}

TEST_F(LedgerRoutesTest, EventsAreJoinedByHandAndTakenBack) {
  const Json before = ask("/events.json");
  std::vector<std::string> ids;
  for (const auto& event : before["items"]) ids.push_back(event["id"]);
  if (ids.size() == 2) {
    const Json merged =
        Json::parse(send("/events", Json{{"kind", "merge"}, {"events", ids}, {"reason", "واحد"}}.dump()).body);
    ASSERT_TRUE(merged.contains("key")) << merged;
    EXPECT_EQ(ask("/events.json")["total"], 1);
    EXPECT_EQ(ask("/judgements.json")["items"][0]["kind"], "merge");
    send("/events", Json{{"kind", "withdraw"}, {"key", merged["key"]}}.dump());
    EXPECT_EQ(ask("/events.json")["total"], 2);
  } else {
    ASSERT_EQ(ids.size(), 1u);
    const Json split =
        Json::parse(send("/events", Json{{"kind", "split"}, {"events", ids}, {"claims", {"c2"}}}.dump()).body);
    ASSERT_TRUE(split.contains("key")) << split;
    EXPECT_EQ(ask("/events.json")["total"], 2);
    send("/events", Json{{"kind", "withdraw"}, {"key", split["key"]}}.dump());
    EXPECT_EQ(ask("/events.json")["total"], 1);
  }
  EXPECT_EQ(send("/events", Json{{"kind", "merge"}, {"events", {"one"}}}.dump()).status, 400);
  EXPECT_EQ(send("/events", "[]").status, 400);
}

TEST_F(LedgerRoutesTest, TheNetworkNamesWhoQuotesWhom) {
  const Json rows = ask("/network.json")["items"];
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0]["outlet"], "الضفة");
  EXPECT_EQ(rows[0]["name"], "المجلس المحلي");
  EXPECT_EQ(rows[0]["count"], 1);
}

}  // namespace
}  // namespace isnad::serve
