// What every subcommand shares: how it is registered, where data and project are, how errors are
// told. One file per subcommand; main.cpp lists them.
#pragma once
#include <isnad/engine.h>

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "cli/command_line.h"

namespace isnad::cli {

// Options that stand before or after any subcommand, and what was asked for.
struct Context {
  std::string program;          // for messages
  std::string data;             // compiled data
  std::string project;          // project file
  std::function<int()> action;  // set by the subcommand that was named
};

// `--data FILE`, `--project FILE`.
void add_data_option(Command& command, Context& context);
void add_project_option(Command& command, Context& context);
// Words at the end of --help.
void add_example(Command& command, const std::string& text);

// The compiled data, with a message on stderr where it does not open.
Result<Engine> open_engine(const Context& context);
// "isnad: where: what" and a line on what to do, on stderr; gives the exit status.
int report(const Error& error);
void report_line(const Error& error);

void add_read(Command& app, Context& context);
void add_annotate(Command& app, Context& context);
void add_extract(Command& app, Context& context);
void add_claims(Command& app, Context& context);
void add_events(Command& app, Context& context);
void add_event(Command& app, Context& context);
void add_explain(Command& app, Context& context);
void add_init(Command& app, Context& context);
void add_import(Command& app, Context& context);
void add_accept(Command& app, Context& context);
void add_judgements(Command& app, Context& context);
void add_ledgers(Command& app, Context& context);
void add_verify(Command& app, Context& context);
void add_export(Command& app, Context& context);
void add_serve(Command& app, Context& context);
void add_demo(Command& app, Context& context);
void add_eval(Command& app, Context& context);
void add_eval_conllu(Command& eval, Context& context);
void add_data(Command& app, Context& context);
void add_doctor(Command& app, Context& context);
void add_version(Command& app, Context& context);

}  // namespace isnad::cli
