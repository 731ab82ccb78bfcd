#include "fuse/fuse.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "fuse/explain.h"
#include "fuse/stream.h"

namespace isnad {
namespace {

using fuse::Input;
using fuse::InputDocument;

Day day(int y, unsigned m, unsigned d) {
  return Day(std::chrono::year(y) / std::chrono::month(m) / std::chrono::day(d));
}

ActorRef party(const std::string& id) {
  ActorRef a;
  a.id = id;
  a.name = id;
  return a;
}

PlaceRef place(const std::string& id, double lat, double lon) {
  PlaceRef p;
  p.id = id;
  p.name = id;
  p.lat = lat;
  p.lon = lon;
  p.precision = Precision::town;
  p.admin = {"YE", "YE-HU"};
  return p;
}

Source said(const std::string& id, SourceKind kind, int level = 0) {
  Source s;
  s.id = id;
  s.name = id;
  s.text = id;
  s.kind = kind;
  s.level = level;
  return s;
}

Quantity exactly(std::int64_t n) {
  Quantity q;
  q.min = q.max = n;
  return q;
}

Claim strike(const std::string& id, const std::string& doc, std::int64_t killed) {
  Claim c;
  c.id = id;
  c.doc = doc;
  c.type = ClaimType::airstrike;
  c.agent = {party("coalition")};
  c.places = {place("hodeidah", 14.8, 42.95)};
  TimeRef t;
  t.start = t.end = day(2018, 8, 2);
  t.resolved = true;
  c.time = t;
  c.killed = exactly(killed);
  return c;
}

std::vector<InputDocument> documents(int n) {
  std::vector<InputDocument> out;
  for (int i = 0; i < n; ++i)
    out.push_back({"d" + std::to_string(i), "outlet" + std::to_string(i), day(2018, 8, 3), {}});
  return out;
}

std::vector<Event> fused(const std::vector<Claim>& claims, const std::vector<InputDocument>& docs,
                         const std::vector<fuse::ClaimPair>& judgements = {}) {
  return fuse::run(Input{claims, docs, judgements});
}

const Agreement* contradiction(const Event& e) {
  for (const auto& a : e.agreement)
    if (a.relation == Relation::contradicts) return &a;
  return nullptr;
}

TEST(Fuse, OneHappeningToldByTwoOutletsKeepsBothTolls) {
  const auto events = fused({strike("a", "d0", 26), strike("b", "d1", 55)}, documents(2));
  ASSERT_EQ(events.size(), 1u);
  const Event& e = events[0];
  EXPECT_EQ(e.claims, (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(e.killed->min, 26);
  EXPECT_EQ(e.killed->max, 55);
  EXPECT_EQ(e.killed_by_source.size(), 2u);
  ASSERT_NE(contradiction(e), nullptr);
  EXPECT_EQ(contradiction(e)->on, "toll");
  EXPECT_EQ(e.state, "contested");
  EXPECT_EQ(e.origins.size(), 2u);
}

TEST(Fuse, RangesThatOverlapDoNotContradict) {
  Claim tens = strike("b", "d1", 0), least = strike("a", "d0", 50);
  tens.killed->min = 20;
  tens.killed->max = 99;
  least.killed->max.reset();
  const auto events = fused({least, tens}, documents(2));
  ASSERT_EQ(events.size(), 1u);
  EXPECT_EQ(contradiction(events[0]), nullptr);
  EXPECT_FALSE(events[0].killed->max.has_value());
}

TEST(Fuse, FarPlacesAndOtherDaysStayApart) {
  Claim far = strike("b", "d1", 26), later = strike("c", "d2", 26);
  far.places = {place("saada", 16.9, 43.76)};
  later.time->start = later.time->end = day(2018, 8, 20);
  EXPECT_EQ(fused({strike("a", "d0", 26), far, later}, documents(3)).size(), 3u);
}

TEST(Fuse, FiveOutletsThatRepeatOneAgencyAreOneOrigin) {
  std::vector<Claim> claims;
  for (int i = 0; i < 5; ++i) {
    claims.push_back(strike("c" + std::to_string(i), "d" + std::to_string(i), 26));
    claims.back().attribution = {said("afp", SourceKind::agency), said("مصدر طبي", SourceKind::anonymous, 1)};
  }
  const auto events = fused(claims, documents(5));
  ASSERT_EQ(events.size(), 1u);
  EXPECT_EQ(events[0].origins.size(), 1u);
  EXPECT_EQ(events[0].outlets.size(), 5u);
  EXPECT_EQ(events[0].state, "reported");
}

TEST(Fuse, CopiedTextIsOneOrigin) {
  const std::string text =
      "سقطت قذائف على السوق الشعبي وسط المدينة عند الظهيرة فقتلت عددا من الباعة وأصابت آخرين كانوا يقفون قرب المدخل";
  auto docs = documents(2);
  docs[0].text = docs[1].text = text;
  const auto events = fused({strike("a", "d0", 26), strike("b", "d1", 26)}, docs);
  ASSERT_EQ(events.size(), 1u);
  EXPECT_EQ(events[0].origins.size(), 1u);
}

TEST(Fuse, DenialContradictsWhatItDenies) {
  Claim denial = strike("b", "d1", 26);
  denial.polarity = Polarity::negative;
  denial.killed.reset();
  denial.attribution = {said("coalition", SourceKind::armed_group)};
  const auto events = fused({strike("a", "d0", 26), denial}, documents(2));
  ASSERT_EQ(events.size(), 1u);
  ASSERT_NE(contradiction(events[0]), nullptr);
  EXPECT_EQ(contradiction(events[0])->on, "existence");
}

TEST(Fuse, WhoDeniesVictimsDoesNotDenyThatShellsFell) {
  Claim shells = strike("a", "d0", 4), denial = strike("b", "d1", 4);
  shells.agent.clear();
  denial.agent.clear();
  denial.type = ClaimType::casualties;
  denial.polarity = Polarity::negative;
  denial.attribution = {said("council", SourceKind::organisation)};
  const auto disputed = [&] {
    int n = 0;
    for (const auto& e : fused({shells, denial}, documents(2))) n += contradiction(e) != nullptr ? 1 : 0;
    return n;
  };
  EXPECT_EQ(disputed(), 1);  // that they killed four
  shells.killed.reset();
  EXPECT_EQ(disputed(), 0);
}

TEST(Fuse, WhomADenialNamesIsNoPartyOfTheEvent) {
  Claim told = strike("a", "d0", 26), denial = strike("b", "d1", 26);
  told.agent.clear();
  denial.polarity = Polarity::negative;
  denial.killed.reset();
  denial.agent = {party("movement")};
  auto events = fused({told, denial}, documents(2), {{"a", "b", true}});
  ASSERT_EQ(events.size(), 1u);
  EXPECT_TRUE(events[0].agent.empty()) << "nobody affirms who did it";
  EXPECT_EQ(events[0].claims.size(), 2u);
  // Where nobody affirms anything, the event is what is denied, of whom it is denied.
  events = fused({denial}, documents(2));
  ASSERT_EQ(events.size(), 1u);
  ASSERT_EQ(events[0].agent.size(), 1u);
  EXPECT_EQ(events[0].agent[0].id, "movement");
}

TEST(Fuse, TalksStoppedAgainstOngoingContradictButBegunAndOngoingDoNot) {
  const auto talks = [](const std::string& id, const std::string& doc, Stage stage, const std::string& by) {
    Claim c;
    c.id = id;
    c.doc = doc;
    c.type = ClaimType::negotiate;
    c.stage = stage;
    c.agent = {party("government"), party("houthis")};
    c.places = {place("hodeidah", 14.8, 42.95)};
    c.attribution = {said(by, SourceKind::person)};
    return c;
  };
  auto events = fused({talks("a", "d0", Stage::stopped, "x"), talks("b", "d0", Stage::ongoing, "y")}, documents(1));
  ASSERT_EQ(events.size(), 1u);
  ASSERT_NE(contradiction(events[0]), nullptr);
  EXPECT_EQ(contradiction(events[0])->on, "stage");
  events = fused({talks("a", "d0", Stage::begun, "x"), talks("b", "d0", Stage::ongoing, "y")}, documents(1));
  ASSERT_EQ(events.size(), 1u);
  EXPECT_EQ(contradiction(events[0]), nullptr);
}

TEST(Fuse, AnalystsJoinAndSplit) {
  Claim far = strike("b", "d1", 26);
  far.places = {place("saada", 16.9, 43.76)};
  EXPECT_EQ(fused({strike("a", "d0", 26), far}, documents(2), {{"a", "b", true}}).size(), 1u);
  EXPECT_EQ(fused({strike("a", "d0", 26), strike("b", "d1", 26)}, documents(2), {{"a", "b", false}}).size(), 2u);
}

TEST(Fuse, WhoLeavesAPlaceIsNotWhoTakesIt) {
  Claim taken = strike("a", "d0", 0), left = strike("b", "d1", 0);
  taken.type = ClaimType::gain_control;
  left.type = ClaimType::withdraw;
  taken.killed.reset();
  left.killed.reset();
  taken.agent = {party("rsf")};
  left.agent = {party("army")};
  const auto events = fused({taken, left}, documents(2));
  ASSERT_EQ(events.size(), 1u);
  ASSERT_EQ(events[0].agent.size(), 1u);
  EXPECT_EQ(events[0].agent[0].id, "rsf");
  ASSERT_EQ(events[0].target.size(), 1u);
  EXPECT_EQ(events[0].target[0].id, "army");
}

TEST(Fuse, RunningTotalIsNotADaysToll) {
  Claim total = strike("b", "d1", 900);
  total.killed->cumulative = true;
  EXPECT_EQ(fused({strike("a", "d0", 26), total}, documents(2)).size(), 2u);
}

TEST(Fuse, OrderOfArrivalChangesNothing) {
  const testing_stream::Stream stream(1500, 7);
  auto claims = stream.claims();
  std::vector<InputDocument> docs(stream.documents().begin(), stream.documents().end());
  const auto events = fuse::run(Input{claims, docs, {}});
  std::mt19937 dice(3);
  for (int round = 0; round < 3; ++round) {
    std::shuffle(claims.begin(), claims.end(), dice);
    std::shuffle(docs.begin(), docs.end(), dice);
    const auto again = fuse::run(Input{claims, docs, {}});
    ASSERT_EQ(again.size(), events.size());
    for (std::size_t i = 0; i < events.size(); ++i) {
      ASSERT_EQ(again[i].id, events[i].id);
      ASSERT_EQ(again[i].claims, events[i].claims);
    }
  }
}

TEST(Fuse, FindsTheEventsOfASyntheticStream) {
  const testing_stream::Stream stream(20000, 11);
  std::vector<std::vector<std::string>> one, two;
  fuse::RunOptions options;
  options.threads = 1;
  fuse::run(
      stream, stream.documents(), {}, [&](Event&& e) { one.push_back(e.claims); }, options);
  options.threads = 2;
  fuse::run(
      stream, stream.documents(), {}, [&](Event&& e) { two.push_back(e.claims); }, options);
  EXPECT_EQ(one, two) << "the number of threads changes nothing";
  EXPECT_GE(stream.b_cubed(one), 0.95);
}

TEST(Fuse, ExplainsAPair) {
  const std::vector<Claim> claims{strike("a", "d0", 26), strike("b", "d1", 26)};
  const auto docs = documents(2);
  const auto lines = fuse::explain(Input{claims, docs, {}}, "a", "b");
  ASSERT_GE(lines.size(), 4u);
  EXPECT_NE(lines.back().find("joined from"), std::string::npos);
  EXPECT_TRUE(fuse::explain(Input{claims, docs, {}}, "a", "zzz").empty());
}

}  // namespace
}  // namespace isnad
