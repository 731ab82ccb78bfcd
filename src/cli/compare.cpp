// isnad compare: a table of other people's events held against the project's.
#include "cli/compare.h"

#include <fmt/format.h>
#include <isnad/version.h>

#include <filesystem>

#include "base/error_table.h"
#include "base/files.h"
#include "cli/project.h"
#include "export/reference.h"
#include "lexicon/lexicon.h"

namespace isnad::cli {
namespace {

constexpr std::size_t kLargest = std::size_t{2} << 30;

struct Options {
  std::string reference, style, out;
  bool spreadsheet = false;
};

int run(const Context& context, const Options& options) {
  auto project = open_project(context, Project::Mode::read_only);
  if (!project) return report(project.error());
  const auto lexicon = Lexicon::open(context.data);
  if (!lexicon) return report(lexicon.error());
  const auto table = read_file(options.reference, kLargest);
  if (!table) return report(table.error());
  auto references = exports::read_references(*table, *exports::reference_style(options.style), *lexicon);
  if (!references) {
    references.error().where = options.reference;
    return report(references.error());
  }
  for (auto error : references->errors) {
    error.where = options.reference + ": " + error.where;
    report_line(error);
  }
  const auto records = exports::load(*project);
  if (!records) return report(records.error());
  exports::Comparison counts;
  const auto files = exports::compare(*records, *references, {options.spreadsheet, options.spreadsheet}, &counts);
  const exports::About about{
      "compare", options.style, user_name(), now_utc(), fmt::format("isnad {}", kVersion), records->audit_head};
  if (auto done = exports::write_bundle(options.out, files, about); !done) return report(done.error());
  fmt::print("{} in agreement, {} near misses, {} only there, {} only here; {}\n", counts.agreed, counts.near,
             counts.only_there, counts.only_here, (std::filesystem::path(options.out) / "matches.csv").string());
  return references->errors.empty() ? kExitDone : kExitSomeFailed;
}

}  // namespace

void add_compare(Command& app, Context& context) {
  auto* command = app.add_subcommand("compare", "hold a table of other people's events against the project's");
  auto options = std::make_shared<Options>();
  command->add_option("reference", options->reference, "their CSV; it is read and not kept")
      ->required()
      ->type_name("FILE");
  command->add_option("--style", options->style, "whose columns it has: acled, ucdp or airwars")
      ->required()
      ->one_of({"acled", "ucdp", "airwars"});
  command->add_option("--out", options->out, "folder for matches.csv")->required()->type_name("FOLDER");
  command->add_flag("--spreadsheet", options->spreadsheet, "safe to open in a spreadsheet");
  add_data_option(*command, context);
  add_project_option(*command, context);
  add_example(*command, "isnad compare --project raqqa.db --style acled acled-2017.csv --out compared/");
  command->callback([&context, options] { context.action = [&context, options] { return run(context, *options); }; });
}

}  // namespace isnad::cli
