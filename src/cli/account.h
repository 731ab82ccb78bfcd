#pragma once
namespace CLI {
class App;
}

namespace isnad::cli {

struct Context;
void add_account(CLI::App& app, Context& context);

}  // namespace isnad::cli
