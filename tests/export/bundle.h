// One small project for all export tests, and readers of what was exported that share no code with
// the writers.
#pragma once
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace isnad::test {

// Exports the project once a format; gives the bundle's folder.
const std::string& bundle(const std::string& format);
const std::string& export_project();

struct Sheet {
  std::vector<std::string> head;
  std::vector<std::map<std::string, std::string>> rows;
};
// RFC 4180, strict: CRLF rows, doubled quotes, as many cells as the head has.
Sheet read_sheet(const std::string& path, std::size_t skip = 0);
// Errors of `sheet` under the CSVW document beside it.
std::vector<std::string> check_sheet(const Sheet& sheet, const nlohmann::json& csvw);
// Errors of `value` under a JSON Schema, of the words the schemas here use.
std::vector<std::string> check_schema(const nlohmann::json& schema, const nlohmann::json& value);
nlohmann::json read_json(const std::string& path);
std::vector<nlohmann::json> read_lines(const std::string& path);

}  // namespace isnad::test
