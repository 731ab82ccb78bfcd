// isnad verify: has anything in the project changed since it was put there.
#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "base/error_table.h"
#include "cli/project.h"
#include "cli/verify_bundle.h"

namespace isnad::cli {

void add_verify(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("verify", "hash everything in the project again and say what has changed");
  auto bundle = std::make_shared<std::string>();
  command->add_option("bundle", *bundle, "folder of an export, checked against its manifest.json instead of a project")
      ->type_name("FOLDER");
  add_project_option(*command, context);
  add_example(*command, "isnad verify --project hodeidah.db");
  command->callback([&context, bundle] {
    context.action = [&context, bundle]() -> int {
      if (!bundle->empty()) return verify_bundle(*bundle);
      auto project = open_project(context, Project::Mode::read_only);
      if (!project) return report(project.error());
      const auto verified = project->verify();
      if (!verified) return report(verified.error());
      for (const auto& error : verified->damage) report_line(error);
      fmt::print("{}: {} documents, {} source items, {} audit rows; {}\n", context.project, verified->documents,
                 verified->raw, verified->audit,
                 verified->damage.empty() ? "all as they were put there"
                                          : fmt::format("{} have changed", verified->damage.size()));
      return verified->damage.empty() ? kExitDone : kExitProject;
    };
  });
}

}  // namespace isnad::cli
