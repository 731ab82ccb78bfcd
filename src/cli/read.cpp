// isnad read: articles to claims.
#include <cstdio>

#include "base/code_points.h"
#include "cli/command.h"
#include "cli/pipeline.h"
#include "cli/render.h"
#include "export/json.h"

namespace isnad::cli {
namespace {

struct Options {
  InputOptions input;
  std::string format;
};

int read(const Context& context, const Options& options) {
  const auto engine = open_engine(context);
  if (!engine) return report(engine.error());
  const bool table = wants_table(options.format);
  const auto work = [&](Document&& document, Engine::Scratch& scratch, Done& done) {
    engine->read(document, scratch, done.reading);
    if (table) return;
    const auto& text = done.reading.document.text;
    const CodePoints offsets(text);
    for (const auto& claim : done.reading.claims) done.out += exports::claim_line(claim, text, offsets) + '\n';
  };
  const auto show = [](Done& done, const ingest::Item&) -> Result<void> {
    const auto& document = done.reading.document;
    Table rows = claim_table();
    for (const auto& claim : done.reading.claims) rows.add(claim_row(claim, document.text));
    const std::string head = paint(document.id, Colour::bold, use_colours(stdout));
    const std::string body = rows.empty() ? "no claims\n" : rows.render();
    std::fputs((head + '\n' + body + '\n').c_str(), stdout);
    return {};
  };
  return run_pipeline(options.input, work, table ? Sink(show) : Sink(print_out)).exit_status();
}

}  // namespace

void add_read(Command& app, Context& context) {
  auto* command = app.add_subcommand("read", "articles to claims");
  auto options = std::make_shared<Options>();
  add_input_options(*command, options->input);
  command->add_option("--format", options->format, "table (default on a terminal) or jsonl")
      ->one_of({"jsonl", "table"});
  add_data_option(*command, context);
  add_example(*command, "isnad read news/ --outlet 'Example Agency' --format jsonl > claims.jsonl");
  command->callback([&context, options] { context.action = [&context, options] { return read(context, *options); }; });
}

}  // namespace isnad::cli
