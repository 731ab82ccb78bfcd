// isnad audit: who did what in a project, and whether the log of it is whole.
#include "cli/audit.h"

#include <fmt/format.h>

#include "base/error_table.h"
#include "cli/project.h"
#include "store/audit.h"

namespace isnad::cli {
namespace {

int verify(const Context& context) {
  auto project = open_project(context, Project::Mode::read_only);
  if (!project) return report(project.error());
  const auto verified = store::verify_audit(project->database());
  if (!verified) return report(verified.error());
  for (const auto& error : verified->damage) report_line(error);
  fmt::print("{}: {} rows; {}\nhead {}\n", context.project, verified->rows,
             verified->damage.empty() ? "the chain is whole"
                                      : fmt::format("the chain is broken at {}", verified->damage.front().where),
             verified->head);
  return verified->damage.empty() ? kExitDone : kExitProject;
}

int list(const Context& context, const std::string& subject, std::size_t most) {
  auto project = open_project(context, Project::Mode::read_only);
  if (!project) return report(project.error());
  const auto rows = project->audit_rows(subject, most);
  if (!rows) return report(rows.error());
  for (const auto& row : *rows) fmt::print("{}\t{}\t{}\t{}\t{}\n", row.key, row.at, row.who, row.action, row.subject);
  return kExitDone;
}

}  // namespace

void add_audit(Command& app, Context& context) {
  auto* command = app.add_subcommand("audit", "the log of what people and imports did, a chain of hashes");
  command->require_subcommand();
  add_example(*command, "isnad audit verify --project hodeidah.db");
  auto* check =
      command->add_subcommand("verify", "walk the chain; its last hash, kept elsewhere, proves that none is gone");
  add_project_option(*check, context);
  add_example(*check, "isnad audit verify --project hodeidah.db");
  check->callback([&context] { context.action = [&context] { return verify(context); }; });
  struct Options {
    std::string subject;
    std::size_t most = 1000;
  };
  auto options = std::make_shared<Options>();
  auto* show = command->add_subcommand("list", "the newest rows first");
  add_project_option(*show, context);
  show->add_option("--subject", options->subject, "rows about one document, claim or import")->type_name("ID");
  show->add_option("--most", options->most, "how many rows")->type_name("N");
  add_example(*show, "isnad audit list --project hodeidah.db --subject 5864259d195eed08");
  show->callback([&context, options] {
    context.action = [&context, options] { return list(context, options->subject, options->most); };
  });
}

}  // namespace isnad::cli
