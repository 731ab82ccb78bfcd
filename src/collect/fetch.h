// One request over the network. No redirect is followed here, no cookie kept, no password sent; the
// connection goes to addresses that were checked and to no other. Not shared between threads.
#pragma once
#include <isnad/error.h>

#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "collect/address.h"

namespace isnad::collect {

struct FetchLimits {
  std::size_t body = std::size_t{16} << 20;  // bytes, after unpacking
  std::chrono::milliseconds connect{10'000};
  std::chrono::milliseconds whole{60'000};
};

struct Request {
  Address address;
  std::vector<std::string> pinned;  // checked addresses in figures; empty where a proxy resolves
  std::string etag, modified;       // of the copy at hand
};

struct Response {
  int status = 0;
  std::string body;
  std::string type;  // Content-Type
  std::string etag, modified, location, retry_after;
};

class Fetcher {
 public:
  // `proxy` is empty or socks5h://host:port.
  Fetcher(std::string agent, std::string contact, std::string proxy, FetchLimits limits);
  ~Fetcher();
  Fetcher(const Fetcher&) = delete;
  Fetcher& operator=(const Fetcher&) = delete;
  // unreadable: no connection, no answer in time. too_large: over a cap. forbidden: the connection was
  // about to go elsewhere than was checked.
  Result<Response> get(const Request& request);

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace isnad::collect
