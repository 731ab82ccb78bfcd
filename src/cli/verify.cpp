// isnad verify: has anything in the project changed since it was put there; can its texts still be
// made from the raw bytes.
#include <fmt/format.h>

#include <filesystem>

#include "base/error_table.h"
#include "cli/project.h"
#include "cli/verify_bundle.h"
#include "ingest/recipe.h"

namespace isnad::cli {
namespace {

struct Options {
  std::string bundle, head;
  bool extract = false;
};

// Makes each text from its raw bytes again and compares; gives how many cannot be told because the
// project keeps no recipe for them (imported by an early version).
Result<std::uint64_t> extract_again(Project& project, VerifyReport& report) {
  const auto ids = project.document_ids();
  if (!ids) return tl::unexpected(ids.error());
  std::uint64_t untold = 0;
  for (const auto& id : *ids) {
    const auto custody = project.custody(id);
    if (!custody) return tl::unexpected(custody.error());
    const auto stored = project.document(id);
    if (!stored) return tl::unexpected(stored.error());
    if (!*custody || !*stored) continue;
    if ((*custody)->recipe.empty()) {
      ++untold;
      continue;
    }
    auto recipe = ingest::read_recipe((*custody)->recipe);
    auto bytes = project.raw((*custody)->document.raw_sha256);
    if (!bytes) continue;  // verify() has told it
    if (!recipe) {
      recipe.error().where = id;
      report.damage.push_back(recipe.error());
      continue;
    }
    recipe->item.bytes = std::move(*bytes).value_or("");
    const auto parsed = ingest::parse(recipe->item, recipe->options);
    const auto same = std::find_if(parsed.documents.begin(), parsed.documents.end(),
                                   [&](const Document& d) { return d.text == (*stored)->document.text; });
    if (same == parsed.documents.end())
      report.damage.push_back({ErrorCode::damaged, "this program makes another text of the raw bytes", id, ""});
  }
  return untold;
}

int verify(const Context& context, const Options& options) {
  auto project = open_project(context, Project::Mode::read_only);
  if (!project) return report(project.error());
  auto verified = project->verify(options.head);
  if (!verified) return report(verified.error());
  std::uint64_t untold = 0;
  if (options.extract) {
    const auto extracted = extract_again(*project, *verified);
    if (!extracted) return report(extracted.error());
    untold = *extracted;
  }
  for (const auto& error : verified->damage) report_line(error);
  fmt::print("{}: {} documents, {} source items, {} audit rows; {}\n", context.project, verified->documents,
             verified->raw, verified->audit,
             verified->damage.empty() ? "all as they were put there"
                                      : fmt::format("{} have changed", verified->damage.size()));
  if (untold > 0) fmt::print("{} documents were imported by an early version that kept no recipe\n", untold);
  fmt::print("last hash of the audit chain: {}\n", verified->head);
  return verified->damage.empty() ? kExitDone : kExitProject;
}

}  // namespace

void add_verify(Command& app, Context& context) {
  auto* command = app.add_subcommand("verify", "hash everything in the project again and say what has changed");
  auto options = std::make_shared<Options>();
  command
      ->add_option("bundle", options->bundle,
                   "folder of an export, checked against its manifest.json instead of a project; or a project file")
      ->type_name("FOLDER");
  command->add_option("--head", options->head, "hash of the audit chain noted before: is it still in the chain")
      ->type_name("HASH");
  command->add_flag("--extract", options->extract, "make every text from its raw bytes again and compare");
  add_project_option(*command, context);
  add_example(*command, "isnad verify --project hodeidah.db --extract");
  command->callback([&context, options] {
    context.action = [&context, options]() -> int {
      if (options->bundle.empty()) return verify(context, *options);
      // `isnad export --format sqlite` writes a project, not a folder.
      if (!std::filesystem::is_regular_file(options->bundle)) return verify_bundle(options->bundle);
      context.project = options->bundle;
      return verify(context, *options);
    };
  });
}

}  // namespace isnad::cli
