// People who may sign in where the desk answers to more than this machine: a name, a role, and the
// Argon2id hash of a password, in a table of the project that no export carries. Every change is a row
// of the audit chain. For one connection, not shared between threads.
#pragma once
#include <isnad/store.h>

#include <optional>
#include <string>
#include <vector>

#include "serve/roles.h"

namespace isnad::serve {

struct Account {
  std::string name;
  Role role = Role::viewer;
  std::string since;  // when it was made or last changed
};

// What an account may do now; `stamp` changes with its password, and sessions end with it.
struct Standing {
  Role role = Role::viewer;
  std::string stamp;
};

// Makes an account or gives one another role and password. usage: a name or password that will not do.
Result<void> set_account(Project& project, const std::string& name, Role role, const std::string& password,
                         const std::string& who, const std::string& at);
Result<void> remove_account(Project& project, const std::string& name, const std::string& who, const std::string& at);
Result<std::vector<Account>> list_accounts(Project& project);
// Nothing where there is no such account. Cheap: asked with every request.
Result<std::optional<Standing>> standing_of(Project& project, const std::string& name);
// Nothing where name or password is wrong; takes as long either way (some 50 ms and 64 MB).
Result<std::optional<Standing>> check_password(Project& project, const std::string& name, const std::string& password);

}  // namespace isnad::serve
