// isnad places: what articles teach about the gazetteer.
#pragma once
#include "cli/command.h"

namespace isnad::cli {

void add_places(CLI::App& app, Context& context);

}  // namespace isnad::cli
