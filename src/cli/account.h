#pragma once
namespace isnad::cli {

class Command;
struct Context;
void add_account(Command& app, Context& context);

}  // namespace isnad::cli
