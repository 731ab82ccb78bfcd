// Merges and splits in the project file, and the runs that follow them.
#include <gtest/gtest.h>
#include <isnad/store.h>

#include <stdexcept>

#include "base/days.h"
#include "base/sha256.h"
#include "cli/run_cli.h"
#include "store/sqlite/database.h"

namespace isnad {
namespace {

constexpr const char* kNow = "2024-03-01T08:00:00Z";

// A strike on a town, told by one article each.
ReadDocument told(const std::string& id, const std::string& place, double lat, std::int64_t killed) {
  ReadDocument r;
  r.document.id = id;
  r.document.text = "غارة على بلدة " + place + " في " + id;
  r.document.outlet = "صحيفة " + id;
  r.document.published = parse_day("2020-05-02");
  r.document.raw_sha256 = sha256_hex(id);
  Claim c;
  c.id = "c-" + id;
  c.doc = id;
  c.type = ClaimType::airstrike;
  c.rule = "air.1";
  c.evidence = {0, static_cast<std::uint32_t>(r.document.text.size())};
  PlaceRef p;
  p.id = p.name = place;
  p.lat = lat;
  p.lon = 36.0;
  p.precision = Precision::town;
  c.places = {p};
  TimeRef t;
  t.start = t.end = parse_day("2020-05-01");
  t.resolved = true;
  c.time = t;
  Quantity q;
  q.min = q.max = killed;
  c.killed = q;
  r.claims = {c};
  return r;
}

struct Judgements : testing::Test {
  test::TempDir dir;
  Project project = make();
  Project make() {
    auto opened = Project::open(dir.path("p.db"), Project::Mode::create);
    if (!opened) throw std::runtime_error(opened.error().message);
    const auto import = opened->begin_import({kNow, "tester", "isnad test", "aaaa", {}});
    for (const auto& r :
         {told("one", "المنارة", 35.0, 4), told("two", "المنارة", 35.0, 9), told("far", "الغدير", 31.0, 4)})
      if (!opened->add(r, *import)) throw std::runtime_error("add");
    if (!opened->fuse_events()) throw std::runtime_error("fuse");
    return std::move(*opened);
  }
  std::string event_of(const std::string& claim) {
    store::Statement ask(project.database(),
                         "SELECT e.id FROM event_claims c JOIN events e ON e.key = c.event WHERE c.claim = ?1");
    ask.bind_text(1, claim);
    return ask.step() ? ask.text(0) : "";
  }
};

TEST_F(Judgements, AMergeIsFollowedByLaterRunsAndCanBeTakenBack) {
  ASSERT_NE(event_of("c-one"), event_of("c-far"));
  const auto key = project.merge_events({event_of("c-one"), event_of("c-far")}, "amal", kNow, "two names of one town");
  ASSERT_TRUE(key) << key.error().message;
  ASSERT_TRUE(project.fuse_events());
  EXPECT_EQ(event_of("c-one"), event_of("c-far"));
  ASSERT_TRUE(project.fuse_events()) << "and by the run after that";
  EXPECT_EQ(event_of("c-one"), event_of("c-far"));
  ASSERT_EQ(project.judgements()->size(), 1u);
  EXPECT_EQ(project.judgements()->front().reason, "two names of one town");
  ASSERT_TRUE(project.withdraw_judgement(*key, "amal", kNow));
  ASSERT_TRUE(project.fuse_events());
  EXPECT_NE(event_of("c-one"), event_of("c-far"));
  EXPECT_TRUE(project.judgements()->empty());
  EXPECT_EQ(project.judgements(true)->size(), 1u) << "what was taken back is still told";
  EXPECT_FALSE(project.withdraw_judgement(*key, "amal", kNow));
}

TEST_F(Judgements, ASplitPartsAnEvent) {
  ASSERT_EQ(event_of("c-one"), event_of("c-two"));
  ASSERT_TRUE(project.split_event(event_of("c-one"), {"c-two"}, "amal", kNow, "two strikes"));
  ASSERT_TRUE(project.fuse_events());
  EXPECT_NE(event_of("c-one"), event_of("c-two"));
}

TEST_F(Judgements, StandInTheAuditChain) {
  const auto key = project.split_event(event_of("c-one"), {"c-two"}, "amal", kNow, "two strikes");
  ASSERT_TRUE(key);
  const auto rows = project.audit_rows("judgement " + std::to_string(*key));
  ASSERT_TRUE(rows && rows->size() == 1u);
  EXPECT_EQ(rows->front().action, "event.split");
  EXPECT_NE(rows->front().details.find("c-two"), std::string::npos);
  EXPECT_TRUE(project.verify()->damage.empty());
}

TEST_F(Judgements, RefusesWhatMakesNoSense) {
  EXPECT_EQ(project.split_event(event_of("c-one"), {"c-far"}, "amal", kNow, "").error().code, ErrorCode::usage);
  EXPECT_EQ(project.split_event(event_of("c-one"), {"c-one", "c-two"}, "amal", kNow, "").error().code, ErrorCode::usage)
      << "nothing would be left";
  EXPECT_EQ(project.merge_events({event_of("c-one")}, "amal", kNow, "").error().code, ErrorCode::usage);
  EXPECT_EQ(project.merge_events({event_of("c-one"), "e0"}, "amal", kNow, "").error().code, ErrorCode::not_found);
  Judgement j;
  j.claims = {"c-one"};
  j.others = {"nobody"};
  j.at = kNow;
  EXPECT_EQ(project.judge(j).error().code, ErrorCode::not_found);
  EXPECT_TRUE(project.judgements()->empty());
}

}  // namespace
}  // namespace isnad
