// Tables with a declared head: RFC 4180, UTF-8, ASCII digits, ISO dates. The declaration is also the
// table's schema document (CSV on the Web), so the two cannot part ways. Not shared between threads.
#pragma once
#include <isnad/document.h>

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace isnad::exports {

enum class Cell : std::uint8_t {
  text,
  whole,   // a whole number
  number,  // with a decimal point
  day,     // YYYY-MM-DD
};

struct Column {
  const char* name;
  Cell kind;
  const char* about;
  const char* values = "";     // "a|b|c": nothing else stands here
  double least = 0, most = 0;  // bounds of a number; none where both are 0
};

struct CsvOptions {
  bool bom = false;          // a byte order mark: Excel needs it to see Arabic
  bool spreadsheet = false;  // cells that a spreadsheet would run as a formula get an apostrophe
};

class Csv {
 public:
  Csv(std::span<const Column> columns, CsvOptions options);
  Csv& add(std::string_view text);
  Csv& add(const char* text) { return add(std::string_view(text)); }
  Csv& add(const std::string& text) { return add(std::string_view(text)); }
  Csv& add(const std::optional<std::int64_t>& value);
  Csv& add(std::int64_t value) { return add(std::optional(value)); }
  Csv& add(const std::optional<Day>& day);
  Csv& degrees(const std::optional<double>& value);  // five decimals: about a metre
  Csv& share(double value);                          // two decimals
  Csv& blank() { return add(std::string_view()); }
  Csv& blanks(int count);
  // Every row has a cell for each column; a row that has not is a fault of the program.
  void end_row();
  // A row outside the declared kinds, such as HXL's tags.
  void raw_row(std::span<const std::string_view> cells);
  [[nodiscard]] std::size_t rows() const { return rows_; }
  std::string take() { return std::move(out_); }

 private:
  void put(std::string_view text, bool guarded);
  std::span<const Column> columns_;
  CsvOptions options_;
  std::string out_;
  std::size_t cells_ = 0, rows_ = 0;
};

// One cell, quoted where it needs to be. Guarded: what a spreadsheet would run as a formula (a leading
// = + - @, tab or return) gets an apostrophe; negative numbers stay numbers.
std::string csv_cell(std::string_view text, bool guarded = true);

// A table without declared columns, every cell guarded; the head is its first row.
class CsvRows {
 public:
  enum class Mark : std::uint8_t { none, byte_order };  // byte_order: a spreadsheet then reads it as UTF-8
  explicit CsvRows(Mark mark = Mark::byte_order) : out_(mark == Mark::byte_order ? "\xEF\xBB\xBF" : "") {}
  CsvRows& cell(std::string_view text);
  void end_row();
  void row(std::initializer_list<std::string_view> cells);
  void row(std::span<const std::string> cells);
  std::string take() { return std::move(out_); }

 private:
  std::string out_;
  bool first_ = true;
};

// CSVW metadata of a file of these columns.
std::string csvw(const std::string& file, std::string_view about, std::span<const Column> columns);

}  // namespace isnad::exports
