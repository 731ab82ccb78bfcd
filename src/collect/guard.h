// Where the collector may connect to: machines of the public internet, never what stands inside a
// network or on this machine. Thread-safe.
#pragma once
#include <isnad/error.h>

#include <functional>
#include <string>
#include <vector>

#include "collect/address.h"

struct sockaddr;

namespace isnad::collect {

// False for private, loopback, link-local, shared, mapped, translated, documentation, multicast and
// reserved ranges, and for what is no internet address at all.
bool is_public(const sockaddr* address);
// The same of an address in figures; false where it is none.
bool is_public_text(const std::string& figures);

// A host's addresses in figures, in the order of the system.
using Resolver = std::function<Result<std::vector<std::string>>(const std::string& host)>;
Result<std::vector<std::string>> system_resolver(const std::string& host);

// Resolves once and refuses the host where any of its addresses is not public: a name that points
// both ways is not one to trust. The result is what the connection is then pinned to.
Result<std::vector<std::string>> checked_addresses(const Address& address, const Resolver& resolve);
// Where a proxy resolves: what can be told from the name alone.
Result<void> check_name(const Address& address);

}  // namespace isnad::collect
