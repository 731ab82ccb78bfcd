// isnad init: an empty project, or an old one brought up to date.
#include <fmt/format.h>

#include "base/error_table.h"
#include "cli/project.h"

namespace isnad::cli {

void add_init(Command& app, Context& context) {
  auto* command = app.add_subcommand("init", "make a project file, or bring an old one up to date");
  add_project_option(*command, context);
  add_example(*command, "isnad init --project hodeidah.db");
  command->callback([&context] {
    context.action = [&context]() -> int {
      auto project = open_project(context, Project::Mode::create);
      if (!project) return report(project.error());
      const auto overview = project->overview();
      if (!overview) return report(overview.error());
      fmt::print("{}: {} documents, {} claims\n", context.project, overview->documents, overview->claims);
      return kExitDone;
    };
  });
}

}  // namespace isnad::cli
