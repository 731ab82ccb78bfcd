// isnad export: a project in the formats other tools take.
#include <fmt/format.h>
#include <isnad/version.h>

#include <cstdio>
#include <filesystem>

#include "base/error_table.h"
#include "cli/project.h"
#include "export/formats.h"
#include "lexicon/lexicon.h"
#include "serve/project_export.h"
#include "store/snapshot.h"

namespace isnad::cli {
namespace {

struct Options {
  std::string format, out, base = "isnad:";
  bool bom = false, spreadsheet = false;
  FilterOptions filter;
};

int print_first(const std::vector<exports::File>& files) {
  const auto& bytes = files.front().bytes;
  return std::fwrite(bytes.data(), 1, bytes.size(), stdout) == bytes.size() ? kExitDone : kExitInternal;
}

int write(const Context& context, const Options& options, const serve::Exported& made) {
  const auto& files = made.files;
  const exports::About about{options.format, made.filter, user_name(), now_utc(), fmt::format("isnad {}", kVersion),
                             made.audit_head};
  if (auto done = exports::write_bundle(options.out, files, about); !done) return report(done.error());
  for (const auto& f : files)
    if (!f.schema) fmt::print("{}: {} rows\n", (std::filesystem::path(options.out) / f.name).string(), f.rows);
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
  const auto filter = filter_of(options.filter);
  if (!filter) return report(filter.error());
  const auto made = serve::export_project(
      *project, *lexicon,
      {options.format, *filter, {options.bom || options.spreadsheet, options.spreadsheet}, options.base});
  if (!made) return report(made.error());
  return options.out == "-" ? print_first(made->files) : write(context, options, *made);
}

}  // namespace

void add_export(Command& app, Context& context) {
  auto* command = app.add_subcommand("export", "the project in the formats other tools take");
  auto options = std::make_shared<Options>();
  std::vector<std::string> names{"sqlite", "parquet"};
  std::string list;
  for (const auto& f : exports::formats()) {
    names.emplace_back(f.name);
    list += fmt::format("  {:<15} {}\n", f.name, f.about);
  }
  command->add_option("--format", options->format, "one of those below")->required()->one_of(names);
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
