// isnad audit.
#pragma once

namespace CLI {
class App;
}

namespace isnad::cli {

struct Context;
void add_audit(CLI::App& app, Context& context);

}  // namespace isnad::cli
