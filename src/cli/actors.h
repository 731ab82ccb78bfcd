// isnad actors: what articles teach about the actor base.
#pragma once
#include "cli/command.h"

namespace isnad::cli {

void add_actors(CLI::App& app, Context& context);

}  // namespace isnad::cli
