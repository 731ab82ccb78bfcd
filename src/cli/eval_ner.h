// isnad eval ner: names against a corpus of marked names.
#pragma once
#include "cli/command.h"

namespace isnad::cli {

// Adds `ner` to the command `eval`.
void add_eval_ner(Command& eval, Context& context);

}  // namespace isnad::cli
