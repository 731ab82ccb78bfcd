#include "cli/corpus.h"

#include <iterator>

#include "base/days.h"
#include "base/error_table.h"
#include "cli/project.h"
#include "fuse/judged.h"
#include "lexicon/lexicon.h"
#include "store/kin.h"

namespace isnad::cli {
namespace {

Result<void> read_articles(const Context& context, const InputOptions& input, Corpus& corpus) {
  const auto engine = open_engine(context);
  if (!engine) return tl::unexpected(engine.error());
  const auto work = [&](Document&& document, Engine::Scratch& scratch, Done& done) {
    engine->read(document, scratch, done.reading);
  };
  const auto keep = [&](Done& done, const ingest::Item&) -> Result<void> {
    corpus.documents.push_back(std::move(done.reading.document));
    corpus.claims.insert(corpus.claims.end(), std::make_move_iterator(done.reading.claims.begin()),
                         std::make_move_iterator(done.reading.claims.end()));
    return {};
  };
  corpus.kinship = fuse::Kinship(fuse::kin_of(engine->lexicon().actors()));
  corpus.status = run_pipeline(input, work, keep).exit_status();
  return {};
}

Result<void> open_claims(const Context& context, Corpus& corpus) {
  auto project = open_project(context, Project::Mode::read_only);
  if (!project) return tl::unexpected(project.error());
  auto claims = project->all_claims({});
  if (!claims) return tl::unexpected(claims.error());
  corpus.claims = std::move(*claims);
  const auto words = project->judgements();
  if (!words) return tl::unexpected(words.error());
  corpus.pairs = fuse::settle(*words);
  corpus.kinship = fuse::Kinship(store::read_kin(project->database()));
  PageRequest page{"", 500, Order::document, false};
  do {
    const auto rows = project->documents({}, page);
    if (!rows) return tl::unexpected(rows.error());
    for (const auto& row : rows->documents) {
      auto found = project->document(row.id);
      if (!found) return tl::unexpected(found.error());
      if (*found) corpus.documents.push_back(std::move((*found)->document));
    }
    page.after = rows->next;
  } while (!page.after.empty());
  return {};
}

}  // namespace

void add_day_option(Command& command, const std::string& name, std::string& value, const std::string& help,
                    bool required) {
  command.add_option(name, value, help)->required(required)->type_name("DATE")->check([](const std::string& text) {
    return parse_day(text) ? std::string() : "not a day of the calendar as YYYY-MM-DD: " + text;
  });
}

void add_corpus_options(Command& command, CorpusOptions& options, Context& context) {
  add_input_options(command, options.input, false);
  add_day_option(command, "--known-by", options.known_by, "only what was published by this day");
  add_data_option(command, context);
  add_project_option(command, context);
}

Result<Corpus> gather(const Context& context, const CorpusOptions& options) {
  Corpus corpus;
  auto got =
      options.input.inputs.empty() ? open_claims(context, corpus) : read_articles(context, options.input, corpus);
  if (!got) return tl::unexpected(got.error());
  corpus.about.reserve(corpus.documents.size());
  for (const auto& d : corpus.documents) corpus.about.push_back({d.id, d.outlet, d.published, d.text});
  if (const auto day = parse_day(options.known_by)) corpus.claims = fuse::known_by(corpus.claims, corpus.about, *day);
  corpus.events = fuse::run({corpus.claims, corpus.about, corpus.pairs, &corpus.kinship});
  return corpus;
}

}  // namespace isnad::cli
