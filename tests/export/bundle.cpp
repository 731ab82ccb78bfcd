#include "export/bundle.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <regex>
#include <sstream>

#include "cli/run_cli.h"

namespace isnad::test {
namespace {

using Json = nlohmann::json;

// Four invented articles: two voices on one strike, a denial, talks at odds, a place handed over.
constexpr const char* kCorpus = R"jsonl(
{"id": "a", "outlet": "منبر الضفة", "url": "https://example.org/a", "title": "ضحايا في غارة على منبج", "published": "2019-04-10", "text": "قال مصدر طبي إن 12 مدنياً بينهم 3 أطفال قتلوا في غارة على مدينة منبج أمس الثلاثاء. وأضاف أن 20 آخرين أصيبوا. وسيطرت قوات سوريا الديمقراطية على مدينة الطبقة صباح الثلاثاء."}
{"id": "b", "outlet": "=صدى الشرق", "url": "https://example.org/b", "title": "@غارة", "published": "2019-04-10", "text": "أعلن الدفاع المدني مقتل 40 مدنياً في غارة على مدينة منبج الثلاثاء. ونفى تنظيم الدولة الإسلامية انسحاب مقاتليه من مدينة الطبقة."}
{"id": "c", "outlet": "الأفق", "published": "2019-04-12", "text": "بدأت مفاوضات بين قوات سوريا الديمقراطية وتنظيم الدولة الإسلامية في مدينة الطبقة الخميس، بحسب ناشطين محليين. وقال المرصد السوري لحقوق الإنسان إن المفاوضات بين قوات سوريا الديمقراطية وتنظيم الدولة الإسلامية توقفت."}
{"id": "d", "outlet": "منبر الضفة", "published": "2019-04-13", "text": "قتل عشرات المدنيين في قصف مدفعي على مدينة الرقة الجمعة، وفق مصادر محلية. وتسيطر القوات الحكومية السورية على مدينة تدمر. وقتل أكثر من ألف مدني في المحافظة منذ مطلع العام."}
)jsonl";

struct World {
  TempDir dir;
  std::string project;
  std::map<std::string, std::string> bundles;
  World() : project(dir.path("p.db")) {
    const auto file = dir.write("corpus.jsonl", std::string(kCorpus).substr(1));
    const auto run = isnad("import --project " + project + " " + file);
    EXPECT_EQ(run.status, 0) << run.err;
  }
};

World& world() {
  static World kWorld;
  return kWorld;
}

class Checker {
 public:
  std::vector<std::string> errors;
  void check(const Json& schema, const Json& value, const std::string& at) {
    if (schema.contains("const") && value != schema["const"]) error(at, "is not " + schema["const"].dump());
    if (schema.contains("enum") &&
        std::find(schema["enum"].begin(), schema["enum"].end(), value) == schema["enum"].end())
      error(at, "is none of the words: " + value.dump());
    if (schema.contains("type") && !type_fits(schema["type"], value))
      return error(at, "is no " + schema["type"].dump());
    if (schema.contains("anyOf")) any_of(schema["anyOf"], value, at);
    if (value.is_string()) text(schema, value.get<std::string>(), at);
    if (value.is_number()) number(schema, value.get<double>(), at);
    if (value.is_array()) array(schema, value, at);
    if (value.is_object()) object(schema, value, at);
  }

 private:
  void error(const std::string& at, const std::string& what) { errors.push_back(at + ' ' + what); }
  static bool fits(const std::string& type, const Json& v) {
    return (type == "object" && v.is_object()) || (type == "array" && v.is_array()) ||
           (type == "string" && v.is_string()) || (type == "integer" && v.is_number_integer()) ||
           (type == "number" && v.is_number()) || (type == "null" && v.is_null()) ||
           (type == "boolean" && v.is_boolean());
  }
  static bool type_fits(const Json& type, const Json& v) {
    if (type.is_string()) return fits(type.get<std::string>(), v);
    return std::any_of(type.begin(), type.end(), [&](const Json& one) { return fits(one.get<std::string>(), v); });
  }
  void any_of(const Json& schemas, const Json& value, const std::string& at) {
    for (const auto& one : schemas) {
      Checker inner;
      inner.check(one, value, at);
      if (inner.errors.empty()) return;
    }
    error(at, "fits none of the shapes: " + value.dump().substr(0, 200));
  }
  void text(const Json& schema, const std::string& v, const std::string& at) {
    if (v.size() < schema.value("minLength", std::size_t{0})) error(at, "is too short");
    if (schema.contains("pattern") && !std::regex_search(v, std::regex(schema["pattern"].get<std::string>())))
      error(at, "does not fit the pattern: " + v);
  }
  void number(const Json& schema, double v, const std::string& at) {
    if (schema.contains("minimum") && v < schema["minimum"].get<double>()) error(at, "is too small");
    if (schema.contains("maximum") && v > schema["maximum"].get<double>()) error(at, "is too large");
  }
  void array(const Json& schema, const Json& v, const std::string& at) {
    if (v.size() < schema.value("minItems", std::size_t{0})) error(at, "has too few items");
    if (schema.contains("maxItems") && v.size() > schema["maxItems"].get<std::size_t>())
      error(at, "has too many items");
    if (schema.contains("items"))
      for (std::size_t i = 0; i < v.size(); ++i) check(schema["items"], v[i], at + '[' + std::to_string(i) + ']');
  }
  void object(const Json& schema, const Json& v, const std::string& at) {
    for (const auto& name : schema.value("required", Json::array()))
      if (!v.contains(name.get<std::string>())) error(at, "lacks " + name.dump());
    const Json properties = schema.value("properties", Json::object());
    for (const auto& [name, value] : v.items()) {
      if (properties.contains(name))
        check(properties[name], value, at + '.' + name);
      else if (schema.contains("additionalProperties") && schema["additionalProperties"].is_object())
        check(schema["additionalProperties"], value, at + '.' + name);
      else if (schema.value("additionalProperties", Json(true)) == Json(false))
        error(at, "has a field of its own: " + name);
    }
  }
};

void check_cell(const Json& column, const std::string& cell, const std::string& at, std::vector<std::string>& errors) {
  const auto& type = column["datatype"];
  const std::string base = type["base"];
  static const std::regex kWhole("-?[0-9]+"), kDecimal("-?[0-9]+\\.[0-9]+"), kDay("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  if (type.contains("format") && !std::regex_match(cell, std::regex(type["format"].get<std::string>())))
    errors.push_back(at + " is none of the words: " + cell);
  if (cell.empty() || base == "string") return;
  if (base == "integer" && !std::regex_match(cell, kWhole)) errors.push_back(at + " is no whole number: " + cell);
  if (base == "decimal" && !std::regex_match(cell, kDecimal)) errors.push_back(at + " is no decimal: " + cell);
  if (base == "date" && !std::regex_match(cell, kDay)) errors.push_back(at + " is no day: " + cell);
  if (type.contains("minimum") && (base == "integer" || base == "decimal")) {
    const double v = std::strtod(cell.c_str(), nullptr);
    if (v < type["minimum"].get<double>() || v > type["maximum"].get<double>())
      errors.push_back(at + " is out of range: " + cell);
  }
}

}  // namespace

const std::string& export_project() { return world().project; }

const std::string& bundle(const std::string& format) {
  auto& made = world().bundles[format];
  if (!made.empty()) return made;
  made = world().dir.path(format);
  const auto run = isnad(fmt::format("export --project {} --format {} --out {}", world().project, format, made));
  EXPECT_EQ(run.status, 0) << run.err;
  return made;
}

Sheet read_sheet(const std::string& path, std::size_t skip) {
  const std::string text = slurp(path);
  std::vector<std::vector<std::string>> rows(1);
  std::string cell;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted) {
      if (c != '"')
        cell += c;
      else if (i + 1 < text.size() && text[i + 1] == '"')
        cell += text[++i];
      else
        quoted = false;
    } else if (c == '"') {
      EXPECT_TRUE(cell.empty()) << "a quote inside a bare cell";
      quoted = true;
    } else if (c == ',') {
      rows.back().push_back(std::move(cell));
      cell.clear();
    } else if (c == '\r') {
      EXPECT_EQ(text.substr(i, 2), "\r\n");
      ++i;
      rows.back().push_back(std::move(cell));
      cell.clear();
      rows.emplace_back();
    } else {
      EXPECT_NE(c, '\n') << "a bare line feed ends a row";
      cell += c;
    }
  }
  EXPECT_TRUE(rows.back().empty()) << "the last row has no end";
  rows.pop_back();
  Sheet sheet;
  if (rows.empty()) return sheet;
  sheet.head = rows.front();
  for (std::size_t r = 1 + skip; r < rows.size(); ++r) {
    EXPECT_EQ(rows[r].size(), sheet.head.size()) << path << " row " << r;
    auto& row = sheet.rows.emplace_back();
    for (std::size_t c = 0; c < sheet.head.size() && c < rows[r].size(); ++c) row[sheet.head[c]] = rows[r][c];
  }
  return sheet;
}

std::vector<std::string> check_sheet(const Sheet& sheet, const Json& csvw) {
  std::vector<std::string> errors, names;
  for (const auto& column : csvw["tableSchema"]["columns"]) names.push_back(column["name"]);
  if (names != sheet.head) errors.emplace_back("the head is not that of the schema");
  for (std::size_t r = 0; r < sheet.rows.size(); ++r)
    for (const auto& column : csvw["tableSchema"]["columns"]) {
      const std::string name = column["name"];
      const auto cell = sheet.rows[r].find(name);
      if (cell != sheet.rows[r].end()) check_cell(column, cell->second, fmt::format("row {} {}", r + 1, name), errors);
    }
  return errors;
}

std::vector<std::string> check_schema(const Json& schema, const Json& value) {
  Checker checker;
  checker.check(schema, value, "$");
  return checker.errors;
}

Json read_json(const std::string& path) { return Json::parse(slurp(path)); }

std::vector<Json> read_lines(const std::string& path) {
  std::vector<Json> out;
  std::istringstream in(slurp(path));
  for (std::string line; std::getline(in, line);) out.push_back(Json::parse(line));
  return out;
}

}  // namespace isnad::test
