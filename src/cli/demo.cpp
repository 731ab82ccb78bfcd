// isnad demo: the shipped corpus, read into a project and opened in the desk.
#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/error_table.h"
#include "cli/command.h"
#include "cli/serve.h"

namespace isnad::cli {
namespace {

namespace fs = std::filesystem;

// Beside the program, where packages put it, or in the source checkout the program was built in.
Result<std::string> corpus() {
  std::error_code code;
  const fs::path self = fs::read_symlink("/proc/self/exe", code).parent_path();
  for (const fs::path& place : {self / "demo", self / ".." / "share" / "isnad" / "demo", self / ".." / ".." / "demo"})
    if (fs::is_directory(place, code)) return fs::weakly_canonical(place, code).string();
  return fail(ErrorCode::not_found, "the demo corpus is not beside the program", self.string(),
              "Run isnad from its build folder or install it whole.");
}

// The same program's `import`, as a process of its own: its messages and progress are the user's.
int import_corpus(const std::string& project, const std::string& data, const std::string& folder) {
  std::vector<std::string> words{"isnad", "import", "--project", project, "--data", data};
  std::error_code code;
  for (const auto& entry : fs::directory_iterator(folder, code))
    if (entry.path().extension() == ".txt") words.push_back(entry.path().string());
  std::sort(words.begin() + 6, words.end());
  std::vector<char*> arguments;
  for (auto& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  pid_t child = 0;
  if (posix_spawn(&child, "/proc/self/exe", nullptr, nullptr, arguments.data(), environ) != 0) return kExitInternal;
  int status = 0;
  if (waitpid(child, &status, 0) != child || !WIFEXITED(status)) return kExitInternal;
  return WEXITSTATUS(status);
}

int demo(const Context& context, const std::string& project, int port, bool open_browser) {
  const auto folder = corpus();
  if (!folder) return report(folder.error());
  const int imported = import_corpus(project, context.data, *folder);
  if (imported != kExitDone && imported != kExitSomeFailed) return imported;
  DeskOptions desk;
  desk.project = project;
  desk.blob = context.data;
  desk.port = port;
  desk.open_browser = open_browser;
  return open_desk(desk);
}

}  // namespace

void add_demo(Command& app, Context& context) {
  struct Options {
    std::string project = "isnad-demo.db";
    int port = 8470;
    bool no_open = false;
  };
  auto options = std::make_shared<Options>();
  auto* command = app.add_subcommand("demo", "read the shipped articles and open the desk on them");
  add_data_option(*command, context);
  command->add_option("--project", options->project, "where to keep them (default ./isnad-demo.db)")->type_name("FILE");
  command->add_option("--port", options->port, "port on 127.0.0.1; 0 takes any free one")->within(0, 65535);
  command->add_flag("--no-open", options->no_open, "only print the address, open no browser");
  add_example(*command, "isnad demo");
  command->callback([&context, options] {
    context.action = [&context, options] { return demo(context, options->project, options->port, !options->no_open); };
  });
}

}  // namespace isnad::cli
