// isnad annotate: articles to names, places, numbers and times.
#include <cstdio>

#include "clauses/draw.h"
#include "cli/command.h"
#include "cli/pipeline.h"
#include "cli/render.h"
#include "export/json.h"

namespace isnad::cli {
namespace {

struct Options {
  InputOptions input;
  std::string format;
  bool tokens = false;
  bool clauses = false;
};

int annotate(const Context& context, const Options& options) {
  const auto engine = open_engine(context);
  if (!engine) return report(engine.error());
  const bool table = wants_table(options.format);
  const auto work = [&](Document&& document, Engine::Scratch& scratch, Done& done) {
    if (options.clauses) {
      engine->read(document, scratch, done.reading);
      done.out = clauses::draw(done.reading);
      done.reading.tokens.clear();
      return;
    }
    engine->annotate(document, scratch, done.reading);
    if (!table) {
      done.out = exports::mention_lines(done.reading, options.tokens);
    } else {
      Table rows = mention_table();
      for (const auto& mention : done.reading.mentions) rows.add(mention_row(mention, done.reading));
      done.out = paint(done.reading.document.id, Colour::bold, use_colours(stdout)) + '\n' +
                 (rows.empty() ? "no mentions\n" : rows.render()) + '\n';
    }
    done.reading.tokens.clear();  // they point into this thread's scratch
  };
  return run_pipeline(options.input, work, print_out).exit_status();
}

}  // namespace

void add_annotate(Command& app, Context& context) {
  auto* command = app.add_subcommand("annotate", "articles to names, places, numbers and times");
  auto options = std::make_shared<Options>();
  add_input_options(*command, options->input);
  command->add_option("--format", options->format, "table (default on a terminal) or jsonl")
      ->one_of({"jsonl", "table"});
  command->add_flag("--tokens", options->tokens, "words too, with lemma and part of speech (jsonl)");
  command->add_flag("--clauses", options->clauses, "a drawing of the clause analysis instead");
  add_data_option(*command, context);
  add_example(*command, "isnad annotate article.html --format jsonl");
  command->callback(
      [&context, options] { context.action = [&context, options] { return annotate(context, *options); }; });
}

}  // namespace isnad::cli
