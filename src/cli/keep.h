// What the subcommands that put documents into a project share, and their own registration.
#pragma once
#include <isnad/store.h>

#include "cli/command.h"
#include "cli/pipeline.h"
#include "ingest/parse.h"
#include "model/reading.h"

namespace isnad::cli {

std::string tool_name();  // isnad 0.1.0
// A reading as the project keeps it; with the item it came from, whose bytes it points to.
ReadDocument read_document(Reading&& reading);
ReadDocument read_document(Reading&& reading, const ingest::Item& item, const ingest::ParseOptions& options);
// What parsing is told of documents that say less.
ingest::ParseOptions parse_options(const InputOptions& options);

void add_collect(Command& app, Context& context);
void add_reread(Command& app, Context& context);
void add_custody(Command& app, Context& context);

}  // namespace isnad::cli
