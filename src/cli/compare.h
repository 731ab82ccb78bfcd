#pragma once
namespace CLI {
class App;
}

namespace isnad::cli {

struct Context;
void add_compare(CLI::App& app, Context& context);

}  // namespace isnad::cli
