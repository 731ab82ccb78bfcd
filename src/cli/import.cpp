// isnad import: articles into the project, read on the way. Can be stopped at any moment and run
// again: what is in is not read twice.
#include <fmt/format.h>
#include <isnad/version.h>
#include <tbb/enumerable_thread_specific.h>

#include <cstdio>
#include <nlohmann/json.hpp>

#include "base/days.h"
#include "base/error_table.h"
#include "cli/keep.h"
#include "cli/project.h"
#include "lexicon/lexicon.h"
#include "store/filler.h"
#include "store/kin.h"

namespace isnad::cli {
namespace {

struct Options {
  InputOptions input;
  bool no_events = false;
  std::string report;
};

// What became of each document, one JSON object a line, as it happens: {"row": …}, and at the end
// {"import": …}. What could not be read is told on standard error, as ever.
class Report {
 public:
  using Json = nlohmann::ordered_json;

  Result<void> open(const std::string& path) {
    if (path.empty()) return {};
    file_ = path == "-" ? stdout : std::fopen(path.c_str(), "wb");
    if (file_ == nullptr) return fail(ErrorCode::unreadable, "the report cannot be written", path);
    return {};
  }
  ~Report() {
    if (file_ != nullptr && file_ != stdout) std::fclose(file_);
  }
  Report() = default;
  Report(const Report&) = delete;
  Report& operator=(const Report&) = delete;

  [[nodiscard]] bool on_stdout() const { return file_ == stdout; }
  void line(const char* kind, Json about) { write(text_of(kind, std::move(about))); }
  void write(const std::string& text) {
    if (file_ == nullptr || text.empty()) return;
    std::fwrite(text.data(), 1, text.size(), file_);
    std::fflush(file_);
  }
  // The line to write when it is so; empty where nobody asked for a report.
  std::string row(const Document& document, const char* outcome, std::size_t claims) {
    if (file_ == nullptr) return {};
    Json notes = Json::array();
    for (const auto& note : document.notes) notes.push_back({{"code", note.code}, {"message", note.message}});
    Json about{{"id", document.id}, {"outcome", outcome}, {"claims", claims}, {"path", document.path}};
    if (!document.title.empty()) about["title"] = document.title;
    if (!document.outlet.empty()) about["outlet"] = document.outlet;
    if (document.published) about["published"] = iso_day(*document.published);
    if (!notes.empty()) about["notes"] = std::move(notes);
    return text_of("row", std::move(about));
  }

 private:
  static std::string text_of(const char* kind, Json about) {
    return Json{{kind, std::move(about)}}.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
  }
  std::FILE* file_ = nullptr;
};

const char* word_for(Added outcome) {
  switch (outcome) {
    case Added::added: return "added";
    case Added::unchanged: return "unchanged";
    case Added::proposed: return "proposed";
  }
  return "added";
}

struct Counts {
  std::uint64_t added = 0, unchanged = 0, proposed = 0, claims = 0;
};

// Documents go onto the disk one by one, each in whole or not at all; they are counted and told of when they are
// there.
class Keeper {
 public:
  Keeper(store::Filler& filler, Report& told) : filler_(filler), told_(told) {}

  void known(const Document& document) { tell(document, Added::unchanged, 0); }

  Result<void> keep(const ReadDocument& read, const store::Prepared& prepared, std::int64_t import) {
    const auto outcome = filler_.add(read, prepared, import);
    if (!outcome) return tl::unexpected(outcome.error());
    tell(read.document, *outcome, read.claims.size());
    return {};
  }

  [[nodiscard]] const Counts& counts() const { return counts_; }

 private:
  void tell(const Document& document, Added outcome, std::size_t claims) {
    switch (outcome) {
      case Added::added:
        ++counts_.added;
        counts_.claims += claims;
        break;
      case Added::unchanged: ++counts_.unchanged; break;
      case Added::proposed: ++counts_.proposed; break;
    }
    told_.write(told_.row(document, word_for(outcome), claims));
  }

  store::Filler& filler_;
  Report& told_;
  Counts counts_;
};

int import(const Context& context, const Options& options) {
  Report told;
  if (auto opened = told.open(options.report); !opened) return report(opened.error());
  const auto engine = open_engine(context);
  if (!engine) return report(engine.error());
  auto project = open_project(context, Project::Mode::create);
  if (!project) return report(project.error());
  const std::string tool = tool_name();
  store::keep_kin(project->database(), fuse::kin_of(engine->lexicon().actors()));
  const auto import = project->begin_import({now_utc(), user_name(), tool, engine->data_hash(), options.input.inputs});
  if (!import) return report(import.error());
  std::unique_ptr<store::Adder> adder;
  store::Filler filler(project->database(), adder);
  const auto empty = filler.expect_many(tool, engine->data_hash());
  if (!empty) return report(empty.error());

  // Each thread looks into the project through a connection of its own.
  tbb::enumerable_thread_specific<std::unique_ptr<Project>> looks;
  const auto known = [&](const Document& document) {
    if (*empty) return false;  // nothing can be
    auto& look = looks.local();
    if (!look) {
      auto opened = open_project(context, Project::Mode::read_only);
      if (!opened) return false;
      look = std::make_unique<Project>(std::move(*opened));
    }
    return look->has(document, tool, engine->data_hash()).value_or(false);
  };
  constexpr const char* kKnown = "known";
  const ingest::ParseOptions parsing = parse_options(options.input);
  const auto work = [&](Document&& document, Engine::Scratch& scratch, Done& done) {
    if (known(document)) {
      done.reading.document = std::move(document);
      done.out = kKnown;
      return;
    }
    Reading reading;
    engine->read(document, scratch, reading);
    done.read = read_document(std::move(reading), *done.item, parsing);
    done.prepared = store::prepare(*done.read);
  };
  Keeper keeper(filler, told);
  const auto keep = [&](Done& done, const ingest::Item&) -> Result<void> {
    if (done.out != kKnown) return keeper.keep(*done.read, done.prepared, *import);
    keeper.known(done.document());
    return {};
  };
  const Summary summary = run_pipeline(options.input, work, keep);
  const Counts& counts = keeper.counts();
  if (!summary.stopped) {
    if (auto ended = project->end_import(*import, now_utc()); !ended) return report(ended.error());
    if (counts.added > 0 && !options.no_events)
      if (auto events = project->fuse_events(); !events) return report(events.error());
  }
  told.line("import", {{"added", counts.added},
                       {"claims", counts.claims},
                       {"unchanged", counts.unchanged},
                       {"proposed", counts.proposed},
                       {"failed", summary.failed},
                       {"stopped", summary.stopped ? summary.stopped->message : std::string()}});
  if (told.on_stdout()) return summary.exit_status();
  fmt::print("{}: {} documents added with {} claims, {} already in", context.project, counts.added, counts.claims,
             counts.unchanged);
  if (counts.proposed > 0) fmt::print(", {} read anew and waiting for `isnad accept`", counts.proposed);
  fmt::print("\n");
  return summary.exit_status();
}

}  // namespace

void add_import(Command& app, Context& context) {
  auto* command = app.add_subcommand("import", "read articles and keep them, with their claims, in a project");
  auto options = std::make_shared<Options>();
  add_input_options(*command, options->input);
  command->add_flag("--no-events", options->no_events, "do not fuse the claims to events at the end");
  command->add_option("--report", options->report, "what became of each document, as JSON lines; - for standard output")
      ->type_name("FILE");
  add_data_option(*command, context);
  add_project_option(*command, context);
  add_example(*command, "isnad import --project hodeidah.db articles/ archive.warc.gz");
  command->callback(
      [&context, options] { context.action = [&context, options] { return import(context, *options); }; });
}

void add_accept(Command& app, Context& context) {
  auto* command = app.add_subcommand("accept", "put readings by newer data in force; the earlier ones are kept");
  auto document = std::make_shared<std::string>();
  command->add_option("document", *document, "id of one document (default all that wait)")->type_name("ID");
  add_project_option(*command, context);
  add_example(*command, "isnad accept --project hodeidah.db");
  command->callback([&context, document] {
    context.action = [&context, document]() -> int {
      auto project = open_project(context, Project::Mode::read_write);
      if (!project) return report(project.error());
      const auto accepted = project->accept_readings(*document, user_name(), now_utc());
      if (!accepted) return report(accepted.error());
      if (auto events = project->fuse_events(); !events) return report(events.error());
      fmt::print("{} readings accepted\n", *accepted);
      return kExitDone;
    };
  });
}

}  // namespace isnad::cli
