#include "cli/variants.h"

#include <fmt/format.h>

#include <cstdio>

#include "base/error_table.h"
#include "cli/pipeline.h"
#include "lexicon/lexicon.h"
#include "model/reading.h"
#include "resolve/actor_variants.h"
#include "resolve/place_variants.h"

namespace isnad::cli {
namespace {

// The names of all inputs into `collected`; the exit status.
template <typename Collected>
int collect(const Engine& engine, const InputOptions& input, Collected& collected) {
  const auto work = [&](Document&& document, Engine::Scratch& scratch, Done& done) {
    engine.annotate(document, scratch, done.reading);
    done.reading.tokens.clear();  // they point into this thread's scratch
  };
  const auto sink = [&](Done& done, const ingest::Item&) -> Result<void> {
    collected.add(done.reading);
    return {};
  };
  return run_pipeline(input, work, sink).exit_status();
}

int actors(const Context& context, const InputOptions& input) {
  const auto engine = open_engine(context);
  if (!engine) return report(engine.error());
  const auto& table = engine->lexicon().actors();
  resolve::ActorVariants collected(table);
  const int status = collect(*engine, input, collected);
  fmt::print("name\ttimes\tid\tlisted\tdistance\tsentence\n");
  for (const auto& p : collected.proposals())
    fmt::print("{}\t{}\t{}\t{}\t{:.1f}\t{}\n", p.words, p.times, table.id(p.row), table.text(table.row(p.row).name),
               p.distance, p.context);
  return status;
}

int places(const Context& context, const InputOptions& input) {
  const auto engine = open_engine(context);
  if (!engine) return report(engine.error());
  const auto& gazetteer = engine->lexicon().gazetteer();
  resolve::PlaceVariants collected(gazetteer);
  const int status = collect(*engine, input, collected);
  fmt::print("name\ttimes\tcontainer\tid\tlisted\tdistance\n");
  for (const auto& p : collected.proposals())
    fmt::print("{}\t{}\t{}\t{}\t{}\t{:.1f}\n", p.words, p.times, p.container, gazetteer.id(p.row),
               gazetteer.name(p.row), p.distance);
  return status;
}

// `isnad NAME variants FILES`
void add(Command& app, Context& context, const std::string& name, const std::string& about, const std::string& proposed,
         int (*variants)(const Context&, const InputOptions&)) {
  auto* command = app.add_subcommand(name, about);
  command->require_subcommand();
  auto* proposals = command->add_subcommand("variants", proposed);
  auto input = std::make_shared<InputOptions>();
  add_input_options(*proposals, *input);
  add_data_option(*proposals, context);
  add_example(*command, fmt::format("isnad {} variants articles/ > proposals.tsv", name));
  proposals->callback([&context, input, variants] {
    context.action = [&context, input, variants] { return variants(context, *input); };
  });
}

}  // namespace

void add_actors(Command& app, Context& context) {
  add(app, context, "actors", "what articles teach about the actor base",
      "unlisted names that may be listed actors' (to add to the aliases in data/actors)", actors);
}

void add_places(Command& app, Context& context) {
  add(app, context, "places", "what articles teach about the gazetteer",
      "unlisted names that may be spellings of listed ones (to add to data/places/names/aliases.tsv)", places);
}

}  // namespace isnad::cli
