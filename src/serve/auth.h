// Who may talk to the desk.
//
// The desk listens on loopback only. One address, printed once and good once, signs the browser
// in; afterwards a cookie speaks for it. Requests are refused unless Host is the desk's own (so
// that a foreign name bound to 127.0.0.1 gets nothing) and, for writes, Origin is too and the
// token of the session is sent along. Thread-safe.
#pragma once
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "serve/message.h"

namespace isnad::serve {

class Auth {
 public:
  // Draws its secrets from the system; `port` names the cookie, for cookies ignore ports.
  explicit Auth(int port);

  // What follows /enter?key= ; a new one may be asked for at any time, older ones lapse.
  std::string new_key();
  // Spends the key: the Set-Cookie line, or nothing where it is wrong or spent.
  std::optional<std::string> enter(const std::string& key);

  [[nodiscard]] bool host_ok(const Request& request) const;
  [[nodiscard]] bool origin_ok(const Request& request) const;
  [[nodiscard]] bool signed_in(const Request& request) const;
  [[nodiscard]] bool token_ok(const Request& request) const;
  [[nodiscard]] const std::string& token() const { return token_; }

 private:
  int port_;
  std::string cookie_, token_;
  std::mutex mutex_;
  std::string key_;  // empty once spent
};

}  // namespace isnad::serve
