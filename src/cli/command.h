// What every subcommand shares: how it is registered, where data and project are, how errors are
// told. One file per subcommand; main.cpp lists them.
#pragma once
#include <isnad/engine.h>

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace isnad::cli {

// Options that stand before or after any subcommand, and what was asked for.
struct Context {
  std::string program;          // for messages
  std::string data;             // compiled data
  std::string project;          // project file
  std::function<int()> action;  // set by the subcommand that was named
};

// `--data FILE`, `--project FILE`.
void add_data_option(CLI::App& command, Context& context);
void add_project_option(CLI::App& command, Context& context);
// Words at the end of --help.
void add_example(CLI::App& command, const std::string& text);

// The compiled data, with a message on stderr where it does not open.
Result<Engine> open_engine(const Context& context);
// "isnad: where: what" and a line on what to do, on stderr; gives the exit status.
int report(const Error& error);
void report_line(const Error& error);

void add_read(CLI::App& app, Context& context);
void add_annotate(CLI::App& app, Context& context);
void add_extract(CLI::App& app, Context& context);
void add_claims(CLI::App& app, Context& context);
void add_events(CLI::App& app, Context& context);
void add_explain(CLI::App& app, Context& context);
void add_init(CLI::App& app, Context& context);
void add_import(CLI::App& app, Context& context);
void add_accept(CLI::App& app, Context& context);
void add_verify(CLI::App& app, Context& context);
void add_serve(CLI::App& app, Context& context);
void add_demo(CLI::App& app, Context& context);
void add_eval(CLI::App& app, Context& context);
void add_eval_conllu(CLI::App& eval, Context& context);
void add_data(CLI::App& app, Context& context);
void add_doctor(CLI::App& app, Context& context);
void add_version(CLI::App& app, Context& context);

}  // namespace isnad::cli
