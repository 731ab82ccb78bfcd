// TSV tables of data/: a header row of column names, '#' lines are comments, cells are trimmed.
// Errors name file:line. Thread-safe.
#pragma once
#include <isnad/error.h>

#include <string>
#include <string_view>
#include <vector>

namespace isnad::compile {

struct TsvRow {
  std::vector<std::string> cells;
  std::uint32_t line = 0;
};

class Tsv {
 public:
  // not_found, unreadable; malformed: a row has more cells than the header, or a name is missing.
  static Result<Tsv> load(const std::string& path);

  [[nodiscard]] const std::vector<TsvRow>& rows() const { return rows_; }
  // -1 where the table has no such column.
  [[nodiscard]] int column(std::string_view name) const;
  // Empty where the column or cell is missing.
  [[nodiscard]] std::string_view cell(const TsvRow& row, std::string_view column) const;
  [[nodiscard]] std::string where(const TsvRow& row) const;
  [[nodiscard]] const std::string& bytes() const { return bytes_; }
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  std::string path_, bytes_;
  std::vector<std::string> header_;
  std::vector<TsvRow> rows_;
};

// "a | b | c" → {a, b, c}.
std::vector<std::string> split_list(std::string_view cell, char separator = '|');

}  // namespace isnad::compile
