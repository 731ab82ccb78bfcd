// Opening a project, and what changes documents in it.
#include <fmt/format.h>
#include <isnad/store.h>
#include <zstd.h>

#include "store/adder.h"
#include "store/audit.h"
#include "store/filler.h"
#include "store/lookups.h"
#include "store/schema.h"
#include "store/sqlite/database.h"

namespace isnad {

using store::Database;
using store::Statement;
using store::Transaction;

Project::Project(std::unique_ptr<Database> database) : database_(std::move(database)) {}
Project::~Project() = default;
Project::Project(Project&&) noexcept = default;
Project& Project::operator=(Project&&) noexcept = default;

Result<Project> Project::open(const std::string& path, Mode mode) {
  const auto how = mode == Mode::create       ? Database::Mode::create
                   : mode == Mode::read_write ? Database::Mode::read_write
                                              : Database::Mode::read_only;
  auto database = Database::open(path, how);
  if (!database) return tl::unexpected(database.error());
  if (mode == Mode::read_only) {
    const auto version = store::version_of(**database);
    if (!version) return tl::unexpected(version.error());
    if (*version != store::schema_version())
      return fail(ErrorCode::conflict, "the project is of another version of isnad", path,
                  "Open it once with `isnad init` to bring it up to date.");
  } else {
    const auto version = store::version_of(**database);
    if (!version) return tl::unexpected(version.error());
    if (*version == 0 && mode == Mode::read_write)
      return fail(ErrorCode::not_found, "the file is empty, not a project", path, "Make one with `isnad init`.");
    // NORMAL: a killed program loses nothing that was committed; a power cut may lose the last
    // commits but never breaks the file.
    (*database)->exec("PRAGMA journal_mode = WAL");
    (*database)->exec("PRAGMA synchronous = NORMAL");
    // Rows go to many indexes at once: they fit into 64 MB of pages, and the log is folded in every
    // 128 MB rather than every 4.
    (*database)->exec("PRAGMA cache_size = -65536");
    (*database)->exec("PRAGMA wal_autocheckpoint = 32000");
    if (auto done = store::migrate(**database); !done) return tl::unexpected(done.error());
  }
  if (mode == Mode::read_write)
    if (auto built = store::build_lookups_unless_busy(**database); !built) return tl::unexpected(built.error());
  if (auto status = (*database)->status(); !status) return tl::unexpected(status.error());
  return Project(std::move(*database));
}

Result<std::int64_t> Project::begin_import(const ImportInfo& info) {
  // What a killed import left waiting.
  if (auto indexed = index(); !indexed) return tl::unexpected(indexed.error());
  Transaction transaction(*database_);
  Statement add(*database_, "INSERT INTO imports(started, who, tool, data_hash, inputs) VALUES (?1, ?2, ?3, ?4, ?5)");
  std::string inputs;
  for (const auto& input : info.inputs) inputs += (inputs.empty() ? "" : "\n") + input;
  add.bind_text(1, info.started).bind(2, info.who).bind_text(3, info.tool).bind_text(4, info.data_hash);
  add.bind_text(5, inputs).run();
  const std::int64_t key = database_->last_key();
  store::append_audit(*database_, {0, info.started, info.who, "import.begin", fmt::format("import {}", key),
                                   fmt::format("{} data {}\n{}", info.tool, info.data_hash, inputs), ""});
  transaction.commit();
  if (auto status = database_->status(); !status) return tl::unexpected(status.error());
  return key;
}

Result<void> Project::end_import(std::int64_t import, const std::string& finished) {
  if (auto indexed = index(); !indexed) return indexed;
  store::build_lookups(*database_);
  database_->exec("PRAGMA foreign_keys = ON");  // an import of many goes without
  Transaction transaction(*database_);
  Statement count(*database_, "SELECT count(*) FROM documents WHERE import = ?1");
  count.bind(1, import);
  const std::int64_t documents = count.step() ? count.integer(0) : 0;
  count.reset();
  Statement(*database_, "UPDATE imports SET finished = ?2 WHERE key = ?1").bind(1, import).bind_text(2, finished).run();
  store::append_audit(*database_, {0, finished, "", "import.end", fmt::format("import {}", import),
                                   fmt::format("{} documents", documents), ""});
  transaction.commit();
  return database_->status();
}

store::Adder& Project::adder() {
  if (!adder_) adder_ = std::make_unique<store::Adder>(*database_);
  return *adder_;
}

Result<void> Project::index() {
  Transaction transaction(*database_);
  adder().index();
  transaction.commit();
  adder().waiting = 0;
  return database_->status();
}

Result<void> Project::settle() { return adder_ && adder_->waiting > 0 ? index() : Result<void>{}; }

Result<bool> Project::has(const Document& document, const std::string& tool, const std::string& data_hash) {
  const std::string hash = store::fingerprint(document);
  for (const std::string& id : {document.id, store::beside(document.id, hash)}) {
    const auto kept = adder().find(id, tool, data_hash);
    if (kept && kept->text_sha256 == hash) return kept->current_same || kept->proposed_same;
  }
  if (auto status = database_->status(); !status) return tl::unexpected(status.error());
  return false;
}

Result<Added> Project::add(const ReadDocument& read, std::int64_t import) {
  return store::Filler(*database_, adder_).add(read, store::prepare(read), import);
}

Result<std::uint64_t> Project::accept_readings(const std::string& document, const std::string& who,
                                               const std::string& at) {
  if (auto indexed = index(); !indexed) return tl::unexpected(indexed.error());
  Transaction transaction(*database_);
  Statement ask(*database_,
                "SELECT r.key, r.document, d.id, r.data_hash FROM readings r JOIN documents d ON d.key = r.document "
                "WHERE r.state = 'proposed' AND (?1 IS NULL OR d.id = ?1) ORDER BY d.id");
  ask.bind(1, document);
  struct Row {
    std::int64_t reading, document;
    std::string id, data_hash;
  };
  std::vector<Row> rows;
  while (ask.step()) rows.push_back({ask.integer(0), ask.integer(1), ask.text(2), ask.text(3)});
  Statement old(*database_, "UPDATE readings SET state = 'superseded' WHERE document = ?1 AND state = 'current'");
  Statement now(*database_, "UPDATE readings SET state = 'current' WHERE key = ?1");
  Statement claims(*database_, "UPDATE claims SET current = (reading = ?2) WHERE document = ?1");
  for (const auto& row : rows) {
    old.bind(1, row.document).run();
    now.bind(1, row.reading).run();
    claims.bind(1, row.document).bind(2, row.reading).run();
    store::append_audit(*database_, {0, at, who, "reading.accept", row.id, "data " + row.data_hash, ""});
  }
  transaction.commit();
  if (auto status = database_->status(); !status) return tl::unexpected(status.error());
  return rows.size();
}

Result<std::optional<std::string>> Project::raw(const std::string& sha256) {
  Statement ask(*database_, "SELECT packing, size, bytes FROM raw WHERE sha256 = ?1");
  ask.bind_text(1, sha256);
  if (!ask.step()) {
    if (auto status = database_->status(); !status) return tl::unexpected(status.error());
    return std::nullopt;
  }
  std::string bytes = ask.text(2);
  if (ask.text(0) == "none") return bytes;
  const auto size = static_cast<std::size_t>(ask.integer(1));
  if (ZSTD_getFrameContentSize(bytes.data(), bytes.size()) != size)
    return fail(ErrorCode::damaged, "the kept bytes are damaged", "raw " + sha256);
  std::string out(size, '\0');
  const std::size_t got = ZSTD_decompress(out.data(), size, bytes.data(), bytes.size());
  if (ZSTD_isError(got) != 0 || got != size)
    return fail(ErrorCode::damaged, "the kept bytes are damaged", "raw " + sha256);
  return out;
}

}  // namespace isnad
