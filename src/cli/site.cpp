// isnad site: a publication that opens from a folder, with the network cut.
#include "cli/site.h"

#include <fmt/format.h>
#include <isnad/version.h>

#include <filesystem>

#include "base/error_table.h"
#include "cli/project.h"
#include "export/site.h"
#include "lexicon/lexicon.h"
#include "serve/outlines.h"

namespace isnad::cli {
namespace {

struct Options {
  std::string out, title;
  bool names = false;
  FilterOptions filter;
  bool filtered = false;
};

int run(const Context& context, const Options& options) {
  auto project = open_project(context, Project::Mode::read_only);
  if (!project) return report(project.error());
  const auto lexicon = Lexicon::open(context.data);
  if (!lexicon) return report(lexicon.error());
  exports::Names names(*lexicon);
  names.outline = serve::outline_of;
  const auto filter = filter_of(options.filter);
  if (!filter) return report(filter.error());
  const auto& f = options.filter;
  const bool filtered = !f.types.empty() || !f.actors.empty() || !f.places.empty() || !f.sources.empty() ||
                        !f.outlets.empty() || !f.documents.empty() || !f.from.empty() || !f.to.empty() ||
                        !f.text.empty();
  const auto records = exports::load(*project, filtered ? std::optional(store::where_of(*filter)) : std::nullopt);
  if (!records) return report(records.error());
  const exports::SiteOptions site{options.title, options.names, serve::governorate_outlines()};
  const auto files = exports::site_files(*records, names, site);
  const exports::About about{"site",    filtered ? "filtered" : "",        user_name(),
                             now_utc(), fmt::format("isnad {}", kVersion), records->audit_head};
  if (auto done = exports::write_bundle(options.out, files, about); !done) return report(done.error());
  auto log = open_project(context, Project::Mode::read_write);
  if (!log) return report(log.error());
  if (auto logged = log->audit(about.at, about.who, "site", options.out, exports::manifest(files, about)); !logged)
    return report(logged.error());
  fmt::print("{}: {} events; open it in a browser\n", (std::filesystem::path(options.out) / "index.html").string(),
             records->events.size());
  return kExitDone;
}

}  // namespace

void add_site(Command& app, Context& context) {
  auto* command = app.add_subcommand("site", "a page with map, timeline and evidence, to publish or to hand on");
  auto options = std::make_shared<Options>();
  command->add_option("--out", options->out, "folder")->required()->type_name("FOLDER");
  command->add_option("--title", options->title, "title of the page (default: the project's name)")->type_name("TEXT");
  command->add_flag("--names", options->names, "put the list of named victims beside the page");
  add_filter_options(*command, options->filter);
  add_data_option(*command, context);
  add_project_option(*command, context);
  add_example(*command, "isnad site --project raqqa.db --title 'Raqqa, June 2017' --out raqqa-site/");
  command->callback([&context, options] { context.action = [&context, options] { return run(context, *options); }; });
}

}  // namespace isnad::cli
