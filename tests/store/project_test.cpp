#include <gtest/gtest.h>
#include <isnad/store.h>

#include <set>
#include <stdexcept>

#include "base/days.h"
#include "base/sha256.h"
#include "cli/run_cli.h"
#include "store/audit.h"
#include "store/filler.h"
#include "store/search.h"
#include "store/sqlite/database.h"

namespace isnad {
namespace {

constexpr const char* kRaw = "raw bytes of the page";

Document document(const std::string& id, const std::string& text) {
  Document d;
  d.id = id;
  d.text = text;
  d.title = "قصف على مرفأ الصيادين";
  d.outlet = "صحيفة الميناء";
  d.published = parse_day("2018-08-03");
  d.path = "in/" + id;
  d.charset = "utf-8";
  d.raw_sha256 = sha256_hex(kRaw);
  d.notes = {{"charset.detected", "read as windows-1256", ""}};
  return d;
}

// A claim with every slot filled.
Claim claim(const std::string& id, const Document& d, const std::string& words) {
  Claim c;
  c.id = id;
  c.doc = d.id;
  const auto at = d.text.find(words);
  c.evidence = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
  c.type = ClaimType::airstrike;
  c.trigger = {{c.evidence.begin, c.evidence.begin + 8}, "قصفت", "قصف"};
  c.rule = "air.1";
  Source source;
  source.id = "src:1";
  source.name = "مصدر طبي";
  source.kind = SourceKind::anonymous;
  source.verb = "قال";
  c.attribution = {source, source};
  c.attribution[1].level = 1;
  ActorRef actor;
  actor.id = "coalition";
  actor.name = "التحالف";
  actor.name_en = "Coalition";
  actor.text = "طائرات";
  c.agent = {actor};
  actor.id = "";
  actor.name = "صيادون";
  actor.generic = true;
  c.target = {actor};
  PlaceRef place;
  place.id = "ye:hodeidah";
  place.name = "الحديدة";
  place.lat = 14.8;
  place.lon = 42.95;
  place.precision = Precision::town;
  place.admin = {"YE", "YE18"};
  c.places = {place};
  TimeRef time;
  time.start = time.end = parse_day("2018-08-02");
  time.resolved = true;
  time.basis = TimeBasis::published;
  time.text = "أمس";
  c.time = time;
  Quantity killed;
  killed.min = 55;
  killed.approximate = true;
  killed.text = "55 على الأقل";
  c.killed = killed;
  c.breakdown = {{"children", killed, std::nullopt, {"سالم", "نادر"}}};
  c.terms = {"وقف القصف", "فتح الميناء"};
  c.victims = "civilians";
  c.polarity = Polarity::negative;
  c.certainty = Certainty::possible;
  c.share = 12.5;
  c.confidence = 0.75;
  c.plover = "ASSAULT";
  return c;
}

struct Store : testing::Test {
  test::TempDir dir;
  Project open(Project::Mode mode = Project::Mode::create) {
    auto project = Project::open(dir.path("p.db"), mode);
    if (!project) throw std::runtime_error(project.error().message);
    return std::move(*project);
  }
  static std::int64_t begin(Project& project, const std::string& data = "aaaa") {
    return *project.begin_import({"2024-01-01T00:00:00Z", "tester", "isnad test", data, {"in/"}});
  }
  static constexpr const char* kText = "قال مصدر طبي إن طائرات قصفت مرفأ الصيادين في الحديدة أمس.";
  static ReadDocument read(const std::string& id = "a") {
    ReadDocument r;
    r.document = document(id, kText);
    r.sentences = {{{0, static_cast<std::uint32_t>(r.document.text.size())}, 0, "body"}};
    r.claims = {claim("c-" + id, r.document, "طائرات قصفت مرفأ الصيادين")};
    r.raw = kRaw;
    return r;
  }
};

TEST_F(Store, KeepsEveryFieldOfAClaim) {
  Project project = open();
  ASSERT_TRUE(project.add(read(), begin(project)));
  const auto found = project.claim("c-a");
  ASSERT_TRUE(found && *found);
  const Claim& c = (*found)->claim;
  EXPECT_EQ((*found)->evidence, "طائرات قصفت مرفأ الصيادين");
  EXPECT_EQ((*found)->context, kText);
  EXPECT_EQ((*found)->start, 16u);
  EXPECT_EQ((*found)->end, 41u);
  EXPECT_EQ(c.type, ClaimType::airstrike);
  EXPECT_EQ(c.trigger.lemma, "قصف");
  ASSERT_EQ(c.attribution.size(), 2u);
  EXPECT_EQ(c.attribution[1].level, 1);
  EXPECT_EQ(c.attribution[0].verb, "قال");
  EXPECT_EQ(c.agent.at(0).name_en, "Coalition");
  EXPECT_TRUE(c.target.at(0).generic);
  EXPECT_EQ(c.places.at(0).admin, (std::vector<std::string>{"YE", "YE18"}));
  EXPECT_EQ(c.places.at(0).precision, Precision::town);
  EXPECT_EQ(c.places.at(0).lat, 14.8);
  ASSERT_TRUE(c.time);
  EXPECT_EQ(c.time->start, parse_day("2018-08-02"));
  EXPECT_EQ(c.time->basis, TimeBasis::published);
  EXPECT_EQ(c.killed->min, 55);
  EXPECT_FALSE(c.killed->max);
  EXPECT_EQ(c.breakdown.at(0).names.size(), 2u);
  EXPECT_EQ(c.breakdown.at(0).killed->min, 55);
  EXPECT_EQ(c.terms.size(), 2u);
  EXPECT_EQ(c.polarity, Polarity::negative);
  EXPECT_EQ(c.certainty, Certainty::possible);
  EXPECT_EQ(c.share, 12.5);
  const auto stored = project.document("a");
  ASSERT_TRUE(stored && *stored);
  EXPECT_EQ((*stored)->document.text, kText);
  EXPECT_EQ((*stored)->document.notes.at(0).code, "charset.detected");
  EXPECT_EQ((*stored)->claims.size(), 1u);
  EXPECT_EQ(**project.raw(sha256_hex(kRaw)), kRaw);
}

TEST_F(Store, ImportsOnce) {
  Project project = open();
  const auto first = begin(project);
  EXPECT_EQ(*project.add(read(), first), Added::added);
  EXPECT_EQ(*project.add(read(), first), Added::unchanged);
  EXPECT_EQ(*project.add(read(), begin(project)), Added::unchanged);
  EXPECT_TRUE(*project.has(read().document, "isnad test", "aaaa"));
  EXPECT_FALSE(*project.has(read().document, "isnad test", "bbbb"));
  EXPECT_EQ(project.overview()->documents, 1u);
}

TEST_F(Store, KeepsTheEarlierReadingUntilTheNewOneIsAccepted) {
  Project project = open();
  ASSERT_TRUE(project.add(read(), begin(project)));
  ReadDocument newer = read();
  newer.claims[0].type = ClaimType::shelling;
  EXPECT_EQ(*project.add(newer, begin(project, "bbbb")), Added::proposed);
  EXPECT_EQ(*project.add(newer, begin(project, "cccc")), Added::proposed);
  EXPECT_EQ((*project.custody("a"))->readings.size(), 2u);
  EXPECT_EQ((*project.claim("c-a"))->claim.type, ClaimType::airstrike);
  EXPECT_EQ(project.overview()->proposed, 1u);
  EXPECT_EQ(*project.accept_readings("", "tester", "2024-01-02T00:00:00Z"), 1u);
  EXPECT_EQ((*project.claim("c-a"))->claim.type, ClaimType::shelling);
  EXPECT_EQ(project.claims({}, {})->total, 1u);
}

TEST_F(Store, KeepsAnotherTextOfTheSameIdBesideIt) {
  Project project = open();
  const auto import = begin(project);
  ASSERT_TRUE(project.add(read(), import));
  ReadDocument other = read();
  other.document.text += " نص آخر.";
  EXPECT_EQ(*project.add(other, import), Added::added);
  EXPECT_EQ(*project.add(other, import), Added::unchanged);
  EXPECT_EQ(project.overview()->documents, 2u);
  // The articles begin alike: their claims are told apart all the same.
  const auto claims = project.all_claims({});
  ASSERT_EQ(claims->size(), 2u);
  EXPECT_NE(claims->front().id, claims->back().id);
  EXPECT_TRUE(project.fuse_events());
}

TEST_F(Store, Filters) {
  Project project = open();
  const auto import = begin(project);
  ASSERT_TRUE(project.add(read("a"), import));
  ReadDocument b = read("b");
  b.claims[0].type = ClaimType::ceasefire;
  b.claims[0].attribution.clear();
  b.claims[0].time->start = b.claims[0].time->end = parse_day("2018-12-13");
  ASSERT_TRUE(project.add(b, import));
  const auto total = [&](const ClaimFilter& filter) { return project.claims(filter, {})->total; };
  ClaimFilter f;
  EXPECT_EQ(total(f), 2u);
  f.types = {ClaimType::ceasefire};
  EXPECT_EQ(total(f), 1u);
  f = {};
  f.places = {"YE18"};
  EXPECT_EQ(total(f), 2u);
  f.places = {"YE1"};
  EXPECT_EQ(total(f), 0u);
  f = {};
  f.sources = {""};
  EXPECT_EQ(total(f), 1u);
  f.sources = {"مصدر طبي"};
  EXPECT_EQ(total(f), 1u);
  f = {};
  f.actors = {"coalition"};
  f.from = parse_day("2018-09-01");
  EXPECT_EQ(total(f), 1u);
  f = {};
  f.text = "بالمرفأ";
  EXPECT_EQ(total(f), 2u);
  f.text = "\"' OR 1=1 --";
  EXPECT_EQ(total(f), 0u);
  f = {};
  f.min_killed = 56;
  EXPECT_EQ(total(f), 0u);
  const auto facets = project.facets({});
  ASSERT_TRUE(facets);
  EXPECT_EQ(facets->types.size(), 2u);
  EXPECT_EQ(facets->agents.at(0).value, "coalition");
  EXPECT_EQ(facets->agents.at(0).count, 2u);
  EXPECT_EQ(facets->months.at(1).value, "2018-12");
}

TEST_F(Store, PagesHoldEachClaimOnce) {
  Project project = open();
  const auto import = begin(project);
  for (int i = 0; i < 25; ++i) {
    ReadDocument r = read("d" + std::to_string(i));
    if (i % 5 == 0)
      r.claims[0].time.reset(), r.document.published.reset();
    else
      r.claims[0].time->start = *parse_day("2018-08-02") + std::chrono::days(i % 4);
    ASSERT_TRUE(project.add(r, import));
  }
  for (const Order order : {Order::newest, Order::oldest, Order::document}) {
    std::set<std::string> seen;
    std::string after;
    do {
      const auto page = project.claims({}, {after, 4, order});
      ASSERT_TRUE(page);
      for (const auto& c : page->claims) EXPECT_TRUE(seen.insert(c.claim.id).second);
      after = page->next;
    } while (!after.empty());
    EXPECT_EQ(seen.size(), 25u);
  }
}

TEST_F(Store, EventsComeBackAsTheyWent) {
  Project project = open();
  ASSERT_TRUE(project.add(read(), begin(project)));
  Event e;
  e.id = "e1";
  e.type = ClaimType::airstrike;
  e.claims = {"c-a", "c-b", "c-c"};
  e.origins = {{"c-a", "c-c"}, {"c-b"}};
  e.outlets = {"صحيفة الميناء", "وكالة الساحل"};
  e.agreement = {{"c-a", "c-b", Relation::contradicts, "toll"}};
  e.state = "contested";
  e.killed = claim("x", read().document, "طائرات").killed;
  e.killed_by_source = {{"c-a", "مصدر طبي", *e.killed}};
  e.time = claim("x", read().document, "طائرات").time;
  e.places = claim("x", read().document, "طائرات").places;
  ASSERT_TRUE(project.replace_events(std::vector{e}));
  ASSERT_TRUE(project.replace_events(std::vector{e}));
  const auto back = project.event("e1");
  ASSERT_TRUE(back && *back);
  EXPECT_EQ((*back)->origins, e.origins);
  EXPECT_EQ((*back)->claims, e.claims);
  EXPECT_EQ((*back)->agreement.at(0).relation, Relation::contradicts);
  EXPECT_EQ((*back)->killed_by_source.at(0).source, "مصدر طبي");
  EXPECT_EQ((*back)->outlets, e.outlets);
  EXPECT_EQ((*project.claim("c-a"))->event, "e1");
  EventFilter filter;
  filter.text = "مرفأ";
  EXPECT_EQ(project.events(filter, {})->total, 1u);
  filter.min_origins = 3;
  EXPECT_EQ(project.events(filter, {})->total, 0u);
}

TEST_F(Store, VerifySaysWhatHasChanged) {
  Project project = open();
  ASSERT_TRUE(project.add(read(), begin(project)));
  EXPECT_TRUE(project.verify()->damage.empty());
  project.database().exec("UPDATE documents SET text = text || ' زيادة'");
  EXPECT_EQ(project.verify()->damage.size(), 1u);
  project.database().exec("UPDATE audit SET who = 'another' WHERE key = 1");
  EXPECT_EQ(project.verify()->damage.size(), 2u);
  project.database().exec("UPDATE raw SET packing = 'none', bytes = x'00'");
  EXPECT_EQ(project.verify()->damage.size(), 3u);
}

TEST_F(Store, ChainOfCustodyHoldsEveryDocument) {
  Project project = open();
  auto first = read();
  first.retrieved = "2018-08-04T06:00:00Z";
  first.recipe = "{}";
  ASSERT_TRUE(project.add(first, begin(project)));
  const std::string noted = project.verify()->head;
  ASSERT_TRUE(project.add(read("b"), begin(project, "bbbb")));
  EXPECT_TRUE(project.verify(noted)->head_found);
  EXPECT_EQ(project.verify(std::string(64, 'f'))->damage.size(), 1u);
  const auto custody = project.custody("a");
  ASSERT_TRUE(custody && *custody);
  EXPECT_EQ((*custody)->retrieved, "2018-08-04T06:00:00Z");
  EXPECT_EQ((*custody)->import.who, "tester");
  EXPECT_EQ((*custody)->raw_size, std::string(kRaw).size());
  ASSERT_EQ((*custody)->audit.size(), 1u);
  EXPECT_NE((*custody)->audit[0].details.find("from in/a retrieved 2018-08-04"), std::string::npos);
  EXPECT_FALSE(*project.custody("none"));
  // A document that was slipped in beside the program is one that nobody answers for.
  project.database().exec(
      "INSERT INTO documents(id, text, text_sha256, body_begin, raw_sha256, import) "
      "SELECT 'x', text, text_sha256, 0, raw_sha256, import FROM documents WHERE id = 'a'");
  EXPECT_EQ(project.verify()->damage.size(), 1u);
}

TEST_F(Store, WordsWaitingAtAKillAreFoundLater) {
  {
    Project project = open();
    ASSERT_TRUE(project.add(read(), begin(project)));
  }
  ClaimFilter filter;
  filter.text = "الصيادين";
  Project project = open();
  ASSERT_TRUE(project.end_import(begin(project), "2024-01-01T00:00:01Z"));
  EXPECT_EQ(project.claims(filter, {})->total, 1u);
}

// Fills a project as an import does.
struct Fill {
  explicit Fill(Project& project) : filler(project.database(), adder) {}
  Result<Added> add(const ReadDocument& read, std::int64_t import) {
    return filler.add(read, store::prepare(read), import);
  }
  std::unique_ptr<store::Adder> adder;
  store::Filler filler;
};

TEST_F(Store, ADocumentIsInAsAWholeOrNotAtAll) {
  auto project = open();
  const auto import = begin(project);
  Fill fill(project);
  EXPECT_EQ(*fill.add(read("a"), import), Added::added);
  EXPECT_EQ(open(Project::Mode::read_only).overview()->documents, 1u) << "there as soon as it is added";
  EXPECT_EQ(*fill.add(read("a"), import), Added::unchanged);
  project.database().exec(
      "CREATE TRIGGER no BEFORE INSERT ON sentences WHEN EXISTS (SELECT 1 FROM documents WHERE id = 'b') "
      "BEGIN SELECT RAISE(ABORT, 'no'); END");
  EXPECT_FALSE(fill.add(read("b"), import));
  EXPECT_EQ(open(Project::Mode::read_only).overview()->documents, 1u);
  EXPECT_FALSE(fill.add(read("b"), import + 1)) << "there is no such import";
  project.database().exec("DROP TRIGGER no");
  EXPECT_EQ(*fill.add(read("b"), import), Added::added);
  ASSERT_TRUE(project.end_import(import, "2024-01-01T00:01:00Z"));
  EXPECT_TRUE(project.verify()->damage.empty());
  EXPECT_EQ(project.claims({}, {})->total, 2u);
  ClaimFilter filter;
  filter.text = "الصيادين";
  EXPECT_EQ(project.claims(filter, {})->total, 2u);
}

TEST_F(Store, AProposalThatIsReplacedLeavesTheSearch) {
  auto project = open();
  const auto words = [&project] {
    store::Statement count(project.database(),
                           "SELECT count(*) FROM claim_words WHERE claim_words MATCH '\"الصيادين\"'");
    return count.step() ? count.integer(0) : -1;
  };
  ASSERT_TRUE(project.add(read(), begin(project)));
  auto newer = read();
  newer.claims[0].rule = "air.2";
  for (const char* data : {"bbbb", "cccc", "dddd"})
    EXPECT_EQ(*project.add(newer, begin(project, data)), Added::proposed);
  ASSERT_TRUE(project.end_import(begin(project), "2024-01-01T00:01:00Z"));
  EXPECT_EQ(words(), 2) << "the reading in force and the last proposal";
  EXPECT_TRUE(project.database().exec("INSERT INTO claim_words(claim_words, rank) VALUES ('integrity-check', 1)"));
}

// Before, the search held the words itself and those on their way to it were in a table of their own.
TEST_F(Store, BringsTheSearchOfAnEarlierVersionOver) {
  {
    auto project = open();
    const auto import = begin(project);
    for (const char* id : {"a", "b"}) ASSERT_TRUE(project.add(read(id), import));
    ASSERT_TRUE(project.end_import(import, "2024-01-01T00:01:00Z"));
    for (const char* sql :
         {"DROP TABLE claim_words", "DROP TABLE document_words", "DROP TABLE searched",
          "CREATE TABLE waiting_words(key INTEGER PRIMARY KEY, claim INTEGER, document INTEGER, folded TEXT NOT NULL)",
          "CREATE VIRTUAL TABLE claim_words USING fts5(folded)",
          "CREATE VIRTUAL TABLE document_words USING fts5(folded)",
          "INSERT INTO claim_words(rowid, folded) SELECT key, folded FROM searched_claims WHERE key = 1",
          "INSERT INTO document_words(rowid, folded) SELECT key, folded FROM searched_documents WHERE key = 1",
          "INSERT INTO waiting_words(claim, folded) SELECT key, folded FROM searched_claims WHERE key = 2",
          "INSERT INTO waiting_words(claim, folded) VALUES (77, 'gone')",
          "INSERT INTO waiting_words(document, folded) SELECT key, folded FROM searched_documents WHERE key = 2",
          "DROP TABLE searched_claims", "DROP TABLE searched_documents", "PRAGMA user_version = 4"})
      ASSERT_TRUE(project.database().exec(sql)) << sql;
  }
  auto project = open();
  ClaimFilter claims;
  claims.text = "الصيادين";
  EXPECT_EQ(project.claims(claims, {})->total, 2u);
  DocumentFilter documents;
  documents.text = "الصيادين";
  EXPECT_EQ(project.documents(documents, {})->total, 2u);
  const auto import = begin(project);
  ASSERT_TRUE(project.add(read("c"), import));
  ASSERT_TRUE(project.end_import(import, "2024-01-01T00:02:00Z"));
  EXPECT_EQ(project.claims(claims, {})->total, 3u);
}

// What a question needs is made at the end of the first import, and after one that was killed.
TEST_F(Store, ALargeImportSortsItsRowsAtTheEnd) {
  const auto lookups = [](Project& project) {
    store::Statement count(project.database(),
                           "SELECT count(*) FROM sqlite_master WHERE type = 'index' AND "
                           "(name LIKE 'claims_%' OR name LIKE 'slots_%' OR name LIKE 'documents_%')");
    return count.step() ? count.integer(0) : -1;
  };
  {
    auto project = open();
    EXPECT_EQ(lookups(project), 12);
    const auto import = begin(project);
    Fill fill(project);
    EXPECT_TRUE(*fill.filler.expect_many("isnad test", "aaaa"));
    EXPECT_EQ(lookups(project), 0);
    EXPECT_EQ(*fill.add(read("a"), import), Added::added);
  }  // killed here
  {
    auto project = open();
    const auto import = begin(project);
    Fill fill(project);
    EXPECT_FALSE(*fill.filler.expect_many("isnad test", "aaaa"));
    EXPECT_EQ(lookups(project), 0);
    EXPECT_EQ(*fill.add(read("a"), import), Added::unchanged);
    EXPECT_EQ(*fill.add(read("b"), import), Added::added);
    ASSERT_TRUE(project.end_import(import, "2024-01-01T00:01:00Z"));
    EXPECT_EQ(lookups(project), 12);
    EXPECT_FALSE(*fill.filler.expect_many("isnad test", "aaaa"));
    EXPECT_EQ(lookups(project), 12) << "one that is full keeps them";
    for (const char* sql : {"DROP INDEX claims_id", "DROP INDEX slots_source"}) project.database().exec(sql);
  }
  auto project = open(Project::Mode::read_write);
  EXPECT_EQ(lookups(project), 12) << "made where they are missing when it is opened to be worked in";
  // Other data: its readings stand beside those that are there, which have to be found.
  project.database().exec("DROP INDEX claims_reading");
  EXPECT_FALSE(*Fill(project).filler.expect_many("isnad test", "bbbb"));
  EXPECT_EQ(lookups(project), 12);
}

TEST_F(Store, RefusesFilesOfOthers) {
  dir.write("text.db", "this is a text file, long enough to be no database header at all");
  const auto text = Project::open(dir.path("text.db"), Project::Mode::read_write);
  ASSERT_FALSE(text);
  EXPECT_EQ(text.error().code, ErrorCode::damaged);
  {
    auto other = store::Database::open(dir.path("other.db"), store::Database::Mode::create);
    (*other)->exec("CREATE TABLE theirs(x)");
  }
  const auto other = Project::open(dir.path("other.db"), Project::Mode::create);
  ASSERT_FALSE(other);
  EXPECT_EQ(other.error().code, ErrorCode::damaged);
  EXPECT_EQ(Project::open(dir.path("none.db"), Project::Mode::read_write).error().code, ErrorCode::not_found);
}

TEST_F(Store, TellsWhenAnotherHoldsIt) {
  Project project = open();
  Project second = open();
  second.database().exec("PRAGMA busy_timeout = 10");
  const store::Transaction held(project.database());
  const auto import = second.begin_import({"t", "w", "x", "d", {}});
  ASSERT_FALSE(import);
  EXPECT_EQ(import.error().code, ErrorCode::conflict);
}

TEST(Search, FindsWordsUnderTheirParticles) {
  EXPECT_EQ(store::match_expression("  ،؟ "), "");
  EXPECT_NE(store::index_words("بالرقة").find("رقه"), std::string::npos);
  EXPECT_NE(store::match_expression("الرقة").find("\"رقه\""), std::string::npos);
}

}  // namespace
}  // namespace isnad
