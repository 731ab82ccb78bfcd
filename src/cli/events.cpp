// isnad events: reads articles and fuses their claims in memory.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <iterator>

#include "cli/command.h"
#include "cli/pipeline.h"
#include "cli/render.h"
#include "export/json.h"
#include "fuse/fuse.h"

namespace isnad::cli {
namespace {

struct Options {
  InputOptions input;
  std::string format;
};

int events(const Context& context, const Options& options) {
  const auto engine = open_engine(context);
  if (!engine) return report(engine.error());
  const auto work = [&](Document&& document, Engine::Scratch& scratch, Done& done) {
    engine->read(document, scratch, done.reading);
  };
  std::vector<Document> documents;
  std::vector<Claim> claims;
  const auto keep = [&](Done& done, const ingest::Item&) -> Result<void> {
    documents.push_back(std::move(done.reading.document));
    claims.insert(claims.end(), std::make_move_iterator(done.reading.claims.begin()),
                  std::make_move_iterator(done.reading.claims.end()));
    return {};
  };
  const Summary summary = run_pipeline(options.input, work, keep);
  std::vector<fuse::InputDocument> about;
  about.reserve(documents.size());
  for (const auto& d : documents) about.push_back({d.id, d.outlet, d.published, d.text});
  const bool table = wants_table(options.format);
  Table rows = event_table();
  for (const auto& event : fuse::run({claims, about, {}})) {
    if (table)
      rows.add(event_row(event));
    else
      std::puts(exports::event_line(event).c_str());
  }
  if (table) std::fputs(rows.empty() ? "no events\n" : rows.render().c_str(), stdout);
  return summary.exit_status();
}

}  // namespace

void add_events(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("events", "articles to events: claims that tell of the same happening");
  auto options = std::make_shared<Options>();
  add_input_options(*command, options->input);
  command->add_option("--format", options->format, "table (default on a terminal) or jsonl")
      ->check(CLI::IsMember({"jsonl", "table"}));
  add_data_option(*command, context);
  add_example(*command, "isnad events monday.jsonl tuesday.jsonl --format jsonl");
  command->callback(
      [&context, options] { context.action = [&context, options] { return events(context, *options); }; });
}

}  // namespace isnad::cli
