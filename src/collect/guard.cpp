#include "collect/guard.h"

#include <arpa/inet.h>
#include <netdb.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <array>
#include <cstring>
#include <memory>

namespace isnad::collect {
namespace {

struct Range4 {
  std::uint32_t begin;
  int bits;
};
// IANA's special-purpose registry, and multicast and reserved space.
constexpr std::array<Range4, 16> kNotPublic4 = {{
    {0x00000000, 8},   // this network
    {0x0A000000, 8},   // private
    {0x64400000, 10},  // shared by carriers
    {0x7F000000, 8},   // loopback
    {0xA9FE0000, 16},  // link-local, cloud metadata among it
    {0xAC100000, 12},  // private
    {0xC0000000, 24},  // protocol assignments
    {0xC0000200, 24},  // documentation
    {0xC0586300, 24},  // old 6to4 relays
    {0xC0A80000, 16},  // private
    {0xC6120000, 15},  // benchmarks
    {0xC6336400, 24},  // documentation
    {0xCB007100, 24},  // documentation
    {0xE0000000, 4},   // multicast
    {0xF0000000, 4},   // reserved, broadcast among it
    {0xC0AF3000, 24},  // AS112 service
}};

bool public4(std::uint32_t address) {
#ifdef ISNAD_TEST_LOOPBACK
  // Only in the program of the tests, whose servers stand on this machine.
  if (address == 0x7F000001) return true;
#endif
  for (const auto& range : kNotPublic4)
    if ((address >> (32 - range.bits)) == (range.begin >> (32 - range.bits))) return false;
  return true;
}

// Only 2000::/3 is given out, and in it some blocks carry IPv4 addresses or none of anybody's: all
// that is mapped, translated, unique-local or link-local lies outside.
bool public6(const unsigned char* a) {
  if ((a[0] & 0xE0) != 0x20) return false;
  if (a[0] == 0x20 && a[1] == 0x01 && (a[2] & 0xFE) == 0x00) return false;         // Teredo and the like
  if (a[0] == 0x20 && a[1] == 0x01 && a[2] == 0x0D && a[3] == 0xB8) return false;  // documentation
  if (a[0] == 0x20 && a[1] == 0x02) return false;                                  // 6to4
  return !(a[0] == 0x3F && a[1] == 0xFF && (a[2] & 0xF0) == 0x00);                 // documentation
}

}  // namespace

bool is_public(const sockaddr* address) {
  if (address->sa_family == AF_INET) {
    sockaddr_in four{};
    std::memcpy(&four, address, sizeof four);
    return public4(ntohl(four.sin_addr.s_addr));
  }
  if (address->sa_family != AF_INET6) return false;
  sockaddr_in6 six{};
  std::memcpy(&six, address, sizeof six);
  return public6(six.sin6_addr.s6_addr);
}

bool is_public_text(const std::string& figures) {
  in_addr four{};
  if (inet_pton(AF_INET, figures.c_str(), &four) == 1) return public4(ntohl(four.s_addr));
  in6_addr six{};
  return inet_pton(AF_INET6, figures.c_str(), &six) == 1 && public6(six.s6_addr);
}

Result<std::vector<std::string>> system_resolver(const std::string& host) {
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  addrinfo* found = nullptr;
  if (const int code = getaddrinfo(host.c_str(), nullptr, &hints, &found); code != 0)
    return fail(ErrorCode::not_found, std::string("the host has no address: ") + gai_strerror(code), host);
  const std::unique_ptr<addrinfo, void (*)(addrinfo*)> owner(found, freeaddrinfo);
  std::vector<std::string> out;
  for (const addrinfo* it = found; it != nullptr; it = it->ai_next) {
    std::array<char, NI_MAXHOST> text{};
    if (getnameinfo(it->ai_addr, it->ai_addrlen, text.data(), text.size(), nullptr, 0, NI_NUMERICHOST) == 0)
      out.emplace_back(text.data());
  }
  return out;
}

Result<std::vector<std::string>> checked_addresses(const Address& address, const Resolver& resolve) {
  auto found = resolve(address.host);
  if (!found) return found;
  if (found->empty()) return fail(ErrorCode::not_found, "the host has no address", address.host);
  for (const auto& figures : *found)
    if (!is_public_text(figures))
      return fail(ErrorCode::forbidden, "the host stands at " + figures + ", which is no public address", address.text,
                  "The collector asks machines of the public internet only.");
  return found;
}

Result<void> check_name(const Address& address) {
  const bool figures =
      address.host.find(':') != std::string::npos || address.host.find_first_not_of("0123456789.") == std::string::npos;
  if (figures ? !is_public_text(address.host) : address.host.find('.') == std::string::npos)
    return fail(ErrorCode::forbidden, "the host is no name of the public internet", address.text);
  for (const std::string_view inside : {".localhost", ".local", ".internal", ".lan", ".home.arpa", ".intranet"})
    if (address.host.ends_with(inside))
      return fail(ErrorCode::forbidden, "the host is no name of the public internet", address.text);
  return {};
}

}  // namespace isnad::collect
