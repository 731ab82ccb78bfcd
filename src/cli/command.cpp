#include "cli/command.h"

#include <fmt/format.h>

#include <cstdio>

#include "base/error_table.h"

namespace isnad::cli {

void add_data_option(Command& command, Context& context) {
  command.add_option("--data", context.data, "compiled data (default $ISNAD_DATA, else beside the program)")
      ->type_name("FILE");
}

void add_project_option(Command& command, Context& context) {
  command.add_option("--project", context.project, "project file (default $ISNAD_PROJECT, else ./isnad.db)")
      ->type_name("FILE");
}

void add_example(Command& command, const std::string& text) { command.footer("Example:\n  " + text); }

void report_line(const Error& error) {
  std::fflush(stdout);
  fmt::print(stderr, "isnad: {}\n", describe(error));
}

int report(const Error& error) {
  report_line(error);
  return row_of(error.code).exit_status;
}

Result<Engine> open_engine(const Context& context) {
  auto engine = Engine::open(context.data);
  if (engine) return engine;
  Error error = engine.error();
  // Without data nothing works, whatever the reason is: it is not an input that failed.
  if (error.code == ErrorCode::not_found || error.code == ErrorCode::unreadable) error.code = ErrorCode::damaged;
  if (error.where.empty()) error.where = context.data;
  if (error.hint.empty())
    error.hint = "Make it with `isnad data build data --out " + context.data + "`, or name it with --data.";
  return tl::unexpected(error);
}

}  // namespace isnad::cli
