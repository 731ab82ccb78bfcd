// Parts and allies as evidence, bounded by days; two sides that each have one place.
#include "fuse/kinship.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "fuse/evidence.h"
#include "fuse/told.h"

namespace isnad {
namespace {

using told::article;
using told::claim;
using told::day;
using told::on;
using told::party;
using told::said;

std::int32_t number(const std::string& iso) { return static_cast<std::int32_t>(day(iso).time_since_epoch().count()); }

// A brigade of an army that was founded in 2015 and is part of a state; the militia fights beside the army.
fuse::Kinship kinship() {
  return fuse::Kinship({{"brigade", "army", true, number("2015-01-01"), 0},
                        {"army", "state", true, 0, 0},
                        {"militia", "army", false, 0, number("2018-12-31")}});
}

Claim raid(const std::string& id, const std::string& doc, const std::string& who, const std::string& when) {
  Claim c = claim(id, doc, ClaimType::assault);
  c.agent = {party(who)};
  c.places = {told::place("ford")};
  c.time = on(when);
  c.attribution = {said("voice " + id)};
  return c;
}

std::vector<fuse::InputDocument> articles(const std::string& published) {
  return {article("a", published), article("b", published)};
}

double weight(const Claim& a, const Claim& b, const std::string& published) {
  const auto kin = kinship();
  const auto x = fuse::facts_of(a, 0, 0, {}, "o", day(published), &kin);
  const auto y = fuse::facts_of(b, 1, 1, {}, "p", day(published), &kin);
  return fuse::weigh(x, y).sum;
}

TEST(Kinship, APartSpeaksForItsWholeAndAnAllyLess) {
  const auto with = [](const std::string& who, const std::string& other) {
    return weight(raid("1", "a", who, "2017-03-01"), raid("2", "b", other, "2017-03-01"), "2017-03-02");
  };
  EXPECT_GT(with("army", "army"), with("brigade", "army"));
  EXPECT_GT(with("brigade", "army"), with("militia", "army"));
  EXPECT_GT(with("brigade", "state"), with("militia", "brigade")) << "the whole of a whole";
  EXPECT_GT(with("militia", "brigade"), with("stranger", "army")) << "an ally of its whole";
}

TEST(Kinship, IsBoundedByDays) {
  const auto with = [](const std::string& who, const std::string& when) {
    return weight(raid("1", "a", who, when), raid("2", "b", "army", when), when);
  };
  EXPECT_GT(with("brigade", "2015-01-01"), with("brigade", "2014-12-31"));
  EXPECT_GT(with("militia", "2018-12-31"), with("militia", "2019-01-01"));
}

TEST(Kinship, APartAndItsWholeDoNotDifferOnBlame) {
  const auto kin = kinship();
  const auto blame = [&](const std::string& who) {
    const std::vector<Claim> claims{raid("1", "a", "army", "2017-03-01"), raid("2", "b", who, "2017-03-01")};
    const auto docs = articles("2017-03-02");
    int contradictions = 0;
    for (const auto& e : fuse::run({claims, docs, {}, &kin}))
      contradictions += static_cast<int>(std::count_if(e.agreement.begin(), e.agreement.end(), [](const Agreement& a) {
        return a.relation == Relation::contradicts && a.on == "party";
      }));
    return contradictions;
  };
  EXPECT_EQ(blame("brigade"), 0);
  EXPECT_EQ(blame("militia"), 1) << "an ally is another party";
}

Claim holds(const std::string& id, const std::string& doc, const std::string& who, ClaimType type) {
  Claim c = claim(id, doc, type);
  c.agent = {party(who)};
  c.places = {told::place("hill")};
  c.time = on("2019-07-04");
  c.attribution = {said("spokesman of " + who)};
  return c;
}

int disputes(const Claim& a, const Claim& b) {
  const auto kin = kinship();
  const std::vector<Claim> claims{a, b};
  const auto docs = articles("2019-07-05");
  int out = 0;
  for (const auto& e : fuse::run({claims, docs, {}, &kin}))
    for (const auto& r : e.agreement) out += r.relation == Relation::contradicts && r.on == "party";
  return out;
}

TEST(Rivals, TwoSidesThatEachTookThePlaceContradict) {
  const Claim a = holds("1", "a", "army", ClaimType::gain_control);
  EXPECT_EQ(disputes(a, holds("2", "b", "rebels", ClaimType::gain_control)), 1);
  EXPECT_EQ(disputes(a, holds("2", "b", "rebels", ClaimType::hold_control)), 1) << "it says that it holds it still";
  EXPECT_EQ(disputes(a, holds("2", "b", "brigade", ClaimType::hold_control)), 0) << "a part of the army";
}

TEST(Rivals, ADeniedLossStandsWithWhoHoldsThePlaceAndAgainstWhoTookIt) {
  const Claim taken = holds("1", "a", "rebels", ClaimType::gain_control),
              held = holds("2", "b", "army", ClaimType::hold_control);
  Claim denied = holds("3", "b", "army", ClaimType::lose_control);
  denied.polarity = Polarity::negative;
  const auto docs = articles("2019-07-05");
  const auto events = fuse::run({std::vector<Claim>{taken, held, denied}, docs, {}});
  ASSERT_EQ(events.size(), 1u);
  int party = 0, existence = 0;
  for (const auto& r : events[0].agreement) {
    party += r.relation == Relation::contradicts && r.on == "party";
    existence += r.relation == Relation::contradicts && r.on == "existence";
  }
  EXPECT_EQ(party, 1);
  EXPECT_EQ(existence, 1);
}

TEST(Rivals, NotOnOtherDaysOtherPlacesSharesOrInOneMouth) {
  const Claim a = holds("1", "a", "army", ClaimType::gain_control);
  Claim b = holds("2", "b", "rebels", ClaimType::gain_control);
  b.time = on("2019-07-02");
  EXPECT_EQ(disputes(a, b), 0) << "taken, and taken back";
  b = holds("2", "b", "rebels", ClaimType::hold_control);
  b.places = {told::place("valley", 15.3)};
  EXPECT_EQ(disputes(a, b), 0);
  b = holds("2", "b", "rebels", ClaimType::hold_control);
  b.share = 40;
  EXPECT_EQ(disputes(a, b), 0);
  b = holds("2", "b", "rebels", ClaimType::gain_control);
  b.attribution = a.attribution;
  EXPECT_EQ(disputes(a, b), 0) << "one voice tells how it went";
  EXPECT_EQ(
      disputes(holds("1", "a", "army", ClaimType::hold_control), holds("2", "b", "rebels", ClaimType::hold_control)), 0)
      << "each may hold a part";
}

TEST(Evidence, TwoSchoolsByNameOnTwoDaysAreTwo) {
  const auto strike = [](const std::string& id, const std::string& school, std::int64_t killed) {
    Claim c = claim(id, id, ClaimType::airstrike);
    c.agent = {party("air force")};
    PlaceRef p;
    p.name = p.text = school;
    c.places = {p};
    c.killed = told::exactly(killed);
    return c;
  };
  const auto sum = [](const Claim& a, const std::string& published, const Claim& b, const std::string& other) {
    const auto x = fuse::facts_of(a, 0, 0, {}, "o", day(published));
    const auto y = fuse::facts_of(b, 1, 1, {}, "p", day(other));
    return fuse::weigh(x, y).sum;
  };
  EXPECT_GE(sum(strike("1", "مدرسة النور", 21), "2024-02-01", strike("2", "مدرسة النور", 22), "2024-02-01"),
            fuse::kJoin);
  EXPECT_LT(sum(strike("1", "مدرسة النور", 21), "2024-02-01", strike("2", "مدرسة الأمل", 7), "2024-02-02"),
            fuse::kJoin);
}

}  // namespace
}  // namespace isnad
