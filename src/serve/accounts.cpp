#include "serve/accounts.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "store/audit.h"

namespace isnad::serve {
namespace {

constexpr const char* kTable = R"sql(
CREATE TABLE IF NOT EXISTS accounts(
  name TEXT PRIMARY KEY,
  role TEXT NOT NULL CHECK (role IN ('viewer', 'coder', 'reviewer', 'lead', 'admin')),
  hash TEXT NOT NULL,             -- Argon2id, with its salt and costs
  since TEXT NOT NULL
) WITHOUT ROWID;
)sql";
constexpr std::array<std::string_view, 5> kRoles{"viewer", "coder", "reviewer", "lead", "admin"};
constexpr std::size_t kShortestPassword = 12, kLongestPassword = 1'000, kLongestName = 120;  // bytes

std::string hash_of(const std::string& password) {
  std::array<char, crypto_pwhash_STRBYTES> out{};
  if (sodium_init() < 0 ||
      crypto_pwhash_str(out.data(), password.data(), password.size(), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                        crypto_pwhash_MEMLIMIT_INTERACTIVE) != 0)
    return {};
  return out.data();
}

Result<void> check_name(const std::string& name) {
  const bool odd = std::any_of(name.begin(), name.end(), [](unsigned char c) { return c < 0x20 || c == 0x7F; });
  if (name.empty() || name.size() > kLongestName || odd || !utf8::valid(name))
    return fail(ErrorCode::usage, "a name has 1 to 120 bytes and no control characters", name);
  return {};
}

bool there(store::Database& database) {
  store::Statement ask(database, "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'accounts'");
  const bool found = ask.step() && ask.integer(0) == 1;
  ask.reset();
  return found;
}

void log(store::Database& database, const std::string& action, const std::string& name, const std::string& details,
         const std::string& who, const std::string& at) {
  AuditRow audit;
  audit.at = at;
  audit.who = who;
  audit.action = action;
  audit.subject = name;
  audit.details = details;
  store::append_audit(database, audit);
}

struct Found {
  Role role = Role::viewer;
  std::string hash;
};
std::optional<Found> find(store::Database& database, const std::string& name) {
  if (!there(database)) return std::nullopt;
  store::Statement ask(database, "SELECT role, hash FROM accounts WHERE name = ?1");
  ask.bind_text(1, name);
  std::optional<Found> out;
  if (ask.step())
    if (const auto role = role_of(ask.text(0))) out = Found{*role, ask.text(1)};
  ask.reset();
  return out;
}

}  // namespace

std::string_view name_of(Role role) { return kRoles[static_cast<std::size_t>(role)]; }

std::optional<Role> role_of(std::string_view name) {
  const auto at = std::find(kRoles.begin(), kRoles.end(), name);
  if (at == kRoles.end()) return std::nullopt;
  return static_cast<Role>(at - kRoles.begin());
}

Result<void> set_account(Project& project, const std::string& name, Role role, const std::string& password,
                         const std::string& who, const std::string& at) {
  if (auto fine = check_name(name); !fine) return fine;
  if (password.size() < kShortestPassword || password.size() > kLongestPassword)
    return fail(ErrorCode::usage, "a password has at least 12 characters", name, "a few words in a row do well");
  const std::string hash = hash_of(password);
  if (hash.empty()) return fail(ErrorCode::internal, "no memory to hash the password", name);
  auto& database = project.database();
  store::Transaction transaction(database);
  database.exec(kTable);
  store::Statement put(database,
                       "INSERT INTO accounts(name, role, hash, since) VALUES (?1, ?2, ?3, ?4) ON CONFLICT(name) DO "
                       "UPDATE SET role = ?2, hash = ?3, since = ?4");
  put.bind_text(1, name).bind(2, name_of(role)).bind(3, std::string_view(hash)).bind(4, std::string_view(at));
  put.run();
  log(database, "account.set", name, nlohmann::json{{"role", name_of(role)}}.dump(), who, at);
  transaction.commit();
  return database.status();
}

Result<void> remove_account(Project& project, const std::string& name, const std::string& who, const std::string& at) {
  auto& database = project.database();
  store::Transaction transaction(database);
  if (!find(database, name)) return fail(ErrorCode::not_found, "there is no such account", name);
  store::Statement drop(database, "DELETE FROM accounts WHERE name = ?1");
  drop.bind_text(1, name);
  drop.run();
  log(database, "account.remove", name, "", who, at);
  transaction.commit();
  return database.status();
}

Result<std::vector<Account>> list_accounts(Project& project) {
  std::vector<Account> out;
  auto& database = project.database();
  if (!there(database)) return out;
  store::Statement ask(database, "SELECT name, role, since FROM accounts ORDER BY name");
  while (ask.step())
    if (const auto role = role_of(ask.text(1))) out.push_back({ask.text(0), *role, ask.text(2)});
  if (auto status = database.status(); !status) return tl::unexpected(status.error());
  return out;
}

Result<std::optional<Standing>> standing_of(Project& project, const std::string& name) {
  auto& database = project.database();
  const auto found = find(database, name);
  if (auto status = database.status(); !status) return tl::unexpected(status.error());
  if (!found) return std::optional<Standing>();
  return Standing{found->role, found->hash};
}

Result<std::optional<Standing>> check_password(Project& project, const std::string& name, const std::string& password) {
  auto& database = project.database();
  const auto found = find(database, name);
  if (auto status = database.status(); !status) return tl::unexpected(status.error());
  if (password.size() > kLongestPassword || sodium_init() < 0) return std::optional<Standing>();
  if (!found) {
    hash_of(password);  // an unknown name is not told by a quick answer
    return std::optional<Standing>();
  }
  if (crypto_pwhash_str_verify(found->hash.c_str(), password.data(), password.size()) != 0)
    return std::optional<Standing>();
  return Standing{found->role, found->hash};
}

}  // namespace isnad::serve
