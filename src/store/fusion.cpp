// Claims of a project → its events: those near to what changed since the last run, or all where much did.
#include <fmt/format.h>
#include <isnad/store.h>
#include <isnad/version.h>
#include <xxhash.h>

#include <algorithm>
#include <thread>
#include <unordered_set>

#include "fuse/filed.h"
#include "fuse/judged.h"
#include "fuse/links.h"
#include "fuse/neighbourhood.h"
#include "store/kin.h"
#include "store/shelf.h"

namespace isnad {

using store::Database;
using store::Statement;
using store::Transaction;

namespace {

// A claim that is fused by itself costs some fifteen times what it costs in a run over all.
constexpr std::int64_t kFew = 15;

// Grows with every change of what fusion gives.
constexpr int kRules = 1;

// Events made by another program or with other kin are made anew.
std::string rules_of(const std::vector<fuse::Kin>& kin) {
  std::uint64_t hash = 0;
  for (const auto& k : kin) {
    const std::string row = fmt::format("{}\t{}\t{}\t{}\t{}", k.actor, k.other, k.part, k.from, k.to);
    hash = XXH3_64bits_withSeed(row.data(), row.size(), hash);
  }
  return fmt::format("{} {} {:016x}", kVersion, kRules, hash);
}

struct Changes {
  std::vector<std::int64_t> gone, fresh;  // readings
  std::int64_t claims = 0, of = 0;        // that changed, of how many there are
  std::string rules;                      // of the last run, empty where there was none
};

std::vector<std::int64_t> numbers(Database& database, const char* sql) {
  std::vector<std::int64_t> out;
  Statement ask(database, sql);
  while (ask.step()) out.push_back(ask.integer(0));
  return out;
}

std::int64_t count(Database& database, const char* sql) {
  const auto all = numbers(database, sql);
  return all.empty() ? 0 : all.front();
}

Changes changes_of(Database& database) {
  Changes out;
  Statement rules(database, "SELECT rules FROM fused");
  if (rules.step()) out.rules = rules.text(0);
  rules.reset();
  out.gone = numbers(database,
                     "SELECT reading FROM fused_readings f WHERE NOT EXISTS "
                     "(SELECT 1 FROM readings r WHERE r.key = f.reading AND r.state = 'current') ORDER BY reading");
  out.fresh = numbers(database,
                      "SELECT key FROM readings r WHERE r.state = 'current' AND NOT EXISTS "
                      "(SELECT 1 FROM fused_readings f WHERE f.reading = r.key) ORDER BY key");
  Statement claims(database, "SELECT count(*) FROM claims WHERE reading = ?1");
  for (const auto* list : {&out.gone, &out.fresh})
    for (const auto reading : *list) {
      claims.bind(1, reading);
      if (claims.step()) out.claims += claims.integer(0);
      claims.reset();
    }
  out.of = count(database, "SELECT count(*) FROM claims WHERE current = 1");
  return out;
}

std::vector<fuse::ClaimPair> pairs_followed(Database& database) {
  std::vector<fuse::ClaimPair> out;
  Statement ask(database, "SELECT claim, other, together FROM fused_pairs");
  while (ask.step()) out.push_back({ask.text(0), ask.text(1), ask.integer(2) != 0});
  return out;
}

void follow(Database& database, const std::vector<fuse::ClaimPair>& pairs) {
  database.exec("DELETE FROM fused_pairs");
  Statement add(database, "INSERT OR IGNORE INTO fused_pairs(claim, other, together) VALUES (?1, ?2, ?3)");
  for (const auto& p : pairs) add.bind_text(1, p.claim).bind_text(2, p.other).bind(3, std::int64_t{p.together}).run();
}

void fuse_changes(Database& database, const Changes& changes, const fuse::Kinship& kinship,
                  const std::vector<fuse::ClaimPair>& pairs) {
  store::ProjectShelf shelf(database, kinship);
  fuse::Neighbourhood near(shelf, pairs_followed(database));
  Statement forget(database, "DELETE FROM fused_readings WHERE reading = ?1");
  for (const auto reading : changes.gone) {
    const auto claims = shelf.hold(reading);
    for (const auto& id : claims) near.unfile(id);
    shelf.let_go(claims);
    forget.bind(1, reading).run();
  }
  Statement remember(database, "INSERT INTO fused_readings(reading) VALUES (?1)");
  for (const auto reading : changes.fresh) {
    for (const auto& id : shelf.claims_of(reading)) near.file(id);
    remember.bind(1, reading).run();
  }
  near.judge(pairs);
  near.settle();
  shelf.finish();
  follow(database, pairs);
}

void file_blocks(Database& database, const fuse::Filed& filed) {
  Statement add(database, "INSERT OR IGNORE INTO fused_blocks(block, day, toll, claim) VALUES (?1, ?2, ?3, ?4)");
  filed.blocks.each([&](const fuse::BlockKey& at, std::uint32_t claim) {
    add.bind(1, static_cast<std::int64_t>(at.block)).bind(2, std::int64_t{at.day}).bind(3, std::int64_t{at.toll});
    add.bind_text(4, filed.facts.id(claim)).run();
  });
}

}  // namespace

Result<void> Project::fuse_anew(const fuse::Kinship& kinship, const std::vector<fuse::ClaimPair>& pairs,
                                const std::string& rules) {
  // Before the claims: a reading that comes in between is fused once more, never left out.
  const auto readings = numbers(*database_, "SELECT key FROM readings WHERE state = 'current'");
  const auto claims = all_claims({});
  if (!claims) return tl::unexpected(claims.error());
  std::vector<Document> documents;
  PageRequest page{"", 500, Order::document, false};
  do {
    const auto rows = this->documents({}, page);
    if (!rows) return tl::unexpected(rows.error());
    for (const auto& row : rows->documents) {
      auto found = document(row.id);
      if (!found) return tl::unexpected(found.error());
      if (*found) documents.push_back(std::move((*found)->document));
    }
    page.after = rows->next;
  } while (!page.after.empty());
  std::vector<fuse::InputDocument> about;
  about.reserve(documents.size());
  for (const auto& d : documents) about.push_back({d.id, d.outlet, d.published, d.text});
  std::vector<std::vector<std::string>> components;
  std::vector<Event> events;
  fuse::RunOptions options;
  options.kinship = &kinship;
  options.components = [&](const std::vector<std::string>& members) { components.push_back(members); };
  const fuse::InMemory source(*claims);
  const auto facts = fuse::prepare(source, about, &kinship, std::max(1u, std::thread::hardware_concurrency()));
  const fuse::Blocks blocks(facts);
  const fuse::Filed filed{facts, blocks};
  fuse::run(
      filed, source, about, pairs, [&](Event&& e) { events.push_back(std::move(e)); }, options);
  fuse::link_events(events, *claims);

  Transaction transaction(*database_);
  for (const char* sql : {"DELETE FROM events", "DELETE FROM fused", "DELETE FROM fused_readings",
                          "DELETE FROM fused_blocks", "DELETE FROM fused_components", "DELETE FROM fused_places"})
    database_->exec(sql);
  std::unordered_set<std::string_view> totals;
  for (const auto& c : *claims)
    if (fuse::running_total(c)) totals.insert(c.id);
  {
    store::Relinker writer(*database_);
    for (const auto& e : events)
      writer.write(e, std::any_of(e.claims.begin(), e.claims.end(),
                                  [&](const std::string& id) { return totals.count(id) != 0; }));
    store::ProjectShelf shelf(*database_, kinship);
    for (const auto& members : components) shelf.set_component(members);
  }
  file_blocks(*database_, filed);
  Statement remember(*database_, "INSERT INTO fused_readings(reading) VALUES (?1)");
  for (const auto reading : readings) remember.bind(1, reading).run();
  follow(*database_, pairs);
  Statement(*database_, "INSERT INTO fused(rules) VALUES (?1)").bind_text(1, rules).run();
  transaction.commit();
  return database_->status();
}

Result<std::uint64_t> Project::fuse_events() {
  if (auto settled = settle(); !settled) return tl::unexpected(settled.error());
  const auto words = judgements();
  if (!words) return tl::unexpected(words.error());
  const auto pairs = fuse::settle(*words);
  const auto kin = store::read_kin(*database_);
  const fuse::Kinship kinship(kin);
  const std::string rules = rules_of(kin);
  bool whole = false;
  {
    Transaction transaction(*database_);
    const Changes changes = changes_of(*database_);
    whole = changes.rules != rules || changes.claims * kFew > changes.of;
    if (!whole) fuse_changes(*database_, changes, kinship, pairs);
    transaction.commit();
  }
  if (auto status = database_->status(); !status) return tl::unexpected(status.error());
  if (whole)
    if (auto done = fuse_anew(kinship, pairs, rules); !done) return tl::unexpected(done.error());
  const std::int64_t events = count(*database_, "SELECT count(*) FROM events");
  if (auto status = database_->status(); !status) return tl::unexpected(status.error());
  return static_cast<std::uint64_t>(events);
}

}  // namespace isnad
