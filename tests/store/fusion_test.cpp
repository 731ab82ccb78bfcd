// A project that follows its articles has the events that a whole run gives.
#include <gtest/gtest.h>
#include <isnad/store.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <stdexcept>

#include "base/days.h"
#include "base/sha256.h"
#include "cli/run_cli.h"
#include "fuse/stream.h"
#include "store/kin.h"
#include "store/sqlite/database.h"

namespace isnad {
namespace {

constexpr const char* kNow = "2024-03-01T08:00:00Z";

// Articles of a few claims each, some with running totals and operations so that events are linked.
std::vector<ReadDocument> articles(std::size_t claims, std::uint32_t seed) {
  const testing_stream::Stream stream(claims, seed);
  auto all = stream.claims();
  std::vector<ReadDocument> out;
  for (std::size_t i = 0; i < all.size(); i += 4) {
    ReadDocument& r = out.emplace_back();
    const auto& d = stream.documents()[i];
    r.document.id = d.id;
    r.document.text = "نص المقال " + d.id;
    r.document.outlet = d.outlet;
    r.document.published = d.published;
    r.document.raw_sha256 = sha256_hex(r.document.text);
    for (std::size_t k = i; k < std::min(i + 4, all.size()); ++k) {
      Claim& c = all[k];
      c.doc = d.id;
      c.sentence = static_cast<std::uint32_t>(2 * (k - i));
      c.rule = "r.1";
      c.evidence = {0, static_cast<std::uint32_t>(r.document.text.size())};
      if (k % 9 == 0 && c.time) c.type = ClaimType::operation_start;
      if (k % 13 == 0 && c.time) {
        c.time->start = *c.time->end - std::chrono::days(40);
        c.type = ClaimType::casualties;
        c.killed.emplace();
        c.killed->min = 70;
        c.killed->cumulative = true;
      }
      r.claims.push_back(c);
    }
  }
  return out;
}

struct FusedProject : testing::Test {
  test::TempDir dir;
  Project open(const std::string& name) {
    auto project = Project::open(dir.path(name), Project::Mode::create);
    if (!project) throw std::runtime_error(project.error().message);
    return std::move(*project);
  }
  static void add(Project& project, std::vector<ReadDocument>::iterator begin, std::vector<ReadDocument>::iterator end,
                  const std::string& data = "aaaa") {
    const auto import = project.begin_import({kNow, "tester", "isnad test", data, {}});
    ASSERT_TRUE(import.has_value());
    for (auto r = begin; r != end; ++r) {
      r->raw = r->document.text;
      ASSERT_TRUE(project.add(*r, *import).has_value());
    }
    const auto events = project.fuse_events();
    ASSERT_TRUE(events.has_value()) << events.error().message;
  }
  // Everything that is kept of events, row by row.
  static std::vector<std::string> rows(Project& project) {
    std::vector<std::string> out;
    for (const char* sql :
         {"SELECT id || type || state || coalesce(time_first, '') || claims || origins || confidence || credibility "
          "FROM events ORDER BY key",
          "SELECT event || ' ' || position || claim || origin FROM event_claims ORDER BY event, position",
          "SELECT event || ' ' || position || claim || other || relation || subject FROM agreements "
          "ORDER BY event, position",
          "SELECT event || ' ' || position || other || whole || because FROM event_links ORDER BY event, position",
          "SELECT event || ' ' || position || claim || coalesce(teller, '') || coalesce(heard, '') || how "
          "FROM passings ORDER BY event, position",
          "SELECT claim || component FROM fused_components ORDER BY claim",
          "SELECT place || whole || first || event FROM fused_places ORDER BY place, whole, first",
          "SELECT block || ' ' || day || ' ' || toll || claim FROM fused_blocks ORDER BY block, day, toll, claim"}) {
      store::Statement ask(project.database(), sql);
      while (ask.step()) out.push_back(ask.text(0));
    }
    EXPECT_TRUE(project.database().status().has_value());
    return out;
  }
  static bool whole_run_next(Project& project) {
    store::Statement ask(project.database(), "SELECT count(*) FROM fused");
    return ask.step() && ask.integer(0) == 0;
  }
  // As a whole run has it.
  static std::vector<std::string> rows_anew(Project& project) {
    project.database().exec("DELETE FROM fused");
    EXPECT_TRUE(whole_run_next(project));
    EXPECT_TRUE(project.fuse_events().has_value());
    return rows(project);
  }
};

TEST_F(FusedProject, ArticlesThatComeLaterGiveTheSameEvents) {
  for (const std::uint32_t seed : {3u, 7u}) {
    auto all = articles(1200, seed);
    Project project = open("p" + std::to_string(seed) + ".db");
    const auto half = all.begin() + static_cast<std::ptrdiff_t>(all.size() - 12);
    add(project, all.begin(), half);
    for (auto r = half; r != all.end(); r += 3) {
      add(project, r, r + 3);
      const auto now = rows(project);
      ASSERT_GT(now.size(), 3000u);
      ASSERT_EQ(now, rows_anew(project)) << "after " << (r - all.begin());
    }
    store::Statement links(project.database(), "SELECT count(*) FROM event_links");
    ASSERT_TRUE(links.step());
    EXPECT_GT(links.integer(0), 4) << "or the test says nothing of links";
  }
}

TEST_F(FusedProject, AnArticleReadAnewAndJudgementsToo) {
  auto all = articles(1200, 5);
  Project project = open("p.db");
  add(project, all.begin(), all.end());
  // The new reading of two articles: a claim is gone, another has other places.
  std::vector<ReadDocument> again(all.begin() + 10, all.begin() + 12);
  for (auto& r : again) {
    r.claims.erase(r.claims.begin());
    r.claims[0].places = all[40].claims[0].places;
  }
  add(project, again.begin(), again.end(), "bbbb");
  ASSERT_EQ(*project.accept_readings("", "amal", kNow), 2u);
  ASSERT_TRUE(project.fuse_events().has_value());
  auto now = rows(project);
  EXPECT_EQ(now, rows_anew(project));
  // A merge, a split of it, and both taken back.
  const auto event_of = [&](const std::string& claim) {
    store::Statement ask(project.database(),
                         "SELECT e.id FROM event_claims ec JOIN events e ON e.key = ec.event WHERE ec.claim = ?1");
    ask.bind_text(1, claim);
    return ask.step() ? ask.text(0) : std::string();
  };
  const std::string one = all[20].claims[0].id, two = all[100].claims[1].id;
  ASSERT_NE(event_of(one), event_of(two));
  const auto before = rows(project);
  const auto merge = project.merge_events({event_of(one), event_of(two)}, "amal", kNow, "");
  ASSERT_TRUE(merge.has_value());
  ASSERT_TRUE(project.fuse_events().has_value());
  EXPECT_EQ(event_of(one), event_of(two));
  now = rows(project);
  EXPECT_EQ(now, rows_anew(project));
  ASSERT_TRUE(project.withdraw_judgement(*merge, "amal", kNow).has_value());
  ASSERT_TRUE(project.fuse_events().has_value());
  EXPECT_EQ(rows(project), before);
}

TEST_F(FusedProject, OtherKinMakeAllAnew) {
  auto all = articles(400, 2);
  Project project = open("p.db");
  add(project, all.begin(), all.end());
  const auto before = rows(project);
  store::keep_kin(project.database(), {{"actor1", "actor2", true, 0, 0}, {"actor3", "actor4", false, 0, 17000}});
  const auto kin = store::read_kin(project.database());
  ASSERT_EQ(kin.size(), 2u);
  EXPECT_EQ(kin[1].to, 17000);
  EXPECT_TRUE(kin[0].part);
  ASSERT_TRUE(project.fuse_events().has_value());
  EXPECT_EQ(rows(project), rows_anew(project));
  store::keep_kin(project.database(), {});
  ASSERT_TRUE(project.fuse_events().has_value());
  EXPECT_EQ(rows(project), before);
}

}  // namespace
}  // namespace isnad
