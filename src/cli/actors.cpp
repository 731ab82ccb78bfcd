// isnad actors: what articles teach about the actor base, for an analyst to decide.
#include "cli/actors.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>

#include "base/error_table.h"
#include "cli/pipeline.h"
#include "lexicon/lexicon.h"
#include "model/reading.h"
#include "resolve/actor_variants.h"

namespace isnad::cli {
namespace {

int variants(const Context& context, const InputOptions& input) {
  const auto engine = open_engine(context);
  if (!engine) return report(engine.error());
  const auto& table = engine->lexicon().actors();
  resolve::ActorVariants collected(table);
  const auto work = [&](Document&& document, Engine::Scratch& scratch, Done& done) {
    engine->annotate(document, scratch, done.reading);
    done.reading.tokens.clear();  // they point into this thread's scratch
  };
  const auto sink = [&](Done& done, const ingest::Item&) -> Result<void> {
    collected.add(done.reading);
    return {};
  };
  const int status = run_pipeline(input, work, sink).exit_status();
  fmt::print("name\ttimes\tid\tlisted\tdistance\tsentence\n");
  for (const auto& p : collected.proposals())
    fmt::print("{}\t{}\t{}\t{}\t{:.1f}\t{}\n", p.words, p.times, table.id(p.row), table.text(table.row(p.row).name),
               p.distance, p.context);
  return status;
}

}  // namespace

void add_actors(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("actors", "what articles teach about the actor base");
  command->require_subcommand(1);
  auto* proposals = command->add_subcommand(
      "variants", "unlisted names that may be listed actors' (to add to the aliases in data/actors)");
  auto input = std::make_shared<InputOptions>();
  add_input_options(*proposals, *input);
  add_data_option(*proposals, context);
  add_example(*command, "isnad actors variants articles/ > proposals.tsv");
  proposals->callback([&context, input] { context.action = [&context, input] { return variants(context, *input); }; });
}

}  // namespace isnad::cli
