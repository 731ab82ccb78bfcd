// isnad claims: what a project holds.
#include <fmt/format.h>

#include <cstdio>

#include "base/code_points.h"
#include "base/error_table.h"
#include "cli/project.h"
#include "cli/render.h"
#include "export/json.h"

namespace isnad::cli {
namespace {

struct Options {
  FilterOptions filter;
  std::string format;
  std::size_t limit = 0;  // 0: all
};

int claims(const Context& context, const Options& options) {
  const auto filter = filter_of(options.filter);
  if (!filter) return report(filter.error());
  auto project = open_project(context, Project::Mode::read_only);
  if (!project) return report(project.error());
  const bool table = wants_table(options.format);
  Table rows = claim_table();
  PageRequest page{"", 200, Order::document, table};
  std::size_t shown = 0;
  std::uint64_t total = 0;
  std::string document;
  Document text;
  std::optional<CodePoints> offsets;
  do {
    const auto found = project->claims(*filter, page);
    if (!found) return report(found.error());
    if (page.counted) total = found->total;
    page.counted = false;
    for (const auto& hit : found->claims) {
      if (options.limit > 0 && shown == options.limit) break;
      ++shown;
      if (hit.claim.doc != document || !offsets) {
        auto stored = project->document(hit.claim.doc);
        if (!stored) return report(stored.error());
        if (!*stored) continue;
        document = hit.claim.doc;
        text = std::move((*stored)->document);
        offsets.emplace(text.text);
      }
      if (table)
        rows.add(claim_row(hit.claim, text.text));
      else
        std::puts(exports::claim_line(hit.claim, text.text, *offsets).c_str());
    }
    page.after = options.limit > 0 && shown == options.limit ? "" : found->next;
    if (page.after.empty() && table) fmt::print("{}{} of {} claims\n", rows.empty() ? "" : rows.render(), shown, total);
  } while (!page.after.empty());
  return kExitDone;
}

}  // namespace

void add_claims(Command& app, Context& context) {
  auto* command = app.add_subcommand("claims", "list the claims of a project");
  auto options = std::make_shared<Options>();
  add_filter_options(*command, options->filter);
  command->add_option("--format", options->format, "table (default on a terminal) or jsonl")
      ->one_of({"jsonl", "table"});
  command->add_option("--limit", options->limit, "at most so many")->type_name("N");
  add_project_option(*command, context);
  add_example(*command, "isnad claims --project hodeidah.db --type airstrike --from 2018-06-01 --text 'سوق السمك'");
  command->callback(
      [&context, options] { context.action = [&context, options] { return claims(context, *options); }; });
}

}  // namespace isnad::cli
