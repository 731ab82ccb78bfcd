#include "cli/project.h"

#include <fmt/chrono.h>
#include <pwd.h>
#include <unistd.h>

#include <ctime>

#include "base/days.h"

namespace isnad::cli {

std::string now_utc() { return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::time(nullptr))); }

std::string user_name() {
  const passwd* entry = ::getpwuid(::geteuid());
  return entry != nullptr ? entry->pw_name : std::to_string(::geteuid());
}

Result<Project> open_project(const Context& context, Project::Mode mode) {
  return Project::open(context.project, mode);
}

void add_filter_options(Command& command, FilterOptions& options) {
  const auto day = [](const std::string& text) {
    return parse_day(text) ? std::string() : "not a day of the calendar as YYYY-MM-DD: " + text;
  };
  command.add_option("--type", options.types, "claim type, such as airstrike")
      ->type_name("TYPE")
      ->check([](const std::string& text) { return claim_type(text) ? std::string() : "no claim type: " + text; });
  command.add_option("--actor", options.actors, "id or name of a party")->type_name("ACTOR");
  command.add_option("--place", options.places, "id, P-code or name of a place")->type_name("PLACE");
  command.add_option("--source", options.sources, "id or name of who says so")->type_name("SOURCE");
  command.add_option("--outlet", options.outlets, "outlet")->type_name("NAME");
  command.add_option("--document", options.documents, "id of a document")->type_name("ID");
  command.add_option("--event", options.events, "id of an event")->type_name("ID");
  command.add_option("--from", options.from, "first day; by publication where no day is told")
      ->type_name("DATE")
      ->check(day);
  command.add_option("--to", options.to, "last day")->type_name("DATE")->check(day);
  command.add_option("--text", options.text, "words in the claim")->type_name("WORDS");
}

Result<ClaimFilter> filter_of(const FilterOptions& options) {
  ClaimFilter filter;
  for (const auto& name : options.types)
    if (const auto type = claim_type(name)) filter.types.push_back(*type);
  filter.actors = options.actors;
  filter.places = options.places;
  filter.sources = options.sources;
  filter.outlets = options.outlets;
  filter.documents = options.documents;
  filter.events = options.events;
  filter.from = parse_day(options.from);
  filter.to = parse_day(options.to);
  filter.text = options.text;
  if (filter.from && filter.to && *filter.to < *filter.from)
    return fail(ErrorCode::usage, "--to is before --from", options.to);
  return filter;
}

}  // namespace isnad::cli
