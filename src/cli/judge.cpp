// isnad merge, split, judgements: an analyst's word on what belongs together.
#include <fmt/format.h>

#include <cstdio>

#include "base/error_table.h"
#include "cli/command.h"
#include "cli/project.h"

namespace isnad::cli {
namespace {

struct Options {
  std::string event, reason;
  std::vector<std::string> ids;
  std::int64_t undo = 0;
  bool all = false;
};

// Keeps the judgement and fuses anew.
int follow(Project& project, const Result<std::int64_t>& key) {
  if (!key) return report(key.error());
  const auto events = project.fuse_events();
  if (!events) return report(events.error());
  fmt::print("judgement {} kept; {} events now\n", *key, *events);
  return kExitDone;
}

int merge(const Context& context, const Options& options) {
  auto project = open_project(context, Project::Mode::read_write);
  if (!project) return report(project.error());
  return follow(*project, project->merge_events(options.ids, user_name(), now_utc(), options.reason));
}

int split(const Context& context, const Options& options) {
  auto project = open_project(context, Project::Mode::read_write);
  if (!project) return report(project.error());
  return follow(*project, project->split_event(options.event, options.ids, user_name(), now_utc(), options.reason));
}

int judgements(const Context& context, const Options& options) {
  auto project = open_project(context, options.undo > 0 ? Project::Mode::read_write : Project::Mode::read_only);
  if (!project) return report(project.error());
  if (options.undo > 0) {
    if (auto done = project->withdraw_judgement(options.undo, user_name(), now_utc()); !done)
      return report(done.error());
    const auto events = project->fuse_events();
    if (!events) return report(events.error());
    fmt::print("judgement {} taken back; {} events now\n", options.undo, *events);
    return kExitDone;
  }
  const auto list = project->judgements(options.all);
  if (!list) return report(list.error());
  for (const auto& j : *list)
    fmt::print("{}  {}  {}  {}{}\n    {} | {}\n    {}\n", j.key, name_of(j.kind), j.at, j.who,
               j.withdrawn.empty() ? "" : "  taken back " + j.withdrawn, fmt::join(j.claims, " "),
               fmt::join(j.others, " "), j.reason);
  if (list->empty()) fmt::print("no judgements\n");
  return kExitDone;
}

}  // namespace

void add_judgements(Command& app, Context& context) {
  auto options = std::make_shared<Options>();
  auto* together = app.add_subcommand("merge", "say that events are one happening; later runs follow it");
  together->add_option("events", options->ids, "ids of the events")->required()->expected(2, -1)->type_name("EVENT");
  auto* apart = app.add_subcommand("split", "say that claims of an event tell of another happening");
  apart->add_option("event", options->event, "id of the event")->required()->type_name("EVENT");
  apart->add_option("claims", options->ids, "ids of the claims to take out")->required()->type_name("CLAIM");
  auto* list = app.add_subcommand("judgements", "merges and splits of a project; taking one back");
  list->add_option("--undo", options->undo, "take back the judgement of this number")->type_name("N");
  list->add_flag("--all", options->all, "those taken back too");
  for (auto* command : {together, apart})
    command->add_option("--reason", options->reason, "why, for the audit chain")->type_name("WORDS");
  for (auto* command : {together, apart, list}) add_project_option(*command, context);
  add_example(*together, "isnad merge e5f130bd929f79d55 e0d78273f8e7396da --reason 'two names of one market'");
  add_example(*apart, "isnad split e5f130bd929f79d55 c596184b70dd5c132 --reason 'the second raid'");
  add_example(*list, "isnad judgements --project hodeidah.db --undo 3");
  together->callback(
      [&context, options] { context.action = [&context, options] { return merge(context, *options); }; });
  apart->callback([&context, options] { context.action = [&context, options] { return split(context, *options); }; });
  list->callback(
      [&context, options] { context.action = [&context, options] { return judgements(context, *options); }; });
}

}  // namespace isnad::cli
