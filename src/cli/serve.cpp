// isnad serve: opens the desk on a project.
#include "cli/serve.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <pthread.h>
#include <signal.h>
#include <spawn.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <thread>

#include "base/error_table.h"
#include "cli/project.h"
#include "serve/accounts.h"
#include "serve/folder_source.h"
#include "serve/project_source.h"
#include "serve/server.h"
#include "serve/workshop.h"

namespace isnad::cli {
namespace {

namespace fs = std::filesystem;

// The data of the source checkout the program was built in, or where packages put it.
std::string data_folder() {
  std::error_code code;
  const fs::path self = fs::read_symlink("/proc/self/exe", code).parent_path();
  for (const fs::path& place : {self / "data", self / ".." / "share" / "isnad" / "data", self / ".." / ".." / "data"})
    if (fs::is_directory(place / "rules", code)) return fs::weakly_canonical(place, code).string();
  return {};
}

// The browser is a convenience: where none opens, the printed address remains.
void open_in_browser(const std::string& address) {
  posix_spawn_file_actions_t quiet;
  posix_spawn_file_actions_init(&quiet);
  posix_spawn_file_actions_addopen(&quiet, 1, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&quiet, 2, "/dev/null", O_WRONLY, 0);
  std::string program = "xdg-open", argument = address;
  char* arguments[] = {program.data(), argument.data(), nullptr};
  pid_t child = 0;
  posix_spawnp(&child, "xdg-open", &quiet, nullptr, arguments, environ);
  posix_spawn_file_actions_destroy(&quiet);
}

// Anything but this machine alone takes an https address, a project and somebody who may sign in.
Result<void> accounts_ready(const DeskOptions& options, bool folder) {
  if (options.origin.empty()) return {};
  const std::string_view scheme = "https://";
  const std::string_view rest = std::string_view(options.origin).substr(std::min(scheme.size(), options.origin.size()));
  const bool host = !rest.empty() && rest.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789.-:[]") == rest.npos;
  if (!options.origin.starts_with(scheme) || !host)
    return fail(ErrorCode::usage, "an origin is https:// and a host in lower case, with nothing behind it",
                options.origin, "a proxy ends TLS: see docs/how-to/share-a-desk.md");
  if (folder) return fail(ErrorCode::usage, "a folder of records has no accounts", options.project);
  auto project = Project::open(options.project, Project::Mode::read_only);
  if (!project) return tl::unexpected(project.error());
  const auto accounts = serve::list_accounts(*project);
  if (!accounts) return tl::unexpected(accounts.error());
  if (accounts->empty())
    return fail(ErrorCode::usage, "nobody has an account in this project", options.project,
                "isnad account add NAME --role admin --project " + options.project);
  return {};
}

}  // namespace

int open_desk(const DeskOptions& options) {
  std::error_code code;
  const bool folder = fs::is_directory(options.project, code);
  if (auto fine = accounts_ready(options, folder); !fine) return report(fine.error());
  auto source = folder ? serve::open_folder(options.project) : serve::open_project(options.project);
  if (!source) return report(source.error());
  serve::WorkshopPlaces places;
  places.project = folder ? std::string() : fs::absolute(options.project, code).string();
  places.blob = fs::absolute(options.blob, code).string();
  places.data = options.data_dir.empty() ? data_folder() : options.data_dir;
  places.scratch = fs::temp_directory_path(code).string();
  serve::Workshop workshop(std::move(places));
  // Signals are waited for by one thread, so that stopping is ordinary code.
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGINT);
  sigaddset(&set, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
  serve::Server server(**source, now_utc, user_name(), &workshop);
  const auto address = server.open(options.port, options.listen, options.origin);
  if (!address) return report(address.error());
  if (options.origin.empty())
    fmt::print("The desk is open; this address signs you in once:\n  {}\nCtrl-C closes it.\n", *address);
  else
    fmt::print("The desk is open on {}:{} for the proxy of {}; people sign in by their accounts.\nCtrl-C closes it.\n",
               options.listen, server.port(), *address);
  std::fflush(stdout);
  if (options.open_browser) open_in_browser(*address);
  std::thread watcher([&] {
    int number = 0;
    sigwait(&set, &number);
    workshop.jobs().close();  // pages that follow a job let go of their threads
    server.stop();
  });
  const bool ran = server.run();
  if (!ran) pthread_kill(watcher.native_handle(), SIGTERM);
  watcher.join();
  return ran ? kExitDone : kExitInternal;
}

void add_serve(Command& app, Context& context) {
  auto options = std::make_shared<DeskOptions>();
  auto no_open = std::make_shared<bool>(false);
  auto* command = app.add_subcommand("serve", "open the desk on a project, on this machine only");
  add_project_option(*command, context);
  add_data_option(*command, context);
  command->add_option("--data-dir", options->data_dir, "the data people may change in the desk")->type_name("DIR");
  command->add_option("--port", options->port, "port on 127.0.0.1; 0 takes any free one")->within(0, 65535);
  command->add_option("--listen", options->listen, "address of this machine that a proxy reaches; takes --origin")
      ->type_name("IP");
  command->add_option("--origin", options->origin, "https address people use, where a proxy ends TLS; takes accounts")
      ->type_name("URL");
  command->add_flag("--no-open", *no_open, "only print the address, open no browser");
  add_example(*command, "isnad serve --project raqqa.db");
  command->callback([&context, options, no_open] {
    context.action = [&context, options, no_open] {
      options->project = context.project;
      options->blob = context.data;
      options->open_browser = !*no_open && options->origin.empty();
      return open_desk(*options);
    };
  });
}

}  // namespace isnad::cli
