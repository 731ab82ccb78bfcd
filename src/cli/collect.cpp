// isnad collect: one round through the feeds of a plan, into the project. Asks nobody unless told to.
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <isnad/version.h>

#include <chrono>
#include <ctime>
#include <filesystem>
#include <thread>

#include "base/error_table.h"
#include "cli/keep.h"
#include "cli/project.h"
#include "collect/collector.h"
#include "lexicon/lexicon.h"
#include "store/kin.h"

namespace isnad::cli {
namespace {

struct Options {
  std::string plan;
  bool dry = false, no_events = false;
};

std::int64_t now() { return static_cast<std::int64_t>(std::time(nullptr)); }

std::string instant(std::int64_t seconds) {
  return seconds == 0 ? "never" : fmt::format("{:%Y-%m-%d %H:%M} UTC", fmt::gmtime(static_cast<std::time_t>(seconds)));
}

collect::Hooks hooks_of() {
  collect::Hooks hooks;
  hooks.now = now;
  hooks.wait = [](double seconds) { std::this_thread::sleep_for(std::chrono::duration<double>(seconds)); };
  hooks.trouble = [](const Error& error) { report_line(error); };
  hooks.keep = [](ingest::Item&&, const std::string&, const collect::Feed&) -> Result<void> { return {}; };
  return hooks;
}

std::string agent() { return fmt::format("isnad/{}", kVersion); }

int dry_run(const Context& context, const collect::Plan& plan) {
  // A project that is not there yet knows of no address; a dry run does not make it.
  const bool there = std::filesystem::exists(context.project);
  auto project =
      Project::open(there ? context.project : ":memory:", there ? Project::Mode::read_only : Project::Mode::create);
  if (!project) return report(project.error());
  collect::Collector collector(plan, agent(), project->database(), hooks_of());
  for (const auto& intent : collector.intents()) {
    std::string hosts;
    for (const auto& host : intent.hosts) hosts += (hosts.empty() ? "" : ", ") + host;
    fmt::print("{}\n  {}; asked before: {}; pages that wait: {}; hosts: {}\n", intent.address,
               intent.due ? "would be asked now" : "not before " + instant(intent.due_at), instant(intent.asked_before),
               intent.pages_waiting, hosts);
  }
  fmt::print("dry run: nobody was asked\n");
  return kExitDone;
}

int collect_round(const Context& context, const Options& options) {
  const auto plan = collect::read_plan(options.plan);
  if (!plan) return report(plan.error());
  if (options.dry) return dry_run(context, *plan);
  const auto engine = open_engine(context);
  if (!engine) return report(engine.error());
  auto project = open_project(context, Project::Mode::create);
  if (!project) return report(project.error());
  std::vector<std::string> inputs = {options.plan};
  for (const auto& feed : plan->feeds) inputs.push_back(feed.address.text);
  store::keep_kin(project->database(), fuse::kin_of(engine->lexicon().actors()));
  const auto import = project->begin_import({now_utc(), user_name(), tool_name(), engine->data_hash(), inputs});
  if (!import) return report(import.error());

  Engine::Scratch scratch;
  std::uint64_t added = 0, claims = 0;
  auto hooks = hooks_of();
  hooks.keep = [&](ingest::Item&& item, const std::string& retrieved, const collect::Feed& feed) -> Result<void> {
    ingest::ParseOptions parsing;
    parsing.outlet = feed.outlet;
    auto parsed = ingest::parse(item, parsing);
    for (const auto& error : parsed.errors) report_line(error);
    for (auto& document : parsed.documents) {
      const auto known = project->has(document, tool_name(), engine->data_hash());
      if (!known) return tl::unexpected(known.error());
      if (*known) continue;
      Reading reading;
      engine->read(document, scratch, reading);
      const std::size_t found = reading.claims.size();
      ReadDocument read = read_document(std::move(reading), item, parsing);
      read.retrieved = retrieved;
      const auto outcome = project->add(read, *import);
      if (!outcome) return tl::unexpected(outcome.error());
      added += *outcome == Added::added ? 1U : 0U;
      claims += *outcome == Added::added ? found : 0U;
    }
    return {};
  };
  collect::Collector collector(*plan, agent(), project->database(), hooks);
  const auto round = collector.run();
  if (!round) return report(round.error());
  if (auto ended = project->end_import(*import, now_utc()); !ended) return report(ended.error());
  if (added > 0 && !options.no_events)
    if (auto events = project->fuse_events(); !events) return report(events.error());
  fmt::print(
      "{}: {} requests; {} feeds read, {} unchanged, {} not due yet; {} pages kept, {} wait; {} documents added "
      "with {} claims\n",
      context.project, round->asked, round->feeds, round->unchanged, round->not_due, round->pages, round->waiting,
      added, claims);
  if (round->failed > 0 || round->refused > 0)
    fmt::print(stderr, "isnad: {} addresses failed, {} of them refused by robots.txt\n", round->failed, round->refused);
  if (round->elsewhere > 0)
    fmt::print(stderr, "isnad: {} links lead to hosts that are not in `hosts`: left alone\n", round->elsewhere);
  return round->failed > 0 ? kExitSomeFailed : kExitDone;
}

}  // namespace

void add_collect(Command& app, Context& context) {
  auto* command = app.add_subcommand("collect", "ask the feeds of a plan for what is new and keep it in a project");
  auto options = std::make_shared<Options>();
  command->add_option("plan", options->plan, "the feeds, see docs/how-to/collect.md")
      ->required()
      ->type_name("FEEDS.toml");
  command->add_flag("--dry-run", options->dry, "say what would be asked, and ask nobody");
  command->add_flag("--no-events", options->no_events, "do not fuse the claims to events at the end");
  add_data_option(*command, context);
  add_project_option(*command, context);
  add_example(*command, "isnad collect feeds.toml --project hodeidah.db --dry-run");
  command->callback(
      [&context, options] { context.action = [&context, options] { return collect_round(context, *options); }; });
}

}  // namespace isnad::cli
