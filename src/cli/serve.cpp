// isnad serve: opens the desk on a project.
#include "cli/serve.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <pthread.h>
#include <signal.h>
#include <spawn.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <thread>

#include "base/error_table.h"
#include "cli/project.h"
#include "serve/folder_source.h"
#include "serve/project_source.h"
#include "serve/server.h"

namespace isnad::cli {
namespace {

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

}  // namespace

int open_desk(const std::string& project, int port, bool open_browser) {
  std::error_code code;
  const bool folder = std::filesystem::is_directory(project, code);
  auto source = folder ? serve::open_folder(project) : serve::open_project(project);
  if (!source) return report(source.error());
  // Signals are waited for by one thread, so that stopping is ordinary code.
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGINT);
  sigaddset(&set, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
  serve::Server server(**source, now_utc, user_name());
  const auto address = server.open(port);
  if (!address) return report(address.error());
  fmt::print("The desk is open; this address signs you in once:\n  {}\nCtrl-C closes it.\n", *address);
  std::fflush(stdout);
  if (open_browser) open_in_browser(*address);
  std::thread watcher([&] {
    int number = 0;
    sigwait(&set, &number);
    server.stop();
  });
  const bool ran = server.run();
  if (!ran) pthread_kill(watcher.native_handle(), SIGTERM);
  watcher.join();
  return ran ? kExitDone : kExitInternal;
}

void add_serve(CLI::App& app, Context& context) {
  struct Options {
    int port = 8470;
    bool no_open = false;
  };
  auto options = std::make_shared<Options>();
  auto* command = app.add_subcommand("serve", "open the desk on a project, on this machine only");
  add_project_option(*command, context);
  command->add_option("--port", options->port, "port on 127.0.0.1; 0 takes any free one")->check(CLI::Range(0, 65535));
  command->add_flag("--no-open", options->no_open, "only print the address, open no browser");
  add_example(*command, "isnad serve --project raqqa.db");
  command->callback([&context, options] {
    context.action = [&context, options] { return open_desk(context.project, options->port, !options->no_open); };
  });
}

}  // namespace isnad::cli
