// isnad explain: why a claim is what it is.
#include <fmt/format.h>

#include <cstdio>
#include <filesystem>

#include "base/error_table.h"
#include "clauses/draw.h"
#include "cli/command.h"
#include "cli/explain_event.h"
#include "cli/explain_sentences.h"
#include "cli/explain_why.h"
#include "cli/pipeline.h"
#include "cli/project.h"
#include "cli/render.h"

namespace isnad::cli {
namespace {

struct Options {
  std::string claim;
  SentenceChoice sentences;
  InputOptions input;
};

std::string explanation(const Claim& claim, const Document& document) {
  const std::string_view text = document.text;
  const bool rich = use_colours(stdout);
  std::string out;
  const auto line = [&](std::string_view name, const std::string& value) {
    if (!value.empty()) out += fmt::format("{}  {}\n", paint(fmt::format("{:<12}", name), Colour::dim, rich), value);
  };
  // The clause with its trigger marked, in the article's own words.
  std::string words(text.substr(claim.evidence.begin, claim.evidence.size()));
  if (claim.evidence.contains(claim.trigger.span) && !claim.trigger.span.empty())
    words = fmt::format("{}[{}]{}", text.substr(claim.evidence.begin, claim.trigger.span.begin - claim.evidence.begin),
                        paint(text.substr(claim.trigger.span.begin, claim.trigger.span.size()), Colour::bold, rich),
                        text.substr(claim.trigger.span.end, claim.evidence.end - claim.trigger.span.end));
  line("claim", claim.id);
  line("document", document.path.empty() ? claim.doc : fmt::format("{} ({})", claim.doc, document.path));
  line("sentence", std::to_string(claim.sentence));
  line("words", words);
  line("type", std::string(name_of(claim.type)));
  line("rule", claim.rule);
  line("trigger", fmt::format("{} ({})", claim.trigger.text, claim.trigger.lemma));
  line("polarity", std::string(name_of(claim.polarity)));
  line("certainty", std::string(name_of(claim.certainty)));
  line("stage", std::string(name_of(claim.stage)));
  line("according to", claim.attribution.empty() ? "the outlet itself" : told_by(claim));
  for (const auto& actor : claim.agent) line("agent", fmt::format("{} [{}] {}", actor.name, actor.id, actor.text));
  for (const auto& actor : claim.target) line("target", fmt::format("{} [{}] {}", actor.name, actor.id, actor.text));
  for (const auto& place : claim.places)
    line("place", fmt::format("{} [{}] {} {}, {}", place.name, place.id, place.text, name_of(place.role),
                              name_of(place.precision)));
  if (claim.time) line("time", fmt::format("{} «{}»", time_words(*claim.time), claim.time->text));
  const auto figure = [&](std::string_view name, const std::optional<Quantity>& q) {
    if (q) line(name, fmt::format("{} «{}»", quantity_words(*q), q->text));
  };
  figure("killed", claim.killed);
  figure("injured", claim.injured);
  figure("captured", claim.captured);
  figure("missing", claim.missing);
  figure("quantity", claim.quantity);
  line("weapon", claim.weapon);
  line("confidence", fmt::format("{:.2f}", claim.confidence));
  out += why(claim);
  return out;
}

// A claim that is kept: its document is read again, so that what the engine knows beside the record
// is told too; where newer data gives the claim no more, what is kept is told.
int explain_kept(const Context& context, const Engine& engine, const std::string& id) {
  auto project = open_project(context, Project::Mode::read_only);
  if (!project) return report(project.error());
  const auto kept = project->claim(id);
  if (!kept) return report(kept.error());
  if (!*kept)
    return report({ErrorCode::not_found, "no claim of this id in the project", id, "`isnad claims` lists them."});
  const auto stored = project->document((*kept)->claim.doc);
  if (!stored) return report(stored.error());
  if (!*stored)
    return report({ErrorCode::damaged, "the claim's document is gone", (*kept)->claim.doc, "Run `isnad verify`."});
  Engine::Scratch scratch;
  Reading reading;
  engine.read((*stored)->document, scratch, reading);
  for (const auto& claim : reading.claims)
    if (claim.id == id) {
      std::fputs(explanation(claim, (*stored)->document).c_str(), stdout);
      return kExitDone;
    }
  std::fputs(explanation((*kept)->claim, (*stored)->document).c_str(), stdout);
  fmt::print("read by data {}; the data in use does not give this claim\n", (*stored)->data_hash);
  return kExitDone;
}

// Sentence by sentence, with the reasons where one gave nothing. What stands where a claim's id would is an input.
int explain_read(const Engine& engine, const Options& options) {
  auto input = options.input;
  if (!options.claim.empty()) input.inputs.insert(input.inputs.begin(), options.claim);
  bool found = false;
  const auto work = [&](Document&& document, Engine::Scratch& scratch, Done& done) {
    engine.read(document, scratch, done.reading);
    done.out = explain_sentences(done.reading, options.sentences);
  };
  const auto show = [&found](Done& done, const ingest::Item& item) -> Result<void> {
    found = found || !done.out.empty();
    return print_out(done, item);
  };
  const Summary summary = run_pipeline(input, work, show);
  if (!found && summary.documents > 0 && options.sentences.sentence)
    return report({ErrorCode::not_found, "no sentence of this number in what was read",
                   std::to_string(*options.sentences.sentence), "Sentences are counted from 0."});
  return summary.exit_status();
}

int explain(const Context& context, const Options& options) {
  if (names_event(options.claim)) return explain_event(context, options.claim, options.input);
  const auto engine = open_engine(context);
  if (!engine) return report(engine.error());
  const bool names_file = options.input.inputs.empty() && std::filesystem::exists(options.claim);
  if (options.sentences.asked() || names_file) return explain_read(*engine, options);
  if (options.input.inputs.empty()) return explain_kept(context, *engine, options.claim);
  const auto work = [&](Document&& document, Engine::Scratch& scratch, Done& done) {
    engine->read(document, scratch, done.reading);
    for (const auto& claim : done.reading.claims)
      if (claim.id == options.claim)
        done.out +=
            explanation(claim, done.reading.document) +
            "clauses of the sentence, each under the one it hangs on; «core» is what the evidence starts from\n" +
            clauses::draw(done.reading, claim.sentence);
  };
  bool found = false;
  const auto show = [&found](Done& done, const ingest::Item& item) -> Result<void> {
    found = found || !done.out.empty();
    return print_out(done, item);
  };
  const Summary summary = run_pipeline(options.input, work, show);
  if (!found && summary.documents > 0)
    return report({ErrorCode::not_found, "no claim of this id in what was read", options.claim,
                   "Ids are in the `id` field of `isnad read --format jsonl`."});
  return summary.exit_status();
}

}  // namespace

void add_explain(Command& app, Context& context) {
  auto* command = app.add_subcommand("explain", "why a claim is what it is, or why claims are one event");
  auto options = std::make_shared<Options>();
  command->add_option("claim", options->claim, "id of a claim; else a file, told sentence by sentence")
      ->required()
      ->type_name("CLAIM");
  command->add_option("--sentence", options->sentences.sentence, "what was made of this sentence, counted from 0")
      ->type_name("N");
  command->add_flag("--silent", options->sentences.silent, "the sentences that gave no claim, and why not");
  add_input_options(*command, options->input, false);
  add_data_option(*command, context);
  add_project_option(*command, context);
  add_example(*command,
              "isnad explain c1f0a2b3c4d5e6f7 article.txt\n  isnad explain c1f0a2b3c4d5e6f7 --project hodeidah.db\n"
              "  isnad explain --silent article.txt\n  isnad explain --sentence 3 article.txt");
  command->callback(
      [&context, options] { context.action = [&context, options] { return explain(context, *options); }; });
}

}  // namespace isnad::cli
