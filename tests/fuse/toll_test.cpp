#include "fuse/toll.h"

#include <gtest/gtest.h>

#include "fuse/talks.h"
#include "fuse/told.h"

namespace isnad {
namespace {

using told::at_least;
using told::claim;
using told::day;
using told::exactly;
using told::on;
using told::party;
using told::said;

struct Ledgers : testing::Test {
  std::vector<Claim> claims;
  std::vector<fuse::InputDocument> documents{told::article("a", "2020-06-12"), told::article("b", "2020-06-12"),
                                             told::article("c", "2020-06-30")};
  std::vector<Event> events;
  void fuse() { events = fuse::run({claims, documents, {}}); }
  fuse::LedgerInput input() const { return {claims, documents, events}; }

  Claim& strike(const std::string& doc, const std::string& where, const std::string& when, const Quantity& killed) {
    Claim c = claim("c" + std::to_string(claims.size()), doc, ClaimType::airstrike);
    c.agent = {party("air force")};
    c.places = {told::place(where, where == "market" ? 15 : 16)};
    c.time = on(when);
    c.killed = killed;
    claims.push_back(c);
    return claims.back();
  }
};

const TollSum* sum_of(const std::vector<TollSum>& sums, TollSlot slot, const std::string& blamed) {
  for (const auto& s : sums)
    if (s.slot == slot && s.blamed == blamed) return &s;
  return nullptr;
}

TEST_F(Ledgers, FightersAndCiviliansAreTwoFigures) {
  strike("a", "market", "2020-06-10", exactly(6)).victims = "combatants";
  strike("b", "market", "2020-06-10", exactly(4)).victims = "civilians";
  strike("c", "market", "2020-06-10", exactly(5));
  fuse();
  ASSERT_EQ(events.size(), 1u);
  const auto ledger = fuse::toll(input());
  ASSERT_EQ(ledger.rows.size(), 2u);
  EXPECT_EQ(ledger.rows[0].victims, "civilians");
  EXPECT_EQ(ledger.rows[0].range.min, 4);
  EXPECT_EQ(ledger.rows[0].range.max, 5) << "who does not say whom it counts may mean them";
  EXPECT_EQ(ledger.rows[1].victims, "combatants");
  EXPECT_EQ(ledger.rows[1].range.min, 6);
  EXPECT_EQ(ledger.rows[1].range.max, 6);
  EXPECT_FALSE(ledger.rows[1].contested);
}

TEST_F(Ledgers, OneEventKeepsEveryOriginsFigure) {
  strike("a", "market", "2020-06-10", exactly(26)).victims = "civilians";
  strike("b", "market", "2020-06-10", exactly(55)).victims = "civilians";
  fuse();
  const auto ledger = fuse::toll(input());
  ASSERT_EQ(ledger.rows.size(), 1u);
  const TollRow& r = ledger.rows[0];
  EXPECT_EQ(r.range.min, 26);
  EXPECT_EQ(r.range.max, 55);
  EXPECT_EQ(r.origins.size(), 2u);
  EXPECT_TRUE(r.contested);
  EXPECT_EQ(r.victims, "civilians");
  const auto* blamed = sum_of(ledger.by_blamed, TollSlot::killed, "air force");
  ASSERT_NE(blamed, nullptr);
  EXPECT_EQ(blamed->range.min, 26) << "an event counts once, whatever the number of its tellers";
}

TEST_F(Ledgers, LowsAndHighsAreAddedApartAndAnOpenEndStaysOpen) {
  strike("a", "market", "2020-06-10", exactly(10));
  strike("a", "school", "2020-06-11", at_least(5));
  fuse();
  const auto ledger = fuse::toll(input());
  ASSERT_EQ(ledger.by_victims.size(), 1u);
  EXPECT_EQ(ledger.by_victims[0].range.min, 15);
  EXPECT_FALSE(ledger.by_victims[0].range.max);
  EXPECT_EQ(ledger.by_victims[0].events, 2u);
  const auto later = fuse::toll(input(), {day("2020-06-11"), std::nullopt, {}, {}});
  ASSERT_EQ(later.rows.size(), 1u);
  EXPECT_EQ(later.rows[0].range.min, 5);
  EXPECT_EQ(fuse::toll(input(), {std::nullopt, std::nullopt, {"market"}, {}}).rows.size(), 1u);
  EXPECT_TRUE(fuse::toll(input(), {std::nullopt, std::nullopt, {}, {"nobody"}}).rows.empty());
}

TEST_F(Ledgers, RunningTotalsAreHeldAgainstTheSumAndNeverAdded) {
  strike("a", "market", "2020-06-10", exactly(10));
  strike("a", "school", "2020-06-11", exactly(5));
  Claim total = claim("t", "c", ClaimType::casualties);
  total.places = {told::place("YE-HU", 15, 44, {"YE"}, Precision::governorate)};
  total.time = on("2020-06-01", "2020-06-30");
  total.killed = exactly(40);
  total.killed->cumulative = true;
  claims.push_back(total);
  fuse();
  auto ledger = fuse::toll(input());
  EXPECT_EQ(ledger.by_victims[0].range.min, 15) << "the total of 40 is not in the sum";
  ASSERT_EQ(ledger.statements.size(), 1u);
  EXPECT_EQ(ledger.statements[0].verdict, "above the sum");
  EXPECT_EQ(ledger.statements[0].summed.min, 15);
  claims.back().killed->min = claims.back().killed->max = 12;
  fuse();
  EXPECT_EQ(fuse::toll(input()).statements[0].verdict, "below the sum");
  claims.back().killed->max = 20;
  fuse();
  EXPECT_EQ(fuse::toll(input()).statements[0].verdict, "agrees");
}

TEST_F(Ledgers, DenialsAndPlansCostNothing) {
  strike("a", "market", "2020-06-10", exactly(10)).polarity = Polarity::negative;
  strike("a", "school", "2020-06-10", exactly(10)).certainty = Certainty::hypothetical;
  fuse();
  EXPECT_TRUE(fuse::toll(input()).rows.empty());
}

TEST_F(Ledgers, TalksRunOnThroughStagesSourceBySource) {
  const auto talk = [&](const std::string& doc, const std::string& when, Stage stage, const std::string& by) -> Claim& {
    Claim c = claim("c" + std::to_string(claims.size()), doc, ClaimType::negotiate);
    c.agent = {party("council"), party("garrison")};
    c.mediator = {party("elders")};
    c.places = {told::place("town")};
    c.time = on(when);
    c.stage = stage;
    c.terms = {"safe passage"};
    c.attribution = {said(by)};
    claims.push_back(c);
    return claims.back();
  };
  talk("a", "2020-06-01", Stage::begun, "x");
  talk("a", "2020-06-10", Stage::ongoing, "x");
  talk("b", "2020-06-11", Stage::suspended, "y");
  fuse();
  auto rows = fuse::talks(input());
  ASSERT_EQ(rows.size(), 1u) << "one process, whatever the number of its events";
  EXPECT_EQ(rows[0].parties.size(), 2u);
  EXPECT_EQ(rows[0].mediators.size(), 1u);
  EXPECT_EQ(rows[0].terms, std::vector<std::string>{"safe passage"});
  EXPECT_EQ(rows[0].stages.size(), 3u);
  EXPECT_EQ(rows[0].standing.size(), 2u) << "each source's last word";
  EXPECT_TRUE(rows[0].contested);
  rows = fuse::talks(input(), {day("2020-06-10"), {}, {}});
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0].stages.size(), 2u);
  EXPECT_FALSE(rows[0].contested);
  talk("c", "2021-06-01", Stage::begun, "x");
  fuse();
  EXPECT_EQ(fuse::talks(input()).size(), 2u) << "a year of silence ends a process";
  EXPECT_TRUE(fuse::talks(input(), {std::nullopt, {"nobody"}, {}}).empty());
}

}  // namespace
}  // namespace isnad
