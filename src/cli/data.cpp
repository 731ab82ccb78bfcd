// isnad data: the knowledge, from the files an analyst edits to what the engine maps.
#include <CLI/CLI.hpp>

#include "base/error_table.h"
#include "cli/command.h"
#include "compile/build.h"

namespace isnad::cli {

void add_data(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("data", "the knowledge behind the reader");
  command->require_subcommand(1);
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
}

}  // namespace isnad::cli
