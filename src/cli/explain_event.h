// isnad explain on an event: why its claims are together, and why near ones are not.
#pragma once
#include <string>

#include "cli/command.h"
#include "cli/pipeline.h"

namespace isnad::cli {

// Ids of events are e and sixteen hexadecimal digits, those of claims sixteen digits.
bool names_event(const std::string& id);
int explain_event(const Context& context, const std::string& id, const InputOptions& input);

}  // namespace isnad::cli
