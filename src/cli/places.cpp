// isnad places: what articles teach about the gazetteer, for an analyst to decide.
#include "cli/places.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>

#include "base/error_table.h"
#include "cli/pipeline.h"
#include "lexicon/lexicon.h"
#include "model/reading.h"
#include "resolve/place_variants.h"

namespace isnad::cli {
namespace {

int variants(const Context& context, const InputOptions& input) {
  const auto engine = open_engine(context);
  if (!engine) return report(engine.error());
  const auto& gazetteer = engine->lexicon().gazetteer();
  resolve::PlaceVariants collected(gazetteer);
  const auto work = [&](Document&& document, Engine::Scratch& scratch, Done& done) {
    engine->annotate(document, scratch, done.reading);
    done.reading.tokens.clear();  // they point into this thread's scratch
  };
  const auto sink = [&](Done& done, const ingest::Item&) -> Result<void> {
    collected.add(done.reading);
    return {};
  };
  const int status = run_pipeline(input, work, sink).exit_status();
  fmt::print("name\ttimes\tcontainer\tid\tlisted\tdistance\n");
  for (const auto& p : collected.proposals())
    fmt::print("{}\t{}\t{}\t{}\t{}\t{:.1f}\n", p.words, p.times, p.container, gazetteer.id(p.row),
               gazetteer.name(p.row), p.distance);
  return status;
}

}  // namespace

void add_places(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("places", "what articles teach about the gazetteer");
  command->require_subcommand(1);
  auto* proposals = command->add_subcommand(
      "variants", "unlisted names that may be spellings of listed ones (to add to data/places/names/aliases.tsv)");
  auto input = std::make_shared<InputOptions>();
  add_input_options(*proposals, *input);
  add_data_option(*proposals, context);
  add_example(*command, "isnad places variants articles/ > proposals.tsv");
  proposals->callback([&context, input] { context.action = [&context, input] { return variants(context, *input); }; });
}

}  // namespace isnad::cli
