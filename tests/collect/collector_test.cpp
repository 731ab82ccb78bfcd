// The collector against sites on this machine, which the guard of this program alone lets through.
#include "collect/collector.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <isnad/store.h>

#include "cli/run_cli.h"
#include "collect/server.h"

namespace isnad::collect {
namespace {

using test::Answer;
using test::Asked;
using test::Site;

std::string feed_of(const std::vector<std::string>& links) {
  std::string items;
  for (const auto& link : links)
    items += "<item><title>خبر من القناة</title><link>" + link + "</link><description>موجز قصير</description></item>";
  return "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>قناة السد</title>" + items + "</channel></rss>";
}
Answer rss(const std::vector<std::string>& links) { return {200, feed_of(links), "application/rss+xml", {}}; }
Answer page(const std::string& words) {
  return {200, "<html><body><p>" + words + "</p></body></html>", "text/html; charset=utf-8", {}};
}

struct Collecting : testing::Test {
  Site site;
  test::TempDir dir;
  std::optional<Project> project;
  std::int64_t time = 1'700'000'000;
  double waited = 0;
  int resolved = 0;
  std::map<std::string, std::vector<std::string>> names;
  std::vector<ingest::Item> kept;
  std::vector<std::string> instants;
  std::vector<Error> troubles;
  std::string settings;  // of [collector]

  void SetUp() override { project.emplace(std::move(*Project::open(dir.path("p.db"), Project::Mode::create))); }

  // `feed` are more lines of the one [[feed]].
  Result<Report> run(const std::string& address, const std::string& feed = {}) {
    kept.clear();
    troubles.clear();
    const auto plan = parse_plan("[collector]\ncontact = 'desk@site.example'\n" + settings +
                                     "\n[[feed]]\nhttp = true\naddress = '" + address + "'\n" + feed,
                                 "feeds.toml");
    if (!plan) return tl::unexpected(plan.error());
    Hooks hooks;
    hooks.now = [this] { return time; };
    hooks.wait = [this](double seconds) { waited += seconds; };
    hooks.resolve = [this](const std::string& host) -> Result<std::vector<std::string>> {
      ++resolved;
      const auto it = names.find(host);
      if (it != names.end()) return it->second;
      return std::vector<std::string>{host};
    };
    hooks.keep = [this](ingest::Item&& item, const std::string& retrieved, const Feed&) -> Result<void> {
      kept.push_back(std::move(item));
      instants.push_back(retrieved);
      return {};
    };
    hooks.trouble = [this](const Error& error) { troubles.push_back(error); };
    Collector collector(*plan, "isnad/test", project->database(), hooks);
    return collector.run();
  }
};

TEST_F(Collecting, FetchesWhatAFeedNamesOnceAndSaysWhoAsks) {
  site.on("/rss", rss({site.at("/a"), "/b", site.at("/a#part")}));
  site.on("/a", page("نص أول"));
  site.on("/b", page("نص ثان"));
  const auto first = run(site.at("/rss"));
  ASSERT_TRUE(first) << first.error().message;
  EXPECT_EQ(first->pages, 2u);
  ASSERT_EQ(kept.size(), 2u);
  EXPECT_EQ(kept[0].url, site.at("/a"));
  EXPECT_EQ(kept[0].charset, "utf-8");
  EXPECT_EQ(instants[0], "2023-11-14T22:13:20Z");
  for (const auto& asked : site.asked()) {
    EXPECT_EQ(asked.agent, "isnad/test (+desk@site.example)");
    EXPECT_EQ(asked.from, "desk@site.example");
  }
  // robots.txt, the feed, two pages: three waits of two seconds between four requests.
  EXPECT_EQ(site.asked().size(), 4u);
  EXPECT_DOUBLE_EQ(waited, 6);
  const auto soon = run(site.at("/rss"));
  EXPECT_EQ(soon->not_due, 1u);
  EXPECT_EQ(soon->asked, 0u);
  time += 3600;
  EXPECT_EQ(run(site.at("/rss"))->pages, 0u);
  EXPECT_EQ(site.count("/a"), 1);
}

TEST_F(Collecting, AsksAgainOnlyForWhatChanged) {
  site.on("/rss", [&](const Asked& asked) -> Answer {
    if (asked.none_match == "\"v1\"" && asked.modified_since == "Tue, 14 Nov 2023 00:00:00 GMT")
      return {304, "", "", {}};
    Answer out = rss({});
    out.body = feed_of({"/a"});
    out.headers = {{"ETag", "\"v1\""}, {"Last-Modified", "Tue, 14 Nov 2023 00:00:00 GMT"}};
    return out;
  });
  site.on("/a", page("نص"));
  ASSERT_EQ(run(site.at("/rss"))->pages, 1u);
  time += 3600;
  EXPECT_EQ(run(site.at("/rss"))->unchanged, 1u);
}

TEST_F(Collecting, KeepsTheFeedItselfWherePagesAreNotAskedFor) {
  site.on("/rss", rss({"/a"}));
  EXPECT_EQ(run(site.at("/rss"), "pages = false")->pages, 0u);
  ASSERT_EQ(kept.size(), 1u);
  EXPECT_EQ(kept[0].kind, ingest::Kind::feed);
  time += 3600;
  EXPECT_TRUE(run(site.at("/rss"), "pages = false"));
  EXPECT_TRUE(kept.empty());  // the same bytes
}

TEST_F(Collecting, HeedsRobots) {
  site.on("/robots.txt", Answer{200,
                                "User-agent: *\nDisallow: /\n\nUser-agent: isnad\nDisallow: /private\nCrawl-delay: 7\n",
                                "text/plain",
                                {}});
  site.on("/rss", rss({"/open", "/private/1"}));
  site.on("/open", page("نص"));
  const auto round = run(site.at("/rss"));
  EXPECT_EQ(round->pages, 1u);
  EXPECT_EQ(round->refused, 1u);
  EXPECT_EQ(site.count("/private/1"), 0);
  EXPECT_DOUBLE_EQ(waited, 2 + 7);
  EXPECT_EQ(site.count("/robots.txt"), 1);
  time += 3600;
  EXPECT_TRUE(run(site.at("/rss")));
  EXPECT_EQ(site.count("/robots.txt"), 1);  // good for a day
  EXPECT_EQ(site.count("/private/1"), 0);
}

TEST_F(Collecting, AnUnreachableRobotsMeansNo) {
  site.on("/robots.txt", Answer{503, "", "text/plain", {}});
  site.on("/rss", rss({"/a"}));
  EXPECT_EQ(run(site.at("/rss"))->refused, 1u);
  EXPECT_EQ(site.count("/rss"), 0);
}

TEST_F(Collecting, BacksOffAndTriesAgainLater) {
  int tries = 0;
  site.on("/rss", rss({"/a"}));
  site.on("/a", [&](const Asked&) { return ++tries < 3 ? Answer{503, "", "text/plain", {}} : page("نص"); });
  EXPECT_EQ(run(site.at("/rss"))->pages, 1u);  // third try of the same round
  EXPECT_EQ(tries, 3);

  site.on("/b", Answer{429, "", "text/plain", {{"Retry-After", "7200"}}});
  site.on("/rss", rss({"/b"}));
  time += 3600;
  const auto round = run(site.at("/rss"));
  EXPECT_EQ(round->failed, 1u);
  EXPECT_EQ(round->waiting, 1u);
  EXPECT_EQ(site.count("/b"), 1);  // two hours are too long to wait for
  time += 3600;
  EXPECT_TRUE(run(site.at("/rss")));
  EXPECT_EQ(site.count("/b"), 1);
  time += 3700;
  EXPECT_TRUE(run(site.at("/rss")));
  EXPECT_EQ(site.count("/b"), 2);
}

TEST_F(Collecting, GivesUpWhatIsGone) {
  site.on("/rss", rss({"/none"}));
  EXPECT_EQ(run(site.at("/rss"))->failed, 1u);
  time += 100'000;
  EXPECT_TRUE(run(site.at("/rss")));
  EXPECT_EQ(site.count("/none"), 1);
}

TEST_F(Collecting, LeavesHostsThatAreNotAllowedAlone) {
  site.on("/rss", rss({"https://other.example/1", "/jump"}));
  site.on("/jump", Answer{302, "", "text/plain", {{"Location", "https://other.example/2"}}});
  const auto round = run(site.at("/rss"));
  EXPECT_EQ(round->elsewhere, 1u);
  EXPECT_EQ(round->pages, 0u);
  ASSERT_EQ(troubles.size(), 1u);
  EXPECT_EQ(troubles[0].code, ErrorCode::forbidden);
}

TEST_F(Collecting, ChecksTheAddressBehindEveryRedirect) {
  names = {{"inside.example", {"169.254.169.254"}}, {"both.example", {"93.184.216.34", "10.0.0.7"}}};
  site.on("/rss", rss({"/jump", "/two"}));
  site.on("/jump", Answer{301, "", "text/plain", {{"Location", "http://inside.example/latest/meta-data"}}});
  site.on("/two", Answer{307, "", "text/plain", {{"Location", "http://both.example/"}}});
  const auto round = run(site.at("/rss"), "hosts = ['inside.example', 'both.example']");
  EXPECT_EQ(round->pages, 0u);
  EXPECT_EQ(round->failed, 2u);
  bool told = false;
  for (const auto& error : troubles) told = told || error.message.find("169.254.169.254") != std::string::npos;
  EXPECT_TRUE(told);
}

TEST_F(Collecting, ConnectsToTheAddressThatWasChecked) {
  // The name stands for this machine in the resolver alone: whoever resolved it anew would fail.
  names = {{"pinned.invalid", {"127.0.0.1"}}};
  const std::string there = fmt::format("http://pinned.invalid:{}", site.port());
  site.on("/rss", rss({there + "/a"}));
  site.on("/a", page("نص"));
  EXPECT_EQ(run(there + "/rss")->pages, 1u);
  EXPECT_EQ(resolved, 3);  // once a request
}

TEST_F(Collecting, RedirectsEnd) {
  site.on("/rss", Answer{302, "", "text/plain", {{"Location", "/rss"}}});
  EXPECT_EQ(run(site.at("/rss"))->failed, 1u);
  EXPECT_LE(site.count("/rss"), 6 * 3);
}

TEST_F(Collecting, CapsWhatASiteSends) {
  settings = "max_size = 0.1\ntimeout = 5\nretries = 0";
  site.on("/rss", rss({"/large"}));
  site.on("/large", page(std::string(300'000, 'x')));
  EXPECT_EQ(run(site.at("/rss"))->failed, 1u);
  ASSERT_EQ(troubles.size(), 1u);
  EXPECT_EQ(troubles[0].code, ErrorCode::too_large);
}

TEST_F(Collecting, SitemapsAndTheirIndexNamePages) {
  site.on("/index.xml",
          Answer{200,
                 "<?xml version='1.0'?><sitemapindex><sitemap><loc>/map.xml</loc></sitemap></sitemapindex>",
                 "application/xml",
                 {}});
  site.on("/map.xml",
          Answer{200, "<urlset><url><loc> " + site.at("/a") + " </loc></url></urlset>", "application/xml", {}});
  site.on("/a", page("نص"));
  EXPECT_EQ(run(site.at("/index.xml"))->pages, 1u);
}

TEST_F(Collecting, AnEndedRoundForgetsNothing) {
  site.on("/rss", rss({"/a", "/b", "/c"}));
  for (const char* path : {"/a", "/b", "/c"}) site.on(path, page("نص"));
  EXPECT_EQ(run(site.at("/rss"), "most = 1")->pages, 1u);
  EXPECT_EQ(run(site.at("/rss"), "most = 1")->waiting, 1u);  // the feed is not due, its pages are
  EXPECT_EQ(run(site.at("/rss"))->pages, 1u);
}

TEST(Guard, KnowsWhatIsPublic) {
  for (const char* no : {"10.1.2.3",
                         "172.16.0.1",
                         "172.31.255.255",
                         "192.168.1.1",
                         "169.254.169.254",
                         "100.64.0.1",
                         "0.0.0.0",
                         "224.0.0.1",
                         "255.255.255.255",
                         "198.18.0.1",
                         "127.0.0.2",
                         "::1",
                         "::",
                         "fe80::1",
                         "fc00::1",
                         "fd12::1",
                         "::ffff:127.0.0.1",
                         "::ffff:8.8.8.8",
                         "64:ff9b::7f00:1",
                         "2002:7f00:1::",
                         "2001::1",
                         "2001:db8::1",
                         "ff02::1",
                         "no figures",
                         ""})
    EXPECT_FALSE(is_public_text(no)) << no;
  for (const char* yes : {"8.8.8.8", "93.184.216.34", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "2a00:1450::1"})
    EXPECT_TRUE(is_public_text(yes)) << yes;
  const auto address = [](const char* text) { return *parse_address(text); };
  EXPECT_FALSE(check_name(address("https://localhost/")));
  EXPECT_FALSE(check_name(address("https://printer.local/")));
  EXPECT_FALSE(check_name(address("https://[::ffff:7f00:1]/")));
  EXPECT_TRUE(check_name(address("https://news.example/")));
}

TEST(Address, NormalForm) {
  EXPECT_EQ(parse_address("HTTPS://News.Example:443/a/../b?q=1#f")->text, "https://news.example/b?q=1");
  EXPECT_TRUE(parse_address("https://news.example/أخبار")->path.starts_with("/%"));
  EXPECT_EQ(join_address(*parse_address("https://n.example/x/y"), "../z")->text, "https://n.example/z");
  EXPECT_EQ(join_address(*parse_address("https://n.example/x"), "//m.example/z")->host, "m.example");
  // A last dot says no more than none, but may hide that a name is a machine's number.
  EXPECT_EQ(parse_address("https://news.example./a")->text, "https://news.example/a");
  EXPECT_EQ(parse_address("https://1./a?q")->text, "https://0.0.0.1/a?q");
  EXPECT_EQ(join_address(*parse_address("https://n.example/x"), "//2130706433./z")->host, "127.0.0.1");
  // However a number is written, it is the same machine.
  for (const char* loop : {"http://2130706433/", "http://0x7f.1/", "http://127.1/"})
    EXPECT_EQ(parse_address(loop)->host, "127.0.0.1") << loop;
  for (const char* bad : {"ftp://n.example/", "file:///etc/passwd", "https://user:word@n.example/", "news.example/rss",
                          "", "https://", "javascript:alert(1)"})
    EXPECT_FALSE(parse_address(bad)) << bad;
}

TEST(RobotsFile, LongestRuleCounts) {
  const auto robots = Robots::parse(
      "# ours\nUser-Agent: other\nUser-Agent: ISNAD/2\nDisallow: /a\nAllow: /a/b\nDisallow: /*.pdf$\nCrawl-delay: 1.5\n"
      "Disallow:\n\nUser-agent: *\nDisallow: /\n",
      "isnad");
  EXPECT_TRUE(robots.allows("/"));
  EXPECT_FALSE(robots.allows("/a/c"));
  EXPECT_TRUE(robots.allows("/a/b/c"));
  EXPECT_FALSE(robots.allows("/x/y.pdf"));
  EXPECT_TRUE(robots.allows("/x/y.pdf?q"));
  EXPECT_DOUBLE_EQ(robots.delay().value_or(0), 1.5);
  EXPECT_FALSE(Robots::parse("User-agent: *\r\nDisallow: /", "isnad").allows("/x"));
  EXPECT_TRUE(Robots::parse("", "isnad").allows("/x"));
  EXPECT_TRUE(Robots::parse("<html>not a robots file</html>", "isnad").allows("/x"));
}

TEST(Plan, NamesWhatIsWrongWithIt) {
  const auto error = [](const std::string& toml) {
    const auto plan = parse_plan(toml, "f.toml");
    return plan ? std::string() : plan.error().where + " " + plan.error().message;
  };
  const std::string head = "[collector]\ncontact = 'a@b.example'\n";
  EXPECT_EQ(error(head + "[[feed]]\naddress = 'https://n.example/rss'\n"), "");
  EXPECT_NE(error("[[feed]]\naddress = 'https://n.example/rss'\n").find("contact"), std::string::npos);
  EXPECT_NE(error(head + "[[feed]]\naddress = 'http://n.example/rss'\n").find("http = true"), std::string::npos);
  EXPECT_NE(error(head + "delay = 0\n[[feed]]\naddress = 'https://n.example/'\n").find("f.toml:3:"), std::string::npos);
  EXPECT_NE(error(head + "proxy = 'http://p.example'\n").find("socks5h"), std::string::npos);
  EXPECT_NE(error(head + "[[feed]]\nadress = 'x'\n").find("adress"), std::string::npos);
  EXPECT_NE(error("contact = ").find("f.toml:1"), std::string::npos);
  EXPECT_NE(error(head).find("[[feed]]"), std::string::npos);
}

// The program that is shipped has no rule for this machine.
TEST(Guard, TheProgramRefusesThisMachine) {
  Site site;
  site.on("/rss", rss({}));
  const test::TempDir dir;
  const auto plan = dir.write("f.toml",
                              "[collector]\ncontact = 'a@b.example'\nretries = 0\n[[feed]]\nhttp = true\n"
                              "address = '" +
                                  site.at("/rss") + "'\n");
  const auto run = test::isnad("collect " + plan + " --project " + dir.path("p.db"));
  EXPECT_EQ(run.status, 1);
  EXPECT_NE(run.err.find("no public address"), std::string::npos) << run.err;
  EXPECT_TRUE(site.asked().empty());
  const auto dry = test::isnad("collect --dry-run " + plan + " --project " + dir.path("none.db"));
  EXPECT_EQ(dry.status, 0);
  EXPECT_NE(dry.out.find("nobody was asked"), std::string::npos);
}

}  // namespace
}  // namespace isnad::collect
