// Measures of fusion under `isnad eval`.
#pragma once
#include "cli/command.h"

namespace isnad::cli {

void add_eval_airwars(Command& eval, Context& context);
void add_eval_pairs(Command& eval, Context& context);

}  // namespace isnad::cli
