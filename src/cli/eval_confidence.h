// isnad eval confidence: whether claims at 0.8 are right four times in five.
#pragma once
namespace isnad::cli {
class Command;
struct Context;
void add_eval_confidence(Command& eval, Context& context);
}  // namespace isnad::cli
