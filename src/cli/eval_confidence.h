// isnad eval confidence: whether claims at 0.8 are right four times in five.
#pragma once
namespace CLI {
class App;
}
namespace isnad::cli {
struct Context;
void add_eval_confidence(CLI::App& eval, Context& context);
}  // namespace isnad::cli
