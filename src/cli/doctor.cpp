// isnad doctor: is everything in place, and what to do where it is not.
#include <fmt/format.h>
#include <isnad/version.h>
#include <sqlite3.h>
#include <unicode/uvernum.h>

#include <chrono>
#include <filesystem>

#include "base/error_table.h"
#include "cli/command.h"
#include "cli/terminal.h"

namespace isnad::cli {
namespace {

struct Check {
  bool good = true;
  void say(bool ok, const std::string& what, const std::string& hint = {}) {
    good = good && ok;
    const bool rich = use_colours(stdout);
    fmt::print("{} {}\n", ok ? paint("ok  ", Colour::green, rich) : paint("FAIL", Colour::red, rich), what);
    if (!ok && !hint.empty()) fmt::print("     {}\n", hint);
  }
};

int doctor(const Context& context) {
  Check check;
  check.say(true, fmt::format("isnad {}", kVersion));
  check.say(true, fmt::format("SQLite {}, ICU {}", sqlite3_libversion(), U_ICU_VERSION));
  check.say(sqlite3_compileoption_used("ENABLE_FTS5") != 0, "SQLite has full-text search",
            "Use Debian's libsqlite3-0.");
  const auto before = std::chrono::steady_clock::now();
  const auto engine = open_engine(context);
  const auto took = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - before).count();
  if (engine) {
    check.say(true, fmt::format("data {} at {}, opened in {:.1f} ms", engine->data_hash(), context.data, took));
  } else {
    check.say(false, describe(engine.error()));
  }
  std::error_code code;
  const auto folder = std::filesystem::absolute(context.project, code).parent_path();
  const auto space = std::filesystem::space(folder, code);
  check.say(!code && space.available > (std::uintmax_t{100} << 20),
            fmt::format("{} MB free in {}", code ? 0 : space.available >> 20, folder.string()),
            "Make room, or keep the project elsewhere with --project.");
  return check.good ? kExitDone : kExitProject;
}

}  // namespace

void add_doctor(Command& app, Context& context) {
  auto* command = app.add_subcommand("doctor", "is everything in place");
  add_data_option(*command, context);
  add_project_option(*command, context);
  add_example(*command, "isnad doctor");
  command->callback([&context] { context.action = [&context] { return doctor(context); }; });
}

}  // namespace isnad::cli
