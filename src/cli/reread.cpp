// isnad reread: every document of the project by this program and data. The reading in force stays
// until `isnad accept`.
#include <fmt/format.h>

#include "base/error_table.h"
#include "cli/keep.h"
#include "cli/project.h"
#include "lexicon/lexicon.h"
#include "store/kin.h"

namespace isnad::cli {
namespace {

int reread(const Context& context) {
  const auto engine = open_engine(context);
  if (!engine) return report(engine.error());
  auto project = open_project(context, Project::Mode::read_write);
  if (!project) return report(project.error());
  const auto ids = project->document_ids();
  if (!ids) return report(ids.error());
  store::keep_kin(project->database(), fuse::kin_of(engine->lexicon().actors()));
  const auto import = project->begin_import({now_utc(), user_name(), tool_name(), engine->data_hash(), {"reread"}});
  if (!import) return report(import.error());
  Engine::Scratch scratch;
  std::uint64_t proposed = 0, before = 0, after = 0;
  for (const auto& id : *ids) {
    auto stored = project->document(id);
    if (!stored) return report(stored.error());
    if (!*stored) continue;
    const auto known = project->has((*stored)->document, tool_name(), engine->data_hash());
    if (!known) return report(known.error());
    if (*known) continue;
    Reading reading;
    engine->read((*stored)->document, scratch, reading);
    before += (*stored)->claims.size();
    after += reading.claims.size();
    const auto outcome = project->add(read_document(std::move(reading)), *import);
    if (!outcome) return report(outcome.error());
    proposed += *outcome == Added::proposed ? 1U : 0U;
  }
  if (auto ended = project->end_import(*import, now_utc()); !ended) return report(ended.error());
  fmt::print("{}: {} of {} documents read anew, {} claims where {} were\n", context.project, proposed, ids->size(),
             after, before);
  if (proposed > 0) fmt::print("The earlier readings stay in force until `isnad accept`.\n");
  return kExitDone;
}

}  // namespace

void add_reread(Command& app, Context& context) {
  auto* command = app.add_subcommand("reread", "read the project's documents anew with this program and data");
  add_data_option(*command, context);
  add_project_option(*command, context);
  add_example(*command, "isnad reread --project hodeidah.db && isnad accept --project hodeidah.db");
  command->callback([&context] { context.action = [&context] { return reread(context); }; });
}

}  // namespace isnad::cli
