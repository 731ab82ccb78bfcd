// The desk on a socket of this machine.
//
//   Server server(source);
//   auto address = server.open(8470);     // binds; tells the one-time sign-in address
//   server.run();                         // until stop()
#pragma once
#include <isnad/error.h>
#include <memory>
#include <string>

#include "serve/source.h"

namespace isnad::serve {

class Server {
 public:
  explicit Server(Source& source);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  // Port 0 takes any free one. The socket is bound to 127.0.0.1 only.
  Result<std::string> open(int port);
  [[nodiscard]] int port() const;
  bool run();
  void stop();  // from any thread or a signal's watcher

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace isnad::serve
