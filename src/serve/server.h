// The desk on a socket of this machine.
//
//   Server server(source, now, who);
//   auto address = server.open(8470);     // binds; tells the one-time sign-in address
//   server.run();                         // until stop()
#pragma once
#include <isnad/error.h>

#include <functional>
#include <memory>
#include <string>

#include "serve/source.h"

namespace isnad::serve {

class Workshop;

class Server {
 public:
  // `now` and `who` go into the log of writes; without a workshop nothing is read in or changed.
  Server(Source& source, std::function<std::string()> now, std::string who, Workshop* workshop = nullptr);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  // Port 0 takes any free one. Without an origin the socket is bound to this machine alone and the
  // address signs in once; with one (https://desk.example) it is bound to `address` for a proxy that
  // ends TLS, and people sign in by their accounts.
  Result<std::string> open(int port, const std::string& address = "127.0.0.1", const std::string& origin = {});
  [[nodiscard]] int port() const;
  bool run();
  void stop();  // from any thread or a signal's watcher

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace isnad::serve
