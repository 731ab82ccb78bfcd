// Who may talk to the desk.
//
// On this machine alone: one address, printed once and good once, signs the browser in; afterwards a
// cookie speaks for it. With an origin of its own (https://desk.example, TLS ended by a proxy) people
// sign in by their accounts, and each browser has a session. Requests are refused unless Host is the
// desk's own (so that a foreign name bound to 127.0.0.1 gets nothing) and, for writes, Origin is too
// and the token of the session is sent along. Thread-safe.
#pragma once
#include <chrono>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "serve/message.h"

namespace isnad::serve {

struct Session {
  std::string who;    // of the account; empty for the person at this machine
  std::string token;  // that writes must carry
  std::string stamp;  // of the account when it signed in
};

class Auth {
 public:
  // Draws its secrets from the system; `port` names the cookie, for cookies ignore ports. An origin
  // stands for a desk with accounts.
  explicit Auth(int port, std::string origin = {});

  [[nodiscard]] bool by_account() const { return !origin_.empty(); }
  // What follows /enter?key= ; a new one may be asked for at any time, older ones lapse.
  std::string new_key();
  // Spends the key: the Set-Cookie line, or nothing where it is wrong or spent.
  std::optional<std::string> enter(const std::string& key);
  // A session for an account whose password was right: the Set-Cookie line.
  std::string sign_in(const std::string& who, const std::string& stamp);
  // Ends the session of the request: the Set-Cookie line that forgets it.
  std::string sign_out(const Request& request);
  // Wrong passwords in a row make a name wait, the longer the more there were.
  bool may_try(const std::string& name);
  void tried(const std::string& name, bool right);

  [[nodiscard]] bool host_ok(const Request& request) const;
  [[nodiscard]] bool origin_ok(const Request& request) const;
  // The session of the request's cookie; nothing where there is none or it lay idle too long.
  [[nodiscard]] std::optional<Session> session(const Request& request);
  [[nodiscard]] bool token_ok(const Request& request, const Session& session) const;
  [[nodiscard]] const std::string& token() const { return token_; }  // of the person at this machine

 private:
  using Clock = std::chrono::steady_clock;
  struct Open {
    Session session;
    Clock::time_point used;
  };
  struct Tries {
    int wrong = 0;
    Clock::time_point until;
  };
  [[nodiscard]] std::string cookie_of(const Request& request) const;
  int port_;
  std::string origin_, authority_, cookie_name_;
  std::string cookie_, token_;
  std::mutex mutex_;
  std::string key_;                   // empty once spent
  std::map<std::string, Open> open_;  // by cookie
  std::map<std::string, Tries> tries_;
};

}  // namespace isnad::serve
