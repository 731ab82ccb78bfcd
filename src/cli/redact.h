#pragma once
namespace isnad::cli {

class Command;
struct Context;
void add_redact(Command& app, Context& context);

}  // namespace isnad::cli
