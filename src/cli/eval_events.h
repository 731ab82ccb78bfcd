// Measures of fusion under `isnad eval`.
#pragma once
#include "cli/command.h"

namespace isnad::cli {

void add_eval_airwars(CLI::App& eval, Context& context);
void add_eval_pairs(CLI::App& eval, Context& context);

}  // namespace isnad::cli
