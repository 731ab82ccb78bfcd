// isnad actors variants, isnad places variants: what articles teach about the data, for an analyst to decide.
#pragma once
#include "cli/command.h"

namespace isnad::cli {

void add_actors(Command& app, Context& context);
void add_places(Command& app, Context& context);

}  // namespace isnad::cli
