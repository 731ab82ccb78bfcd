// isnad actors variants, isnad places variants: what articles teach about the data, for an analyst to decide.
#pragma once
#include "cli/command.h"

namespace isnad::cli {

void add_actors(CLI::App& app, Context& context);
void add_places(CLI::App& app, Context& context);

}  // namespace isnad::cli
