// Opening a project, and what changes documents in it.
#include <fmt/format.h>
#include <isnad/store.h>
#include <zstd.h>

#include "base/days.h"
#include "base/sha256.h"
#include "store/audit.h"
#include "store/records.h"
#include "store/schema.h"
#include "store/search.h"
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
    if (auto done = store::migrate(**database); !done) return tl::unexpected(done.error());
  }
  if (auto status = (*database)->status(); !status) return tl::unexpected(status.error());
  return Project(std::move(*database));
}

Result<std::int64_t> Project::begin_import(const ImportInfo& info) {
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

namespace {

struct Kept {
  std::int64_t key = 0;
  std::string text_sha256, data_hash;
  bool proposed_same = false;
};

// What names a document beside its text: a change in it is another document.
std::string fingerprint(const Document& d) {
  std::string about = d.text;
  for (const auto& part : {d.title, d.url, d.outlet, d.published ? iso_day(*d.published) : std::string()})
    about += '\x1f' + part;
  return sha256_hex(about);
}

std::optional<Kept> find(Database& database, const std::string& id, const std::string& data_hash) {
  Statement ask(database,
                "SELECT d.key, d.text_sha256, r.data_hash, EXISTS(SELECT 1 FROM readings p WHERE p.document = d.key "
                "AND p.state = 'proposed' AND p.data_hash = ?2) "
                "FROM documents d LEFT JOIN readings r ON r.document = d.key AND r.state = 'current' WHERE d.id = ?1");
  ask.bind_text(1, id).bind_text(2, data_hash);
  if (!ask.step()) return std::nullopt;
  Kept kept{ask.integer(0), ask.text(1), ask.text(2), ask.integer(3) != 0};
  ask.reset();
  return kept;
}

std::string beside(const std::string& id, const std::string& hash) { return id + '~' + hash.substr(0, 8); }

void add_raw(Database& database, const std::string& hash, std::string_view bytes) {
  Statement there(database, "SELECT 1 FROM raw WHERE sha256 = ?1");
  there.bind_text(1, hash);
  const bool known = there.step();
  there.reset();
  if (known) return;
  std::string packed(ZSTD_compressBound(bytes.size()), '\0');
  const std::size_t size = ZSTD_compress(packed.data(), packed.size(), bytes.data(), bytes.size(), 3);
  const bool worth = ZSTD_isError(size) == 0 && size < bytes.size();
  if (worth) packed.resize(size);
  Statement add(database, "INSERT INTO raw(sha256, size, packing, bytes) VALUES (?1, ?2, ?3, ?4)");
  add.bind_text(1, hash).bind(2, static_cast<std::int64_t>(bytes.size()));
  add.bind_text(3, worth ? "zstd" : "none").bind_blob(4, worth ? std::string_view(packed) : bytes).run();
}

std::int64_t add_document(Database& database, const Document& d, const std::string& hash, std::int64_t import) {
  Statement add(database,
                "INSERT INTO documents(id, text, text_sha256, body_begin, title, url, outlet, byline, section, "
                "language, published, published_text, path, charset, raw_sha256, import) "
                "VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16)");
  add.bind_text(1, d.id).bind_text(2, d.text).bind_text(3, hash).bind(4, std::int64_t{d.body_begin});
  add.bind(5, d.title).bind(6, d.url).bind(7, d.outlet).bind(8, d.byline).bind(9, d.section);
  add.bind(10, d.language).bind(11, d.published ? iso_day(*d.published) : std::string());
  add.bind(12, d.published_text)
      .bind(13, d.path)
      .bind(14, d.charset)
      .bind_text(15, d.raw_sha256)
      .bind(16, import)
      .run();
  const std::int64_t key = database.last_key();
  Statement note(database, "INSERT INTO notes(document, position, code, message, place) VALUES (?1, ?2, ?3, ?4, ?5)");
  for (std::size_t i = 0; i < d.notes.size(); ++i)
    note.bind(1, key)
        .bind(2, static_cast<std::int64_t>(i))
        .bind_text(3, d.notes[i].code)
        .bind_text(4, d.notes[i].message)
        .bind(5, d.notes[i].where)
        .run();
  Statement words(database, "INSERT INTO document_words(rowid, folded) VALUES (?1, ?2)");
  words.bind(1, key).bind_text(2, store::index_words(d.title + ' ' + d.text)).run();
  return key;
}

void add_reading(Database& database, const ReadDocument& read, std::int64_t document, std::int64_t import,
                 bool current) {
  Statement add(database,
                "INSERT INTO readings(document, engine, data_hash, import, state) "
                "SELECT ?1, tool, data_hash, key, ?3 FROM imports WHERE key = ?2");
  add.bind(1, document).bind(2, import).bind(3, current ? "current" : "proposed").run();
  const std::int64_t reading = database.last_key();
  Statement sentence(database,
                     "INSERT INTO sentences(reading, position, span_begin, span_end, paragraph, kind) "
                     "VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
  for (std::size_t i = 0; i < read.sentences.size(); ++i) {
    const auto& s = read.sentences[i];
    sentence.bind(1, reading)
        .bind(2, static_cast<std::int64_t>(i))
        .bind(3, std::int64_t{s.span.begin})
        .bind(4, std::int64_t{s.span.end})
        .bind(5, std::int64_t{s.paragraph})
        .bind_text(6, s.kind)
        .run();
  }
  store::ClaimWriter writer(database);
  for (const auto& claim : read.claims)
    writer.write(claim, document, reading, current, read.document.published, read.document.text);
}

}  // namespace

Result<bool> Project::has(const Document& document, const std::string& data_hash) {
  const std::string hash = fingerprint(document);
  for (const std::string& id : {document.id, beside(document.id, hash)}) {
    const auto kept = find(*database_, id, data_hash);
    if (kept && kept->text_sha256 == hash) return kept->data_hash == data_hash || kept->proposed_same;
  }
  if (auto status = database_->status(); !status) return tl::unexpected(status.error());
  return false;
}

Result<Added> Project::add(const ReadDocument& read, std::int64_t import) {
  Transaction transaction(*database_);
  Statement ask(*database_, "SELECT data_hash, started, who FROM imports WHERE key = ?1");
  ask.bind(1, import);
  if (!ask.step()) {
    if (auto status = database_->status(); !status) return tl::unexpected(status.error());
    return fail(ErrorCode::usage, fmt::format("there is no import {}", import), database_->path());
  }
  const std::string data_hash = ask.text(0), started = ask.text(1), who = ask.text(2);
  ask.reset();
  const std::string hash = fingerprint(read.document);
  auto kept = find(*database_, read.document.id, data_hash);
  ReadDocument changed = read;
  if (kept && kept->text_sha256 != hash) {
    changed.document.id = beside(read.document.id, hash);
    changed.document.notes.push_back({"document.same_id", "another text is in under the id " + read.document.id, ""});
    for (auto& claim : changed.claims) claim.doc = changed.document.id;
    kept = find(*database_, changed.document.id, data_hash);
  }
  Added outcome = Added::unchanged;
  if (!kept) {
    outcome = Added::added;
    add_raw(*database_, changed.document.raw_sha256, changed.raw);
    const std::int64_t key = add_document(*database_, changed.document, hash, import);
    add_reading(*database_, changed, key, import, true);
    store::append_audit(*database_, {0, started, who, "document.add", changed.document.id,
                                     fmt::format("import {} raw {} text {} from {}", import,
                                                 changed.document.raw_sha256, hash, changed.document.path),
                                     ""});
  } else if (kept->data_hash != data_hash && !kept->proposed_same) {
    outcome = Added::proposed;
    Statement(*database_, "DELETE FROM readings WHERE document = ?1 AND state = 'proposed'").bind(1, kept->key).run();
    add_reading(*database_, changed, kept->key, import, false);
  }
  transaction.commit();
  if (auto status = database_->status(); !status) return tl::unexpected(status.error());
  return outcome;
}

Result<std::uint64_t> Project::accept_readings(const std::string& document, const std::string& who,
                                               const std::string& at) {
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
