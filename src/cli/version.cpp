// isnad version: what made a result.
#include <fmt/format.h>
#include <isnad/version.h>

#include "base/error_table.h"
#include "cli/command.h"

namespace isnad::cli {

void add_version(Command& app, Context& context) {
  auto* command = app.add_subcommand("version", "version of the program and of its data");
  add_data_option(*command, context);
  add_example(*command, "isnad version");
  command->callback([&context] {
    context.action = [&context]() -> int {
      fmt::print("isnad {}\n", kVersion);
      const auto engine = Engine::open(context.data);
      if (engine) fmt::print("data {} ({})\n", engine->data_hash(), context.data);
      return engine ? kExitDone : report(engine.error());
    };
  });
}

}  // namespace isnad::cli
