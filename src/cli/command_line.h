// The subcommands, options and flags that a command line takes: CLI11 behind a small face, for each file that sees its
// header pays seconds of compiling. Values are written into what the options were given, which has to outlive parse().
#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace isnad::cli {

class Option {
 public:
  explicit Option(CLI::Option* option) : option_(option) {}
  Option* required(bool value = true);
  Option* type_name(const std::string& name);
  Option* expected(int least, int most);  // values; most < 0: any number
  Option* one_of(const std::vector<std::string>& values);
  Option* within(int least, int most);
  // Gives what is wrong with a value; empty where nothing is.
  Option* check(const std::function<std::string(const std::string&)>& fault);

 private:
  CLI::Option* option_;
};

class Command {
 public:
  Command(const std::string& help, const std::string& name);  // the program's own
  explicit Command(CLI::App* app);                            // of a program, which keeps it
  Command(const Command&) = delete;
  Command& operator=(const Command&) = delete;
  ~Command();

  Command* add_subcommand(const std::string& name, const std::string& help);
  // T: std::string, std::vector<std::string>, std::size_t, std::int64_t, int, unsigned, std::optional<unsigned>,
  // double.
  template <typename T>
  Option* add_option(const std::string& name, T& value, const std::string& help);
  void add_flag(const std::string& name, bool& value, const std::string& help);
  void require_subcommand();             // exactly one
  void footer(const std::string& text);  // words at the end of --help
  void callback(std::function<void()> named);

  // Fills the values and calls the callbacks of what was named. Where the line is none, or asks for help, it is told
  // and the exit status given; else nothing.
  std::optional<int> parse(int argc, char** argv);

 private:
  std::unique_ptr<CLI::App> own_;
  CLI::App* app_;
  std::vector<std::unique_ptr<Command>> commands_;
  std::vector<std::unique_ptr<Option>> options_;
};

}  // namespace isnad::cli
