#include "store/lookups.h"

#include <fmt/format.h>

#include <array>

namespace isnad::store {
namespace {

struct Lookup {
  const char *name, *on;
};
constexpr std::array<Lookup, 12> kLookups = {{{"claims_id", "claims(id, current)"},
                                              {"claims_day", "claims(current, sorted_day, key)"},
                                              {"claims_type", "claims(type, current, sorted_day)"},
                                              {"claims_document", "claims(document, current)"},
                                              {"claims_reading", "claims(reading)"},
                                              {"slots_id", "slots(slot, id) WHERE id IS NOT NULL"},
                                              {"slots_name", "slots(slot, name) WHERE name IS NOT NULL"},
                                              {"slots_source", "slots(source) WHERE source IS NOT NULL"},
                                              {"documents_published", "documents(published, key)"},
                                              {"documents_outlet", "documents(outlet)"},
                                              {"documents_raw", "documents(raw_sha256)"},
                                              {"documents_import", "documents(import)"}}};

}  // namespace

bool has_lookups(Database& database) {
  Statement there(database, "SELECT 1 FROM sqlite_master WHERE type = 'index' AND name = ?1");
  for (const auto& lookup : kLookups) {
    there.bind_text(1, lookup.name);
    const bool found = there.step();
    there.reset();
    if (!found) return false;
  }
  return true;
}

void drop_lookups(Database& database) {
  Transaction transaction(database);
  for (const auto& lookup : kLookups) database.exec(fmt::format("DROP INDEX IF EXISTS {}", lookup.name).c_str());
  transaction.commit();
}

// Each by itself: what is done stays done where the program is killed in between.
void build_lookups(Database& database) {
  if (has_lookups(database)) return;
  for (const auto& lookup : kLookups)
    database.exec(fmt::format("CREATE INDEX IF NOT EXISTS {} ON {}", lookup.name, lookup.on).c_str());
}

Result<void> build_lookups_unless_busy(Database& database) {
  if (has_lookups(database)) return database.status();
  Statement patience(database, "PRAGMA busy_timeout");
  const std::int64_t usual = patience.step() ? patience.integer(0) : 0;
  patience.reset();
  database.exec("PRAGMA busy_timeout = 0");
  build_lookups(database);
  auto built = database.status();
  database.exec(fmt::format("PRAGMA busy_timeout = {}", usual).c_str());
  if (!built && built.error().code == ErrorCode::conflict) return {};
  return built;
}

}  // namespace isnad::store
