#pragma once
namespace isnad::cli {

class Command;
struct Context;
void add_compare(Command& app, Context& context);

}  // namespace isnad::cli
