// Addresses of the web, taken apart and put together. Thread-safe.
#pragma once
#include <isnad/error.h>

#include <cstdint>
#include <string>

namespace isnad::collect {

struct Address {
  std::string scheme;  // http or https
  std::string host;    // lower case, without brackets and the dot at the end
  std::uint16_t port = 443;
  std::string path;  // with the query; never the fragment
  std::string text;  // the whole, normal form: two addresses of one page are equal

  [[nodiscard]] std::string site() const;  // host, or host:port where the port is not the scheme's own
};

// malformed: no address. forbidden: another scheme, a user name or password, a host that is no name of
// the web. Letters beyond ASCII in the path are percent-encoded.
Result<Address> parse_address(const std::string& text);
// What a redirect or a link on `base` points to.
Result<Address> join_address(const Address& base, const std::string& link);

}  // namespace isnad::collect
