// isnad audit.
#pragma once

namespace isnad::cli {

class Command;
struct Context;
void add_audit(Command& app, Context& context);

}  // namespace isnad::cli
