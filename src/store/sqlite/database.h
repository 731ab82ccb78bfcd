// SQLite's C interface behind two small classes. The first error sticks to the Database: whatever
// comes after it does nothing, and `status()` tells it once at the end of a piece of work.
// Not shared between threads.
#pragma once
#include <isnad/error.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace isnad::store {

class Database;

class Statement {
 public:
  Statement(Database& database, std::string_view sql);
  ~Statement();
  Statement(Statement&& other) noexcept;
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;
  Statement& operator=(Statement&&) = delete;

  // Parameters from 1 on. Empty strings are stored as NULL: unknown is never an empty string.
  Statement& bind(int at, std::string_view text);
  Statement& bind_text(int at, std::string_view text);  // as it is, empty too
  Statement& bind_blob(int at, std::string_view bytes);
  Statement& bind(int at, std::int64_t value);
  Statement& bind(int at, double value);
  Statement& bind_null(int at);
  template <class T>
  Statement& bind(int at, const std::optional<T>& value) {
    return value ? bind(at, *value) : bind_null(at);
  }

  // True where there is a row. After false the statement is ready for the next binding.
  bool step();
  // step() for statements that give no rows.
  bool run();
  void reset();

  [[nodiscard]] bool null(int column) const;
  [[nodiscard]] std::int64_t integer(int column) const;
  [[nodiscard]] double real(int column) const;
  [[nodiscard]] std::string text(int column) const;  // NULL is empty
  [[nodiscard]] std::optional<std::int64_t> maybe_integer(int column) const;
  [[nodiscard]] std::optional<double> maybe_real(int column) const;

 private:
  Database* database_;
  sqlite3_stmt* statement_ = nullptr;
};

class Database {
 public:
  enum class Mode { read_only, read_write, create };
  static Result<std::unique_ptr<Database>> open(const std::string& path, Mode mode);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  bool exec(const char* sql);
  [[nodiscard]] bool good() const { return !error_; }
  // The first error since the last call, if any; clears it.
  Result<void> status();
  void set_error(Error error);
  void note_error();  // takes SQLite's own words
  [[nodiscard]] std::int64_t last_key() const;
  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] sqlite3* handle() { return handle_; }

 private:
  Database() = default;
  sqlite3* handle_ = nullptr;
  std::string path_;
  std::optional<Error> error_;
};

// All or nothing. Rolls back unless commit() was reached with no error before it.
class Transaction {
 public:
  explicit Transaction(Database& database);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  bool commit();

 private:
  Database& database_;
  bool open_;
};

}  // namespace isnad::store
