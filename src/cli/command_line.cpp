#include "cli/command_line.h"

#include <CLI/CLI.hpp>
#include <cstdint>
#include <utility>

#include "base/error_table.h"

namespace isnad::cli {

Option* Option::required(bool value) {
  option_->required(value);
  return this;
}

Option* Option::type_name(const std::string& name) {
  option_->type_name(name);
  return this;
}

Option* Option::expected(int least, int most) {
  option_->expected(least, most);
  return this;
}

Option* Option::one_of(const std::vector<std::string>& values) {
  option_->check(CLI::IsMember(values));
  return this;
}

Option* Option::within(int least, int most) {
  option_->check(CLI::Range(least, most));
  return this;
}

Option* Option::check(const std::function<std::string(const std::string&)>& fault) {
  option_->check(fault);
  return this;
}

Command::Command(const std::string& help, const std::string& name)
    : own_(std::make_unique<CLI::App>(help, name)), app_(own_.get()) {
  app_->set_help_all_flag("--help-all", "help of every subcommand");
}

Command::Command(CLI::App* app) : app_(app) {}

Command::~Command() = default;

Command* Command::add_subcommand(const std::string& name, const std::string& help) {
  return commands_.emplace_back(std::make_unique<Command>(app_->add_subcommand(name, help))).get();
}

template <typename T>
Option* Command::add_option(const std::string& name, T& value, const std::string& help) {
  return options_.emplace_back(std::make_unique<Option>(app_->add_option(name, value, help))).get();
}
template Option* Command::add_option(const std::string&, std::string&, const std::string&);
template Option* Command::add_option(const std::string&, std::vector<std::string>&, const std::string&);
template Option* Command::add_option(const std::string&, std::size_t&, const std::string&);
template Option* Command::add_option(const std::string&, unsigned&, const std::string&);
template Option* Command::add_option(const std::string&, std::optional<unsigned>&, const std::string&);
template Option* Command::add_option(const std::string&, std::int64_t&, const std::string&);
template Option* Command::add_option(const std::string&, double&, const std::string&);
template Option* Command::add_option(const std::string&, int&, const std::string&);

void Command::add_flag(const std::string& name, bool& value, const std::string& help) {
  app_->add_flag(name, value, help);
}

void Command::require_subcommand() { app_->require_subcommand(1); }

void Command::footer(const std::string& text) { app_->footer(text); }

void Command::callback(std::function<void()> named) { app_->callback(std::move(named)); }

std::optional<int> Command::parse(int argc, char** argv) {
  try {
    app_->parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app_->exit(error) == 0 ? kExitDone : kExitUsage;
  }
  return std::nullopt;
}

}  // namespace isnad::cli
