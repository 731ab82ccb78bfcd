#include "cli/run_cli.h"

#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "paths.h"

namespace isnad::test {
namespace fs = std::filesystem;

std::string slurp(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

TempDir::TempDir() {
  static std::atomic<int> number = 0;
  dir_ = (fs::temp_directory_path() / ("isnad-test-" + std::to_string(::getpid()) + "-" + std::to_string(++number)))
             .string();
  fs::create_directories(dir_);
}

TempDir::~TempDir() {
  std::error_code ignored;
  fs::remove_all(dir_, ignored);
}

std::string TempDir::write(const std::string& name, const std::string& bytes) const {
  const std::string to = path(name);
  fs::create_directories(fs::path(to).parent_path());
  std::ofstream(to, std::ios::binary) << bytes;
  return to;
}

Run isnad(const std::string& arguments, const std::string& input) {
  const TempDir dir;
  const std::string in = dir.write("in", input);
  const std::string command = "exec " + tests::built_path("isnad") + " " + arguments + " <" + in + " >" +
                              dir.path("out") + " 2>" + dir.path("err");
  const char* const argv[] = {"sh", "-c", command.c_str(), nullptr};
  pid_t child = 0;
  if (::posix_spawn(&child, "/bin/sh", nullptr, nullptr, const_cast<char* const*>(argv), environ) != 0)
    throw std::runtime_error("cannot start a shell");
  int status = 0;
  rusage used{};
  ::wait4(child, &status, 0, &used);
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, slurp(dir.path("out")), slurp(dir.path("err")), used.ru_maxrss};
}

}  // namespace isnad::test
