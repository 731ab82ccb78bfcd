#include "fuse/control.h"

#include <gtest/gtest.h>

#include "fuse/told.h"

namespace isnad {
namespace {

using told::claim;
using told::day;
using told::on;
using told::party;
using told::said;

struct Control : testing::Test {
  std::vector<Claim> claims;
  std::vector<fuse::InputDocument> documents{told::article("a", "2020-06-30"), told::article("b", "2020-06-30"),
                                             told::article("c", "2020-06-30")};
  PlaceRef quarter = told::place("quarter", 15, 44, {"YE", "YE-HU", "town"}, Precision::neighbourhood);
  PlaceRef town = told::place("town", 15, 44, {"YE", "YE-HU"});

  Claim& tell(ClaimType type, const std::string& doc, const std::string& who, const std::string& when,
              const PlaceRef& where) {
    Claim c = claim("c" + std::to_string(claims.size()), doc, type);
    c.agent = {party(who)};
    c.time = on(when);
    c.places = {where};
    claims.push_back(c);
    return claims.back();
  }
  ControlRow row(const std::string& when, const std::string& where = "town", const std::string& source = {}) {
    const auto rows = fuse::control({claims, documents, {}}, {day(when), source, {where}});
    for (const auto& r : rows)
      if (r.place.id == where) return r;
    return {};
  }
};

TEST_F(Control, TheTakerHoldsFromTheDayOn) {
  tell(ClaimType::gain_control, "a", "rebels", "2020-06-10", town);
  EXPECT_EQ(row("2020-06-09").state, "unknown");
  const auto r = row("2020-06-12");
  EXPECT_EQ(r.state, "held");
  ASSERT_EQ(r.holders.size(), 1u);
  EXPECT_EQ(r.holders[0].id, "rebels");
  EXPECT_EQ(r.since, day("2020-06-10"));
}

TEST_F(Control, ALaterChangeSupersedesOlderWordsOfOthers) {
  tell(ClaimType::hold_control, "a", "army", "2020-06-01", town);
  tell(ClaimType::gain_control, "b", "rebels", "2020-06-10", town);
  const auto r = row("2020-06-12");
  EXPECT_EQ(r.state, "held");
  EXPECT_EQ(r.holders[0].id, "rebels");
  ASSERT_EQ(r.words.size(), 2u);
  EXPECT_FALSE(r.words[0].counts) << "what was said before the change is kept and does not count";
}

TEST_F(Control, APartysOwnWordIsAClaimUntilAnotherTellsIt) {
  tell(ClaimType::gain_control, "a", "rebels", "2020-06-10", town).attribution = {said("rebels")};
  EXPECT_EQ(row("2020-06-12").state, "claimed");
  tell(ClaimType::gain_control, "b", "rebels", "2020-06-10", town).attribution = {said("monitor")};
  EXPECT_EQ(row("2020-06-12").state, "held");
}

TEST_F(Control, TheLosersAdmissionIsEnough) {
  auto& gain = tell(ClaimType::gain_control, "a", "rebels", "2020-06-10", town);
  gain.attribution = {said("army")};
  gain.target = {party("army")};
  EXPECT_EQ(row("2020-06-12").state, "held");
}

TEST_F(Control, SourcesThatDifferAtOneTimeMakeItContested) {
  tell(ClaimType::gain_control, "a", "rebels", "2020-06-10", town).attribution = {said("rebels")};
  tell(ClaimType::hold_control, "b", "army", "2020-06-11", town).attribution = {said("army")};
  const auto r = row("2020-06-12");
  EXPECT_EQ(r.state, "contested");
  EXPECT_EQ(r.holders.size(), 2u);
  const auto by_one = row("2020-06-12", "town", "army");
  ASSERT_EQ(by_one.holders.size(), 1u);
  EXPECT_EQ(by_one.holders[0].id, "army");
}

TEST_F(Control, TwoOthersOutweighAPartysOwnWord) {
  tell(ClaimType::hold_control, "a", "army", "2020-06-11", town).attribution = {said("army")};
  tell(ClaimType::gain_control, "b", "rebels", "2020-06-11", town);
  tell(ClaimType::gain_control, "c", "rebels", "2020-06-11", town).attribution = {said("monitor")};
  const auto r = row("2020-06-12");
  EXPECT_EQ(r.state, "held");
  EXPECT_EQ(r.holders[0].id, "rebels");
  EXPECT_EQ(r.words.size(), 3u) << "the outweighed word is still told";
}

TEST_F(Control, AWithdrawalWithoutASuccessorLeavesAGap) {
  tell(ClaimType::hold_control, "a", "army", "2020-06-01", town);
  tell(ClaimType::withdraw, "a", "army", "2020-06-10", town);
  const auto r = row("2020-06-12");
  EXPECT_EQ(r.state, "left");
  EXPECT_TRUE(r.holders.empty());
  ASSERT_EQ(r.left_by.size(), 1u);
  EXPECT_EQ(r.left_by[0].id, "army");
  tell(ClaimType::withdraw, "b", "bystanders", "2020-06-11", town);
  EXPECT_EQ(row("2020-06-10").left_by.size(), 1u);
}

TEST_F(Control, LeavingForAPlaceDoesNotEmptyIt) {
  tell(ClaimType::hold_control, "a", "army", "2020-06-01", town);
  auto& out = tell(ClaimType::withdraw, "a", "army", "2020-06-10", town);
  out.places[0].role = PlaceRole::to;
  EXPECT_EQ(row("2020-06-12").state, "held");
}

TEST_F(Control, APlaceTakenFromAnEarlierSentenceDoesNotChangeHands) {
  tell(ClaimType::hold_control, "a", "army", "2020-06-01", town);
  tell(ClaimType::withdraw, "a", "army", "2020-06-10", town).places[0].inherited = true;
  EXPECT_EQ(row("2020-06-12").state, "held");
}

TEST_F(Control, OnlyPlacesWithAWordOfTheirOwnAreListedUnasked) {
  tell(ClaimType::gain_control, "a", "army", "2020-06-01", town);
  tell(ClaimType::airstrike, "a", "army", "2020-06-02", quarter);
  EXPECT_EQ(fuse::control({claims, documents, {}}, {day("2020-06-05"), {}, {}}).size(), 1u);
}

TEST_F(Control, AQuarterFollowsItsTownUntilToldOtherwise) {
  tell(ClaimType::gain_control, "a", "army", "2020-06-01", town);
  tell(ClaimType::airstrike, "a", "army", "2020-06-02", quarter);
  auto r = row("2020-06-05", "quarter");
  EXPECT_EQ(r.state, "held");
  EXPECT_EQ(r.inherited_from, "town");
  tell(ClaimType::gain_control, "b", "rebels", "2020-06-07", quarter);
  r = row("2020-06-08", "quarter");
  EXPECT_EQ(r.holders[0].id, "rebels");
  EXPECT_TRUE(r.inherited_from.empty());
  EXPECT_EQ(row("2020-06-08", "town").holders[0].id, "army") << "a part taken is not the whole taken";
  tell(ClaimType::gain_control, "c", "militia", "2020-06-20", town);
  EXPECT_EQ(row("2020-06-21", "quarter").holders[0].id, "militia") << "the whole town changed hands later";
}

TEST_F(Control, TheCountrysideOfAPlaceIsNotThePlace) {
  PlaceRef governorate = told::place("GOV", 15, 44, {"YE", "GOV"}, Precision::governorate), rural = governorate;
  governorate.name = "الوادي";
  rural.name = "ريف الوادي الجنوبي";
  const PlaceRef village = told::place("village", 15, 44, {"YE", "GOV"});
  tell(ClaimType::gain_control, "a", "army", "2020-06-01", governorate);
  tell(ClaimType::gain_control, "b", "rebels", "2020-06-10", rural);
  tell(ClaimType::airstrike, "a", "army", "2020-06-02", village);
  const auto r = row("2020-06-12", "village");
  ASSERT_EQ(r.holders.size(), 1u);
  EXPECT_EQ(r.holders[0].id, "army");
  EXPECT_EQ(r.inherited_from, "الوادي");
}

TEST_F(Control, SiegesBeginAndEnd) {
  tell(ClaimType::hold_control, "a", "army", "2020-06-01", town);
  tell(ClaimType::encircle, "a", "rebels", "2020-06-05", town);
  auto r = row("2020-06-06");
  EXPECT_TRUE(r.besieged);
  EXPECT_EQ(r.besiegers[0].id, "rebels");
  EXPECT_EQ(r.holders[0].id, "army");
  tell(ClaimType::gain_control, "b", "rebels", "2020-06-15", town);
  EXPECT_FALSE(row("2020-06-16").besieged);
  EXPECT_TRUE(row("2020-06-14").besieged);
}

TEST_F(Control, PlansAndSharesMakeNoHolder) {
  tell(ClaimType::gain_control, "a", "rebels", "2020-06-10", town).certainty = Certainty::anticipated;
  tell(ClaimType::hold_control, "a", "rebels", "2020-06-10", town).share = 35;
  const auto r = row("2020-06-12");
  EXPECT_EQ(r.state, "unknown");
  ASSERT_EQ(r.shares.size(), 1u);
  EXPECT_EQ(r.shares[0].percent, 35);
}

TEST_F(Control, KnowledgeHasItsOwnDay) {
  documents[1].published = day("2020-06-20");
  tell(ClaimType::gain_control, "b", "rebels", "2020-06-10", town);
  EXPECT_TRUE(fuse::known_by(claims, documents, day("2020-06-15")).empty());
  EXPECT_EQ(fuse::known_by(claims, documents, day("2020-06-20")).size(), 1u);
  documents[1].published.reset();
  EXPECT_TRUE(fuse::known_by(claims, documents, day("2020-06-25")).empty()) << "no day, no knowledge of it";
}

}  // namespace
}  // namespace isnad
