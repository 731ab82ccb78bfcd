// isnad: the command line. One file per subcommand; this one only dispatches.
#include <isnad/engine.h>
#include <isnad/version.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "compile/build.h"
#include "export/json.h"
#include "model/reading.h"

namespace {

using namespace isnad;

std::optional<Day> parse_day(const std::string& s) {
  int y = 0;
  unsigned m = 0, d = 0;
  if (std::sscanf(s.c_str(), "%d-%u-%u", &y, &m, &d) != 3) return std::nullopt;
  const std::chrono::year_month_day ymd{std::chrono::year(y), std::chrono::month(m), std::chrono::day(d)};
  if (!ymd.ok()) return std::nullopt;
  return Day(ymd);
}

std::vector<Document> load(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::vector<Document> docs;
  if (path.ends_with(".jsonl")) {
    for (std::string line; std::getline(in, line);) {
      if (line.empty()) continue;
      const auto j = nlohmann::json::parse(line);
      Document d;
      d.id = j.value("id", "");
      d.text = j.value("text", "");
      if (j.contains("outlet") && j["outlet"].is_string()) d.outlet = j["outlet"];
      if (j.contains("published") && j["published"].is_string()) d.published = parse_day(j["published"]);
      docs.push_back(std::move(d));
    }
  } else {
    Document d;
    d.id = path.substr(path.rfind('/') + 1);
    d.text.assign(std::istreambuf_iterator<char>(in), {});
    docs.push_back(std::move(d));
  }
  return docs;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{"isnad reads Arabic reporting on conflict as claims"};
  std::string format = "jsonl", data = "build/release/isnad.blob", in = "data", out = "isnad.blob";
  bool tokens = false;
  std::vector<std::string> inputs;
  if (const char* env = std::getenv("ISNAD_DATA")) data = env;
  else {
    const std::string self = std::filesystem::read_symlink("/proc/self/exe").parent_path() / "isnad.blob";
    data = self;
  }
  auto* read = app.add_subcommand("read", "articles to claims");
  auto* annotate = app.add_subcommand("annotate", "articles to mentions");
  for (auto* c : {read, annotate}) {
    c->add_option("--format", format);
    c->add_option("input", inputs);
    c->add_flag("--tokens", tokens);
  }
  auto* data_cmd = app.add_subcommand("data", "the knowledge");
  auto* build = data_cmd->add_subcommand("build", "compile data/");
  build->add_option("dir", in);
  build->add_option("--out", out);
  CLI11_PARSE(app, argc, argv);
  if (*build) {
    const auto r = compile::build(in, out);
    if (!r) std::fprintf(stderr, "%s: %s\n", r.error().where.c_str(), r.error().message.c_str());
    return r ? 0 : 4;
  }
  auto engine = Engine::open(data);
  if (!engine) {
    std::fprintf(stderr, "%s: %s\n", engine.error().where.c_str(), engine.error().message.c_str());
    return 4;
  }
  Engine::Scratch scratch;
  for (const auto& path : inputs)
    for (const auto& doc : load(path)) {
      Reading reading;
      if (*annotate) {
        engine->annotate(doc, scratch, reading);
        std::fputs(exports::mention_lines(reading, tokens).c_str(), stdout);
      } else {
        engine->read(doc, scratch, reading);
        const CodePoints offsets(doc.text);
        for (const auto& c : reading.claims)
          std::puts(exports::claim_line(c, doc.text, offsets).c_str());
      }
    }
  return 0;
}
