#include "compile/tsv.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace isnad::compile {
namespace {

std::string_view trim(std::string_view s) {
  const auto a = s.find_first_not_of(" \r");
  if (a == std::string_view::npos) return {};
  return s.substr(a, s.find_last_not_of(" \r") - a + 1);
}

std::vector<std::string> split_cells(std::string_view line) {
  std::vector<std::string> cells;
  for (std::size_t at = 0;;) {
    const auto tab = line.find('\t', at);
    cells.emplace_back(trim(line.substr(at, tab == std::string_view::npos ? tab : tab - at)));
    if (tab == std::string_view::npos) return cells;
    at = tab + 1;
  }
}

}  // namespace

Result<Tsv> Tsv::load(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return fail(ErrorCode::not_found, "cannot read the table", path);
  Tsv tsv;
  tsv.path_ = path;
  tsv.bytes_.assign(std::istreambuf_iterator<char>(in), {});
  std::uint32_t number = 0;
  for (std::size_t at = 0; at < tsv.bytes_.size();) {
    auto end = tsv.bytes_.find('\n', at);
    if (end == std::string::npos) end = tsv.bytes_.size();
    const auto line = std::string_view(tsv.bytes_).substr(at, end - at);
    at = end + 1;
    ++number;
    if (trim(line).empty() || line.starts_with('#')) continue;
    auto cells = split_cells(line);
    if (tsv.header_.empty()) {
      tsv.header_ = std::move(cells);
      continue;
    }
    if (cells.size() > tsv.header_.size())
      return fail(ErrorCode::malformed,
                  fmt::format("{} cells where the header has {}", cells.size(), tsv.header_.size()),
                  fmt::format("{}:{}", path, number), "separate cells by one tab each");
    tsv.rows_.push_back({std::move(cells), number});
  }
  return tsv;
}

int Tsv::column(std::string_view name) const {
  const auto it = std::find(header_.begin(), header_.end(), name);
  return it == header_.end() ? -1 : static_cast<int>(it - header_.begin());
}

std::string_view Tsv::cell(const TsvRow& row, std::string_view name) const {
  const int i = column(name);
  return i < 0 || static_cast<std::size_t>(i) >= row.cells.size()
             ? std::string_view{}
             : std::string_view(row.cells[static_cast<std::size_t>(i)]);
}

std::string Tsv::where(const TsvRow& row) const { return fmt::format("{}:{}", path_, row.line); }

std::vector<std::string> split_list(std::string_view cell, char separator) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at <= cell.size();) {
    const auto end = std::min(cell.find(separator, at), cell.size());
    const auto part = trim(cell.substr(at, end - at));
    if (!part.empty()) parts.emplace_back(part);
    at = end + 1;
  }
  return parts;
}

}  // namespace isnad::compile
