// isnad export: a project in the formats other tools take.
#include <fmt/format.h>
#include <isnad/version.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <filesystem>

#include "base/error_table.h"
#include "cli/project.h"
#include "export/formats.h"
#include "lexicon/lexicon.h"
#include "serve/outlines.h"
#include "store/snapshot.h"

namespace isnad::cli {
namespace {

struct Options {
  std::string format, out, base = "isnad:";
  bool bom = false, spreadsheet = false;
  FilterOptions filter;
};

// The filter in words, for the manifest.
std::string told(const FilterOptions& f) {
  std::string out;
  const auto add = [&](const char* name, const std::vector<std::string>& values) {
    for (const auto& value : values) out += fmt::format("{}{}={}", out.empty() ? "" : " ", name, value);
  };
  add("type", f.types);
  add("actor", f.actors);
  add("place", f.places);
  add("source", f.sources);
  add("outlet", f.outlets);
  add("document", f.documents);
  if (!f.from.empty()) add("from", {f.from});
  if (!f.to.empty()) add("to", {f.to});
  if (!f.text.empty()) add("text", {f.text});
  return out;
}

int print_first(const std::vector<exports::File>& files) {
  const auto& bytes = files.front().bytes;
  return std::fwrite(bytes.data(), 1, bytes.size(), stdout) == bytes.size() ? kExitDone : kExitInternal;
}

int write(const Context& context, const Options& options, const std::vector<exports::File>& files,
          const std::string& audit_head) {
  const exports::About about{
      options.format, told(options.filter), user_name(), now_utc(), fmt::format("isnad {}", kVersion), audit_head};
  if (auto done = exports::write_bundle(options.out, files, about); !done) return report(done.error());
  for (const auto& f : files)
    if (!f.schema) fmt::print("{}/{}: {} rows\n", options.out, f.name, f.rows);
  auto log = open_project(context, Project::Mode::read_write);
  if (!log) return report(log.error());
  const auto logged = log->audit(about.at, about.who, "export", options.format, exports::manifest(files, about));
  return logged ? kExitDone : report(logged.error());
}

int run(const Context& context, const Options& options) {
  if (options.format == "parquet")
    return report({ErrorCode::usage, "Parquet is written by the Python package", "--format parquet",
                   "isnad.Project(\"isnad.db\").to_parquet(\"out/\"), or pick another format."});
  auto project = open_project(context, Project::Mode::read_only);
  if (!project) return report(project.error());
  if (options.format == "sqlite") {
    if (auto done = store::snapshot(*project, options.out); !done) return report(done.error());
    fmt::print("{}: the project, with views v_claims, v_events, v_control, v_negotiations\n", options.out);
    return kExitDone;
  }
  const auto lexicon = Lexicon::open(context.data);
  if (!lexicon) return report(lexicon.error());
  exports::Names names(*lexicon);
  names.outline = serve::outline_of;
  const auto filter = filter_of(options.filter);
  if (!filter) return report(filter.error());
  std::optional<store::Where> where;
  if (!told(options.filter).empty()) where = store::where_of(*filter);
  auto records = exports::load(*project, where);
  if (!records) return report(records.error());
  records->base = options.base;
  exports::Options how;
  how.csv = {options.bom || options.spreadsheet, options.spreadsheet};
  const auto files = exports::make(options.format, *records, names, how);
  if (!files) return report(files.error());
  return options.out == "-" ? print_first(*files) : write(context, options, *files, records->audit_head);
}

}  // namespace

void add_export(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("export", "the project in the formats other tools take");
  auto options = std::make_shared<Options>();
  std::vector<std::string> names{"sqlite", "parquet"};
  std::string list;
  for (const auto& f : exports::formats()) {
    names.emplace_back(f.name);
    list += fmt::format("  {:<15} {}\n", f.name, f.about);
  }
  command->add_option("--format", options->format, "one of those below")->required()->check(CLI::IsMember(names));
  command->add_option("--out", options->out, "folder for the files and their manifest (sqlite: a file); - prints")
      ->required()
      ->type_name("PATH");
  command->add_flag("--bom", options->bom, "CSV with a byte order mark, which Excel needs to see Arabic");
  command->add_flag("--spreadsheet", options->spreadsheet, "CSV safe to open in a spreadsheet; with --bom");
  command->add_option("--base", options->base, "put before claims/ID in links (default isnad:)")->type_name("URL");
  add_filter_options(*command, options->filter);
  add_data_option(*command, context);
  add_project_option(*command, context);
  add_example(*command, "isnad export --project raqqa.db --format acled --out acled/\n\nFormats:\n" + list +
                            "  sqlite          the project file itself, for Datasette and other SQLite tools\n"
                            "  parquet         by the Python package");
  command->callback([&context, options] { context.action = [&context, options] { return run(context, *options); }; });
}

}  // namespace isnad::cli
