// What the subcommands on a project share.
#pragma once
#include <isnad/store.h>

#include <string>

#include "cli/command.h"

namespace isnad::cli {

std::string now_utc();    // 2024-05-01T10:00:00Z
std::string user_name();  // of the account that runs the program
Result<Project> open_project(const Context& context, Project::Mode mode);

// Options that make a ClaimFilter, for commands that list.
struct FilterOptions {
  std::vector<std::string> types, actors, places, sources, outlets, documents, events;
  std::string from, to, text;
};
void add_filter_options(Command& command, FilterOptions& options);
Result<ClaimFilter> filter_of(const FilterOptions& options);

}  // namespace isnad::cli
