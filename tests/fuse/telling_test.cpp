// What an event says about its claims: who got it from whom, how they relate, how far to believe them,
// what is part of what, and why they are together.
#include <gtest/gtest.h>

#include <algorithm>

#include "fuse/b_cubed.h"
#include "fuse/copies.h"
#include "fuse/explain.h"
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

Claim strike(const std::string& id, const std::string& doc, std::int64_t killed) {
  Claim c = claim(id, doc, ClaimType::airstrike);
  c.agent = {party("coalition")};
  c.places = {told::place("market")};
  c.time = on("2020-06-10");
  c.killed = exactly(killed);
  return c;
}

std::vector<fuse::InputDocument> articles() {
  return {told::article("a", "2020-06-11"), told::article("b", "2020-06-12"), told::article("c", "2020-06-12")};
}

Event one(const std::vector<Claim>& claims, const std::vector<fuse::InputDocument>& docs) {
  const auto events = fuse::run({claims, docs, {}});
  EXPECT_EQ(events.size(), 1u);
  return events.empty() ? Event{} : events[0];
}

int contradictions(const Event& e, const std::string& on) {
  return static_cast<int>(std::count_if(e.agreement.begin(), e.agreement.end(), [&](const Agreement& a) {
    return a.relation == Relation::contradicts && a.on == on;
  }));
}

TEST(Telling, AQuotationWithoutAPlaceMeetsWhatItQuotes) {
  const std::string words = "قتل ثمانية عمال بينهم فتيان في ضربة على ورشة نجارة قرب الجسر القديم";
  Claim full = strike("1", "a", 8), quoted = strike("2", "b", 8);
  full.evidence = quoted.evidence = {0, static_cast<std::uint32_t>(words.size())};
  quoted.places.clear();
  quoted.agent.clear();
  full.agent.clear();
  const std::vector<fuse::InputDocument> docs{told::article("a", "2020-06-11", words),
                                              told::article("b", "2020-06-12", words)};
  EXPECT_EQ(one({full, quoted}, docs).claims.size(), 2u);
  Claim other = quoted;
  other.time = on("2020-07-30");
  EXPECT_EQ(fuse::run({std::vector<Claim>{full, other}, docs, {}}).size(), 2u) << "the same words of another day";
}

TEST(Telling, FollowsAChainFromItsFirstSourceToTheOutlet) {
  Claim c = strike("1", "a", 5);
  c.attribution = {said("agency", SourceKind::agency, 0), said("medic", SourceKind::anonymous, 1)};
  const auto e = one({c}, articles());
  ASSERT_EQ(e.transmission.size(), 2u);
  EXPECT_EQ(e.transmission[0].from_name, "medic");
  EXPECT_EQ(e.transmission[0].to_name, "agency");
  EXPECT_EQ(e.transmission[1].from_name, "agency");
  EXPECT_EQ(e.transmission[1].to_name, "outlet a");
  EXPECT_EQ(e.transmission[1].how, "quoted");
  EXPECT_EQ(e.transmission[1].words, "قال");
}

TEST(Telling, ACopyComesFromTheEarlierText) {
  const std::string text =
      "نشبت حرائق واسعة في سوق الخضار القديم بعد أن أصابته قذيفتان مع حلول المساء وهرع الأهالي لإخماد النيران";
  auto docs = articles();
  docs[0].text = docs[1].text = text;
  const auto e = one({strike("1", "a", 5), strike("2", "b", 5)}, docs);
  EXPECT_EQ(e.origins.size(), 1u);
  const auto copied =
      std::find_if(e.transmission.begin(), e.transmission.end(), [](const Passing& p) { return p.how == "copied"; });
  ASSERT_NE(copied, e.transmission.end());
  EXPECT_EQ(copied->claim, "2");
  EXPECT_EQ(copied->from_name, "outlet a");
  EXPECT_EQ(copied->share, 1.0);
}

TEST(Telling, KindsOfCopies) {
  const std::string body =
      "توقفت المخابز عن العمل في الأحياء الشرقية منذ مطلع الأسبوع بسبب نفاد الوقود كما قال أصحابها لمراسلنا هناك";
  const std::string more =
      " وناشد السكان المنظمات أن ترسل شاحنات الطحين قبل أن تغلق الطرق بالكامل مع أول موجة ثلوج متوقعة";
  EXPECT_EQ(fuse::kind_of_copy("عنوان أول\n" + body, "عنوان أول\n" + body), "whole");
  EXPECT_EQ(fuse::kind_of_copy("عنوان ثان مختلف\n" + body, "عنوان أول\n" + body), "retitled");
  EXPECT_EQ(fuse::kind_of_copy("عنوان\n" + body + more, "عنوان\n" + body), "part");
}

TEST(Telling, FewWordsInCommonAreNoCopy) {
  const std::string_view a = "وصلت قافلة من عشر شاحنات محملة بالدواء إلى مستشفى المدينة صباح الأحد الماضي";
  const std::string_view b = "غادرت قافلة من عشر سيارات فارغة مستودع البلدة المجاورة مساء الاثنين الماضي ولم تعد بعد";
  const std::vector<fuse::Passage> passages{{0, a}, {1, b}, {2, a}};
  const auto copies = fuse::find_copies(passages);
  ASSERT_EQ(copies.size(), 1u);
  EXPECT_EQ(copies[0].a, 0u);
  EXPECT_EQ(copies[0].b, 2u);
}

TEST(Agreement, RelationsSpanAllClaimsThatDoNotContradict) {
  Claim bare = strike("2", "b", 5), bare2 = strike("3", "c", 5);
  bare.killed.reset();
  bare2.killed.reset();
  bare2.agent.clear();
  const auto e = one({strike("1", "a", 5), bare, bare2}, articles());
  ASSERT_EQ(e.agreement.size(), 2u) << "n - 1 branches";
  for (const auto& a : e.agreement) EXPECT_EQ(a.relation, Relation::refines);
  EXPECT_EQ(e.agreement[0].claim, "1");
  EXPECT_EQ(e.agreement[0].on, "toll");
}

TEST(Agreement, VictimsOfOneKindMayBePartOfTheWhole) {
  Claim civilians = strike("1", "a", 27), all = strike("2", "b", 40);
  civilians.victims = "civilians";
  EXPECT_EQ(contradictions(one({civilians, all}, articles()), "toll"), 0);
  std::swap(civilians.killed, all.killed);
  EXPECT_EQ(contradictions(one({civilians, all}, articles()), "toll"), 1) << "more civilians than dead";
  all.victims = "civilians";
  EXPECT_EQ(contradictions(one({civilians, all}, articles()), "toll"), 1);
  all.victims = "combatants";
  EXPECT_EQ(contradictions(one({civilians, all}, articles()), "toll"), 0);
}

TEST(Agreement, ADenialMeetsTheActUnderAnotherType) {
  Claim told = strike("1", "a", 5), denial = strike("2", "b", 5);
  told.type = ClaimType::shelling;
  denial.polarity = Polarity::negative;
  denial.killed.reset();
  denial.attribution = {said("coalition", SourceKind::armed_group)};
  EXPECT_EQ(contradictions(one({told, denial}, articles()), "existence"), 1);
  told.certainty = Certainty::anticipated;
  for (const auto& e : fuse::run({std::vector<Claim>{told, denial}, articles(), {}}))
    EXPECT_EQ(contradictions(e, "existence"), 0) << "a plan is not denied by a denial of the act";
}

TEST(Agreement, WhoDeniesItsOwnHandDoesNotDenyTheAct) {
  Claim told = strike("1", "a", 5), denial = strike("2", "b", 5);
  told.agent = {party("someone else")};
  denial.polarity = Polarity::negative;
  denial.killed.reset();
  for (const auto& e : fuse::run({std::vector<Claim>{told, denial}, articles(), {}}))
    EXPECT_EQ(contradictions(e, "existence"), 0);
}

TEST(Agreement, APowerAndItsForcesDoNotDifferOnBlame) {
  Claim a = strike("1", "a", 5), b = strike("2", "b", 5);
  a.agent[0].id = "x";
  a.agent[0].name = "الطيران الروسي";
  b.agent[0].id = "y";
  b.agent[0].name = "القوات الروسية";
  EXPECT_EQ(contradictions(one({a, b}, articles()), "party"), 0);
  b.agent[0].name = "قوات النظام";
  EXPECT_EQ(contradictions(one({a, b}, articles()), "party"), 1);
  a.agent[0].name = "قوات الجماعة";
  EXPECT_EQ(contradictions(one({a, b}, articles()), "party"), 1) << "«قوات» says nothing of whose they are";
}

TEST(Standing, OriginsInterestsAndContradictionsCount) {
  Claim own = strike("1", "a", 5);
  own.type = ClaimType::gain_control;
  own.killed.reset();
  own.attribution = {said("coalition", SourceKind::armed_group)};
  Claim other = own;
  other.id = "2";
  other.doc = "b";
  other.attribution = {said("monitor")};
  Claim third = other;
  third.id = "3";
  third.doc = "c";
  third.attribution = {said("agency", SourceKind::agency)};
  const auto boast = one({own}, articles()), told = one({other}, articles());
  EXPECT_EQ(boast.credibility, "4") << "only its own word";
  EXPECT_EQ(told.credibility, "3");
  EXPECT_LT(boast.confidence, told.confidence);
  const auto both = one({own, other, third}, articles());
  EXPECT_EQ(both.credibility, "1");
  EXPECT_EQ(both.state, "corroborated");
  EXPECT_GT(both.confidence, told.confidence);
  Claim denial = other;
  denial.polarity = Polarity::negative;
  const auto disputed = one({own, denial}, articles());
  EXPECT_EQ(disputed.credibility, "4");
  EXPECT_LT(disputed.confidence, boast.confidence);
  Claim plan = other;
  plan.certainty = Certainty::anticipated;
  EXPECT_EQ(one({plan}, articles()).credibility, "6");
}

TEST(Standing, AnAdmissionIsWorthMoreThanABoast) {
  Claim admitted = strike("1", "a", 5);
  admitted.type = ClaimType::lose_control;
  admitted.killed.reset();
  admitted.attribution = {said("coalition", SourceKind::armed_group)};
  Claim boast = admitted;
  boast.type = ClaimType::gain_control;
  EXPECT_GT(one({admitted}, articles()).confidence, one({boast}, articles()).confidence);
  EXPECT_EQ(one({admitted}, articles()).credibility, "2");
}

TEST(Links, ARunningTotalHoldsItsPartsAndIsNotMergedWithThem) {
  Claim total = strike("t", "c", 90);
  total.type = ClaimType::casualties;
  total.killed->cumulative = true;
  total.time = on("2020-06-01", "2020-06-12");
  const auto events = fuse::run({std::vector<Claim>{strike("1", "a", 5), total}, articles(), {}});
  ASSERT_EQ(events.size(), 2u);
  for (const auto& e : events) {
    ASSERT_EQ(e.links.size(), 1u);
    EXPECT_EQ(e.links[0].whole, e.claims[0] == "1") << "the strike is part of what the total sums";
  }
}

TEST(Links, AnOperationHoldsWhatItsSideDidThere) {
  Claim start = claim("o", "a", ClaimType::operation_start), act = strike("1", "b", 5), late = strike("2", "c", 5);
  start.agent = {party("coalition")};
  start.places = {told::place("market")};
  start.time = on("2020-06-01");
  late.time = on("2021-01-01");
  const auto events = fuse::run({std::vector<Claim>{start, act, late}, articles(), {}});
  ASSERT_EQ(events.size(), 3u);
  for (const auto& e : events) EXPECT_EQ(e.links.size(), e.claims[0] == "2" ? 0u : 1u);
}

TEST(Explain, TellsWhyInsideAndWhyNotOutside) {
  Claim near = strike("3", "c", 5);
  near.time = on("2020-06-11");
  near.agent = {party("someone else")};
  const std::vector<Claim> claims{strike("1", "a", 5), strike("2", "b", 5), near};
  const auto docs = articles();
  const auto events = fuse::run({claims, docs, {}});
  ASSERT_EQ(events.size(), 2u);
  const auto why = fuse::explain_event({claims, docs, {}}, events[0]);
  ASSERT_EQ(why.inside.size(), 2u);
  EXPECT_FALSE(why.inside[0].reasons.empty());
  ASSERT_EQ(why.outside.size(), 1u);
  EXPECT_EQ(why.outside[0].other, "3");
  EXPECT_TRUE(std::any_of(why.outside[0].reasons.begin(), why.outside[0].reasons.end(),
                          [](const std::string& r) { return r.find("a day apart") != std::string::npos; }));
}

TEST(BCubed, CountsItemByItem) {
  const std::vector<fuse::Grouped> perfect{{"x", "1"}, {"x", "1"}, {"y", "2"}};
  EXPECT_EQ(fuse::b_cubed(perfect).f1(), 1.0);
  const std::vector<fuse::Grouped> merged{{"x", "1"}, {"x", "1"}, {"y", "1"}};
  EXPECT_NEAR(fuse::b_cubed(merged).precision, (4.0 / 3 + 1.0 / 3) / 3, 1e-12);
  EXPECT_EQ(fuse::b_cubed(merged).recall, 1.0);
  const std::vector<fuse::Grouped> split{{"x", "1"}, {"x", "2"}};
  EXPECT_EQ(fuse::b_cubed(split).precision, 1.0);
  EXPECT_EQ(fuse::b_cubed(split).recall, 0.5);
  EXPECT_EQ(fuse::b_cubed({}).f1(), 0.0);
}

}  // namespace
}  // namespace isnad
