// isnad events: claims of articles, or of a project, fused to events.
#include <fmt/format.h>

#include <cstdio>

#include "base/error_table.h"
#include "cli/command.h"
#include "cli/corpus.h"
#include "cli/render.h"
#include "export/json.h"

namespace isnad::cli {
namespace {

struct Options {
  CorpusOptions corpus;
  std::string format;
};

int events(const Context& context, const Options& options) {
  const auto corpus = gather(context, options.corpus);
  if (!corpus) return report(corpus.error());
  const bool table = wants_table(options.format);
  Table rows = event_table();
  for (const auto& event : corpus->events) {
    if (table)
      rows.add(event_row(event));
    else
      std::puts(exports::event_line(event).c_str());
  }
  if (table) std::fputs(rows.empty() ? "no events\n" : rows.render().c_str(), stdout);
  return corpus->status;
}

}  // namespace

void add_events(Command& app, Context& context) {
  auto* command = app.add_subcommand("events", "claims that tell of the same happening, of articles or of a project");
  auto options = std::make_shared<Options>();
  add_corpus_options(*command, options->corpus, context);
  command->add_option("--format", options->format, "table (default on a terminal) or jsonl")
      ->one_of({"jsonl", "table"});
  add_example(*command, "isnad events monday.jsonl tuesday.jsonl --format jsonl\n  isnad events --project hodeidah.db");
  command->callback(
      [&context, options] { context.action = [&context, options] { return events(context, *options); }; });
}

}  // namespace isnad::cli
