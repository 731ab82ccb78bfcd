// FEEDS.toml: what is collected, how, and from where at most. Thread-safe.
#pragma once
#include <string>
#include <vector>

#include "collect/address.h"
#include "collect/fetch.h"

namespace isnad::collect {

struct Feed {
  Address address;
  std::string outlet;              // for documents that name none
  std::vector<std::string> hosts;  // that may be asked: "host", "host:port", "*.host"; the feed's own among them
  bool pages = true;               // fetch the pages that the feed names, not only what stands in the feed
  bool http = false;               // plain http is allowed
  std::size_t most = 200;          // new pages of one run
  double every = 15;               // minutes between two looks at the feed

  [[nodiscard]] bool allows(const Address& address) const;
};

struct Plan {
  std::string contact;  // address of a person; stands in the user agent
  std::string proxy;    // socks5h://host:port or empty
  double delay = 2;     // seconds between two requests of one host, at least
  int retries = 2;      // in one run, after the first try
  FetchLimits limits;
  std::vector<Feed> feeds;
};

// malformed: TOML that does not read, an unknown key, a value out of range; `where` is path:line:column.
Result<Plan> read_plan(const std::string& path);
Result<Plan> parse_plan(const std::string& toml, const std::string& path);

}  // namespace isnad::collect
