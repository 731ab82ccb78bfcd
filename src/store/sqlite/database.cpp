#include "store/sqlite/database.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <cerrno>
#include <utility>

namespace isnad::store {
namespace {

Error error_of(sqlite3* handle, int code, const std::string& path) {
  const std::string words = handle != nullptr ? sqlite3_errmsg(handle) : sqlite3_errstr(code);
  // The shared index of the log grows by whole blocks that must be there before they are used.
  if (code == SQLITE_IOERR_SHMSIZE) code = SQLITE_FULL;
  switch (code & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {ErrorCode::conflict, "the project is in use by another program", path,
              "Wait for it to end, or close it, and try again."};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return {ErrorCode::damaged, "this is no sound project file: " + words, path,
              "Restore it from a backup, or import the sources into a new project."};
    case SQLITE_FULL:
      return {ErrorCode::full, "no space left on the disk; the project is as it was before", path,
              "Make room and run the command again: what is already in is not read twice."};
    case SQLITE_CANTOPEN:
      return {errno == EACCES ? ErrorCode::unreadable : ErrorCode::not_found, "cannot open the project", path,
              "Make one with `isnad init --project " + path + "`, or name it with --project."};
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return {ErrorCode::unreadable, "not allowed to write to the project", path,
              "Give yourself the right to write to the file and its folder."};
    case SQLITE_IOERR:
      return {ErrorCode::damaged, "the disk failed under the project: " + words, path,
              "Check the disk; the project can be checked with `isnad verify`."};
    default: return {ErrorCode::internal, "SQLite: " + words, path, ""};
  }
}

}  // namespace

Statement::Statement(Database& database, std::string_view sql) : database_(&database) {
  if (!database.good()) return;
  if (sqlite3_prepare_v3(database.handle(), sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                         &statement_, nullptr) != SQLITE_OK)
    database.note_error();
}

Statement::~Statement() { sqlite3_finalize(statement_); }

Statement::Statement(Statement&& other) noexcept
    : database_(other.database_), statement_(std::exchange(other.statement_, nullptr)) {}

Statement& Statement::bind(int at, std::string_view text) { return text.empty() ? bind_null(at) : bind_text(at, text); }
Statement& Statement::bind_text(int at, std::string_view text) {
  if (statement_ != nullptr)
    sqlite3_bind_text64(statement_, at, text.empty() ? "" : text.data(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
  return *this;
}
Statement& Statement::bind_blob(int at, std::string_view bytes) {
  if (statement_ != nullptr)
    sqlite3_bind_blob64(statement_, at, bytes.empty() ? "" : bytes.data(), bytes.size(), SQLITE_TRANSIENT);
  return *this;
}
Statement& Statement::bind(int at, std::int64_t value) {
  if (statement_ != nullptr) sqlite3_bind_int64(statement_, at, value);
  return *this;
}
Statement& Statement::bind(int at, double value) {
  if (statement_ != nullptr) sqlite3_bind_double(statement_, at, value);
  return *this;
}
Statement& Statement::bind_null(int at) {
  if (statement_ != nullptr) sqlite3_bind_null(statement_, at);
  return *this;
}

bool Statement::step() {
  if (statement_ == nullptr || !database_->good()) return false;
  const int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) database_->note_error();
  sqlite3_reset(statement_);
  return false;
}

bool Statement::run() {
  while (step()) {
  }
  return database_->good();
}

void Statement::reset() {
  if (statement_ != nullptr) sqlite3_reset(statement_);
}

bool Statement::null(int column) const { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }
std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(statement_, column); }
double Statement::real(int column) const { return sqlite3_column_double(statement_, column); }
std::string Statement::text(int column) const {
  const void* bytes = sqlite3_column_blob(statement_, column);
  const int size = sqlite3_column_bytes(statement_, column);
  return bytes == nullptr ? std::string()
                          : std::string(static_cast<const char*>(bytes), static_cast<std::size_t>(size));
}
std::optional<std::int64_t> Statement::maybe_integer(int column) const {
  return null(column) ? std::nullopt : std::optional(integer(column));
}
std::optional<double> Statement::maybe_real(int column) const {
  return null(column) ? std::nullopt : std::optional(real(column));
}

Result<std::unique_ptr<Database>> Database::open(const std::string& path, Mode mode) {
  std::unique_ptr<Database> out(new Database);
  out->path_ = path;
  const int flags = mode == Mode::read_only    ? SQLITE_OPEN_READONLY
                    : mode == Mode::read_write ? SQLITE_OPEN_READWRITE
                                               : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  // Nobody asks SQLite how much memory it has, and keeping count takes a lock at each allocation. Refused, and no
  // harm, where another part of the process has opened a database before.
  static const int uncounted = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  static_cast<void>(uncounted);
  errno = 0;
  const int code = sqlite3_open_v2(path.c_str(), &out->handle_, flags | SQLITE_OPEN_NOMUTEX, nullptr);
  if (code != SQLITE_OK) return tl::unexpected(error_of(out->handle_, code, path));
  sqlite3_busy_timeout(out->handle_, 10000);
  sqlite3_extended_result_codes(out->handle_, 1);
  // Text of others comes out of here: a crafted file must not run functions of its own choosing.
  sqlite3_db_config(out->handle_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(out->handle_, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  out->exec("PRAGMA foreign_keys = ON");
  return out;
}

Database::~Database() { sqlite3_close_v2(handle_); }

bool Database::exec(const char* sql) {
  if (!good()) return false;
  if (sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr) != SQLITE_OK) note_error();
  return good();
}

void Database::note_error() {
  if (!error_) error_ = error_of(handle_, sqlite3_extended_errcode(handle_), path_);
}

void Database::set_error(Error error) {
  if (!error_) error_ = std::move(error);
}

Result<void> Database::status() {
  if (!error_) return {};
  Error error = std::move(*error_);
  error_.reset();
  return tl::unexpected(std::move(error));
}

std::int64_t Database::last_key() const { return sqlite3_last_insert_rowid(handle_); }

Transaction::Transaction(Database& database) : database_(database), open_(database.exec("BEGIN IMMEDIATE")) {}

Transaction::~Transaction() {
  if (open_) sqlite3_exec(database_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

bool Transaction::commit() {
  if (!open_ || !database_.exec("COMMIT")) return false;
  open_ = false;
  return true;
}

}  // namespace isnad::store
