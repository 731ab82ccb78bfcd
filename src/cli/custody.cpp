// isnad custody: where a document comes from, who put it there, and what was done with it.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "base/days.h"
#include "base/error_table.h"
#include "cli/keep.h"
#include "cli/project.h"
#include "cli/terminal.h"

namespace isnad::cli {
namespace {

using Json = nlohmann::ordered_json;

std::string as_json(const Custody& c) {
  Json json;
  const auto put = [&json](const char* name, const std::string& value) {
    json[name] = value.empty() ? Json(nullptr) : Json(value);
  };
  put("doc", c.document.id);
  put("title", c.document.title);
  put("url", c.document.url);
  put("outlet", c.document.outlet);
  put("path", c.document.path);
  put("retrieved", c.retrieved);
  json["published"] = c.document.published ? Json(iso_day(*c.document.published)) : Json(nullptr);
  put("published_text", c.document.published_text);
  put("charset", c.document.charset);
  put("raw_sha256", c.document.raw_sha256);
  json["raw_bytes"] = c.raw_size;
  put("text_sha256", c.text_sha256);
  put("normal_sha256", c.normal_sha256);
  json["recipe"] = c.recipe.empty() ? Json(nullptr) : Json::parse(c.recipe, nullptr, false);
  json["import"] = {{"started", c.import.started}, {"finished", c.finished.empty() ? Json(nullptr) : Json(c.finished)},
                    {"who", c.import.who},         {"tool", c.import.tool},
                    {"data", c.import.data_hash},  {"inputs", c.import.inputs}};
  for (const auto& note : c.document.notes) json["notes"].push_back({{"code", note.code}, {"message", note.message}});
  for (const auto& r : c.readings)
    json["readings"].push_back({{"tool", r.engine},
                                {"data", r.data_hash},
                                {"state", r.state},
                                {"at", r.at},
                                {"who", r.who},
                                {"claims", r.claims}});
  for (const auto& row : c.audit)
    json["audit"].push_back({{"row", row.key},
                             {"at", row.at},
                             {"who", row.who},
                             {"action", row.action},
                             {"details", row.details},
                             {"hash", row.hash}});
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
}

std::string as_text(const Custody& c, bool rich) {
  std::string out = paint(c.document.title.empty() ? c.document.id : c.document.title, Colour::bold, rich) + '\n';
  const auto line = [&](const char* name, const std::string& value) {
    if (!value.empty()) out += fmt::format("  {:<12} {}\n", name, value);
  };
  line("document", c.document.id);
  line("address", c.document.url);
  line("outlet", c.document.outlet);
  line("read from", c.document.path);
  line("retrieved", c.retrieved);
  line("published", c.document.published ? iso_day(*c.document.published) + ", from " + c.document.published_text : "");
  line("charset", c.document.charset);
  line("raw bytes", fmt::format("{} {} bytes", c.document.raw_sha256, c.raw_size));
  line("text", c.text_sha256);
  line("folded", c.normal_sha256);
  line("imported", fmt::format("{} by {} with {}{}", c.import.started, c.import.who, c.import.tool,
                               c.finished.empty() ? ", stopped before its end" : ""));
  for (const auto& input : c.import.inputs) line("input", input);
  for (const auto& note : c.document.notes) line("note", note.code + ": " + note.message);
  for (const auto& r : c.readings)
    line("reading", fmt::format("{} at {} by {}: {} claims, data {}, {}", r.state, r.at, r.engine, r.claims,
                                r.data_hash.substr(0, 12), r.who));
  for (const auto& row : c.audit)
    line("audit", fmt::format("row {} {} {} {} {}", row.key, row.at, row.who, row.action, row.hash.substr(0, 12)));
  return out;
}

}  // namespace

void add_custody(Command& app, Context& context) {
  auto* command = app.add_subcommand("custody", "where a document comes from, who put it there and when");
  struct Options {
    std::string document, format;
    bool raw = false;
  };
  auto options = std::make_shared<Options>();
  command->add_option("document", options->document, "id of a document")->required()->type_name("ID");
  command->add_option("--format", options->format, "text (default on a terminal) or jsonl")->one_of({"jsonl", "text"});
  command->add_flag("--raw", options->raw, "print the source item's bytes instead");
  add_project_option(*command, context);
  add_example(*command, "isnad custody telegram/42/7 --project hodeidah.db");
  command->callback([&context, options] {
    context.action = [&context, options]() -> int {
      auto project = open_project(context, Project::Mode::read_only);
      if (!project) return report(project.error());
      const auto custody = project->custody(options->document);
      if (!custody) return report(custody.error());
      if (!*custody) return report({ErrorCode::not_found, "no document has this id", options->document, ""});
      std::string out;
      if (options->raw) {
        auto bytes = project->raw((*custody)->document.raw_sha256);
        if (!bytes) return report(bytes.error());
        out = std::move(*bytes).value_or("");
      } else {
        const bool jsonl = options->format == "jsonl" || (options->format.empty() && !is_terminal(stdout));
        out = jsonl ? as_json(**custody) : as_text(**custody, use_colours(stdout));
      }
      if (std::fwrite(out.data(), 1, out.size(), stdout) != out.size())
        return report({ErrorCode::full, "cannot write to standard output", "", ""});
      return kExitDone;
    };
  });
}

}  // namespace isnad::cli
