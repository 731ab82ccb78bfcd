// isnad account: who may sign in at a desk that answers to more than this machine.
#include "cli/account.h"

#include <fmt/format.h>
#include <termios.h>
#include <unistd.h>

#include <cstdio>
#include <iostream>
#include <memory>

#include "base/error_table.h"
#include "cli/project.h"
#include "cli/terminal.h"
#include "serve/accounts.h"

namespace isnad::cli {
namespace {

struct Options {
  std::string name, role = "coder";
};

// A line of standard input, not shown where that is a terminal.
std::string ask_password() {
  const bool shown = ::isatty(STDIN_FILENO) == 0;
  termios before{};
  if (!shown) {
    fmt::print(stderr, "password (12 characters or more): ");
    ::tcgetattr(STDIN_FILENO, &before);
    termios quiet = before;
    quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet);
  }
  std::string line;
  std::getline(std::cin, line);
  if (!shown) {
    ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &before);
    fmt::print(stderr, "\n");
  }
  return line;
}

int add(const Context& context, const Options& options) {
  auto project = open_project(context, Project::Mode::read_write);
  if (!project) return report(project.error());
  const auto role = serve::role_of(options.role);
  if (!role) return report({ErrorCode::usage, "no such role: " + options.role, "--role", ""});
  const auto done = serve::set_account(*project, options.name, *role, ask_password(), user_name(), now_utc());
  if (!done) return report(done.error());
  fmt::print("{} may sign in as {}\n", options.name, options.role);
  return kExitDone;
}

int remove(const Context& context, const Options& options) {
  auto project = open_project(context, Project::Mode::read_write);
  if (!project) return report(project.error());
  if (auto done = serve::remove_account(*project, options.name, user_name(), now_utc()); !done)
    return report(done.error());
  fmt::print("{} can no longer sign in; open sessions end now\n", options.name);
  return kExitDone;
}

int list(const Context& context) {
  auto project = open_project(context, Project::Mode::read_only);
  if (!project) return report(project.error());
  const auto accounts = serve::list_accounts(*project);
  if (!accounts) return report(accounts.error());
  Table table({"name", "role", "since"}, stdout);
  for (const auto& a : *accounts)
    table.add({{a.name, Colour::none}, {std::string(serve::name_of(a.role)), Colour::none}, {a.since, Colour::dim}});
  if (accounts->empty())
    fmt::print("no accounts: the desk answers to this machine alone\n");
  else
    fmt::print("{}", table.render());
  return kExitDone;
}

}  // namespace

void add_account(Command& app, Context& context) {
  auto options = std::make_shared<Options>();
  auto* command = app.add_subcommand("account", "who may sign in at a desk that others reach");
  command->require_subcommand();
  add_example(*command, "isnad account add salma --role reviewer --project raqqa.db");
  auto* make = command->add_subcommand("add", "make an account, or give one another role and password");
  make->add_option("name", options->name, "name to sign in by")->required()->type_name("NAME");
  make->add_option("--role", options->role,
                   "viewer looks; coder judges claims; reviewer also merges, splits and takes tables away; lead also "
                   "reads articles in; admin also changes the data")
      ->one_of({"viewer", "coder", "reviewer", "lead", "admin"});
  add_project_option(*make, context);
  add_example(*make, "isnad account add salma --role reviewer < password.txt");
  make->callback([&context, options] { context.action = [&context, options] { return add(context, *options); }; });
  auto* drop = command->add_subcommand("remove", "take an account away");
  drop->add_option("name", options->name, "whose")->required()->type_name("NAME");
  add_project_option(*drop, context);
  add_example(*drop, "isnad account remove salma");
  drop->callback([&context, options] { context.action = [&context, options] { return remove(context, *options); }; });
  auto* show = command->add_subcommand("list", "names, roles and since when");
  add_project_option(*show, context);
  add_example(*show, "isnad account list");
  show->callback([&context] { context.action = [&context] { return list(context); }; });
}

}  // namespace isnad::cli
