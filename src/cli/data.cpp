// isnad data: the knowledge, from the files an analyst edits to what the engine maps.
#include <fmt/format.h>

#include <memory>
#include <string>

#include "base/error_table.h"
#include "cli/command.h"
#include "cli/pipeline.h"
#include "compile/build.h"
#include "compile/check.h"

namespace isnad::cli {

namespace {

int check_data(const Context& context, const std::string& folder) {
  const auto engine = open_engine(context);
  if (!engine) return report(engine.error());
  const auto checked = compile::check_rules(folder, *engine);
  if (!checked) return report(checked.error());
  for (const auto& failure : checked->failures) fmt::print("{}\n", failure);
  fmt::print("{} rules, {} examples, {} known not to hold yet, {} failed\n", checked->rules, checked->examples,
             checked->open, checked->failures.size());
  return checked->failures.empty() ? kExitDone : kExitProject;
}

}  // namespace

void add_data(Command& app, Context& context) {
  auto* command = app.add_subcommand("data", "the knowledge behind the reader");
  command->require_subcommand();
  add_example(*command, "isnad data build data --out isnad.blob");
  auto* build = command->add_subcommand("build", "compile data/ to one file");
  struct Options {
    std::string dir = "data", out = "isnad.blob";
  };
  auto options = std::make_shared<Options>();
  build->add_option("dir", options->dir, "the data folder")->type_name("DIR");
  build->add_option("--out", options->out, "where to")->type_name("FILE");
  add_example(*build, "isnad data build data --out isnad.blob");
  build->callback([&context, options] {
    context.action = [options]() -> int {
      const auto built = compile::build(options->dir, options->out);
      return built ? kExitDone : report(built.error());
    };
  });
  auto* check = command->add_subcommand("check", "run every rule's own examples on the compiled data");
  auto folder = std::make_shared<std::string>("data");
  check->add_option("dir", *folder, "the data folder")->type_name("DIR");
  add_data_option(*check, context);
  add_example(*check, "isnad data check data");
  check->callback(
      [&context, folder] { context.action = [&context, folder]() -> int { return check_data(context, *folder); }; });
}

}  // namespace isnad::cli
