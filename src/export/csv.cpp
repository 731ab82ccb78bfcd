#include "export/csv.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <stdexcept>

#include "base/days.h"

namespace isnad::exports {
namespace {

bool starts_a_formula(std::string_view text) {
  if (text.empty() || std::string_view("=+-@\t\r").find(text.front()) == std::string_view::npos) return false;
  const bool negative =
      text.size() > 1 && text.front() == '-' && text.find_first_not_of("0123456789.", 1) == std::string_view::npos;
  return !negative;
}

const char* datatype(Cell kind) {
  switch (kind) {
    case Cell::text: return "string";
    case Cell::whole: return "integer";
    case Cell::number: return "decimal";
    case Cell::day: return "date";
  }
  return "string";
}

}  // namespace

Csv::Csv(std::span<const Column> columns, CsvOptions options) : columns_(columns), options_(options) {
  if (options.bom) out_ = "\xEF\xBB\xBF";
  for (const auto& column : columns) {
    if (cells_++ != 0) out_ += ',';
    out_ += column.name;
  }
  out_ += "\r\n";
  cells_ = 0;
}

void Csv::put(std::string_view text, bool guarded) {
  if (cells_++ != 0) out_ += ',';
  out_ += csv_cell(text, guarded && options_.spreadsheet);
}

Csv& Csv::add(std::string_view text) {
  put(text, true);
  return *this;
}
Csv& Csv::add(const std::optional<std::int64_t>& value) {
  put(value ? std::to_string(*value) : std::string(), false);
  return *this;
}
Csv& Csv::add(const std::optional<Day>& day) {
  put(day ? iso_day(*day) : std::string(), false);
  return *this;
}
Csv& Csv::degrees(const std::optional<double>& value) {
  put(value ? fmt::format("{:.5f}", *value) : std::string(), false);
  return *this;
}
Csv& Csv::share(double value) {
  put(fmt::format("{:.2f}", value), false);
  return *this;
}
Csv& Csv::blanks(int count) {
  while (count-- > 0) blank();
  return *this;
}

void Csv::end_row() {
  if (cells_ != columns_.size())
    throw std::logic_error(fmt::format("a row of {} cells under {} columns", cells_, columns_.size()));
  out_ += "\r\n";
  cells_ = 0;
  ++rows_;
}

void Csv::raw_row(std::span<const std::string_view> cells) {
  for (const auto cell : cells) put(cell, false);
  out_ += "\r\n";
  cells_ = 0;
}

std::string csv_cell(std::string_view text, bool guarded) {
  const bool apostrophe = guarded && starts_a_formula(text);
  if (!apostrophe && text.find_first_of("\",\r\n") == std::string_view::npos) return std::string(text);
  std::string cell = apostrophe ? "\"'" : "\"";
  for (const char c : text) {
    if (c == '"') cell += '"';
    cell += c;
  }
  return cell + '"';
}

CsvRows& CsvRows::cell(std::string_view text) {
  if (!first_) out_ += ',';
  first_ = false;
  out_ += csv_cell(text);
  return *this;
}
void CsvRows::end_row() {
  out_ += "\r\n";
  first_ = true;
}
void CsvRows::row(std::initializer_list<std::string_view> cells) {
  for (const auto one : cells) cell(one);
  end_row();
}
void CsvRows::row(std::span<const std::string> cells) {
  for (const auto& one : cells) cell(one);
  end_row();
}

std::string csvw(const std::string& file, std::string_view about, std::span<const Column> columns) {
  using Json = nlohmann::ordered_json;
  Json json;
  json["@context"] = "http://www.w3.org/ns/csvw";
  json["url"] = file;
  json["dc:description"] = about;
  json["dialect"] = {{"encoding", "utf-8"}, {"header", true}, {"delimiter", ","}, {"quoteChar", "\""}};
  Json& list = json["tableSchema"]["columns"] = Json::array();
  for (const auto& column : columns) {
    Json& one = list.emplace_back();
    one["name"] = column.name;
    one["titles"] = column.name;
    one["dc:description"] = column.about;
    Json type{{"base", datatype(column.kind)}};
    if (column.least != 0 || column.most != 0) {
      type["minimum"] = column.least;
      type["maximum"] = column.most;
    }
    if (*column.values != '\0') type["format"] = std::string("^(") + column.values + ")$";
    one["datatype"] = type;
    one["required"] = false;
  }
  return json.dump(1) + '\n';
}

}  // namespace isnad::exports
