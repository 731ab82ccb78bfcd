// isnad extract: pages, feeds and archives to the articles in them. Needs no compiled data.
#include <nlohmann/json.hpp>

#include "base/days.h"
#include "cli/command.h"
#include "cli/pipeline.h"
#include "cli/terminal.h"

namespace isnad::cli {
namespace {

using Json = nlohmann::ordered_json;

struct Options {
  InputOptions input;
  std::string format;
};

std::string as_json(const Document& document) {
  Json json;
  const auto put = [&json](const char* name, const std::string& value) {
    json[name] = value.empty() ? Json(nullptr) : Json(value);
  };
  put("doc", document.id);
  put("title", document.title);
  json["text"] = document.text.substr(document.body_begin);
  put("url", document.url);
  put("outlet", document.outlet);
  json["published"] = document.published ? Json(iso_day(*document.published)) : Json(nullptr);
  put("byline", document.byline);
  put("section", document.section);
  put("language", document.language);
  put("charset", document.charset);
  for (const auto& note : document.notes) json["notes"].push_back({{"code", note.code}, {"message", note.message}});
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
}

std::string as_text(const Document& document, bool rich) {
  std::string out = paint(document.title.empty() ? document.id : document.title, Colour::bold, rich) + '\n';
  std::string about;
  for (const std::string& part : {document.outlet, document.byline,
                                  document.published ? iso_day(*document.published) : std::string(), document.url})
    if (!part.empty()) about += (about.empty() ? "" : " · ") + part;
  if (!about.empty()) out += paint(about, Colour::dim, rich) + '\n';
  return out + '\n' + document.text.substr(document.body_begin) + "\n\n";
}

int extract(const Options& options) {
  const bool jsonl = options.format == "jsonl" || (options.format.empty() && !is_terminal(stdout));
  const bool rich = use_colours(stdout);
  const auto work = [&](Document&& document, Engine::Scratch&, Done& done) {
    done.out = jsonl ? as_json(document) : as_text(document, rich);
    done.reading.document = std::move(document);
  };
  return run_pipeline(options.input, work, print_out).exit_status();
}

}  // namespace

void add_extract(Command& app, Context& context) {
  auto* command = app.add_subcommand("extract", "pages, feeds and archives to the articles in them");
  auto options = std::make_shared<Options>();
  add_input_options(*command, options->input);
  command->add_option("--format", options->format, "text (default on a terminal) or jsonl")
      ->one_of({"jsonl", "text", "table"});
  add_example(*command, "isnad extract page.html --format text");
  command->callback([&context, options] { context.action = [options] { return extract(*options); }; });
}

}  // namespace isnad::cli
