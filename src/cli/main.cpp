// isnad: the command line. One file per subcommand; this one only dispatches.
#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>

#include "base/error_table.h"
#include "cli/account.h"
#include "cli/audit.h"
#include "cli/command.h"
#include "cli/compare.h"
#include "cli/keep.h"
#include "cli/redact.h"
#include "cli/site.h"
#include "cli/variants.h"

namespace isnad::cli {
namespace {

// $ISNAD_DATA, else beside the program, else where packages put it.
std::string default_data() {
  if (const char* given = std::getenv("ISNAD_DATA"); given != nullptr && *given != '\0') return given;
  std::error_code code;
  const auto self = std::filesystem::read_symlink("/proc/self/exe", code);
  if (code) return "isnad.blob";
  const auto beside = self.parent_path() / "isnad.blob";
  if (std::filesystem::exists(beside, code)) return beside;
  const auto shared = self.parent_path().parent_path() / "share" / "isnad" / "isnad.blob";
  return std::filesystem::exists(shared, code) ? shared : beside;
}

std::string default_project() {
  const char* given = std::getenv("ISNAD_PROJECT");
  return given != nullptr && *given != '\0' ? given : "./isnad.db";
}

int run(int argc, char** argv) {
  Context context;
  context.program = argv[0];
  context.data = default_data();
  context.project = default_project();
  Command app{
      "isnad reads Arabic reporting on armed conflict as claims: who did what to whom,\n"
      "where, when, according to whom, with the words behind it.",
      "isnad"};
  app.require_subcommand();
  add_example(app, "isnad read article.txt --published 2017-06-14");
  for (const auto add :
       {add_read,       add_annotate, add_extract, add_claims,  add_events, add_event,  add_explain, add_ledgers,
        add_judgements, add_init,     add_import,  add_collect, add_reread, add_accept, add_verify,  add_audit,
        add_custody,    add_export,   add_site,    add_compare, add_demo,   add_serve,  add_account, add_redact,
        add_data,       add_actors,   add_places,  add_eval,    add_doctor, add_version})
    add(app, context);
  if (const auto status = app.parse(argc, argv)) return *status;
  return context.action ? context.action() : kExitUsage;
}

}  // namespace
}  // namespace isnad::cli

int main(int argc, char** argv) {
  try {
    return isnad::cli::run(argc, argv);
  } catch (const std::exception& error) {
    // Nothing in the flow throws on bad input: this is a fault of the program.
    fmt::print(stderr, "isnad: internal error: {}\n  Please report it with the command that showed it.\n",
               error.what());
    return isnad::kExitInternal;
  }
}
