#include "serve/auth.h"

#include <fmt/format.h>
#include <sodium.h>

#include <array>
#include <stdexcept>

namespace isnad::serve {
namespace {

std::string secret() {
  if (sodium_init() < 0) throw std::runtime_error("libsodium does not start");
  std::array<unsigned char, 24> bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  std::string hex(bytes.size() * 2 + 1, '\0');
  sodium_bin2hex(hex.data(), hex.size(), bytes.data(), bytes.size());
  hex.pop_back();
  return hex;
}

bool same(const std::string& a, const std::string& b) {
  return !a.empty() && a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

bool own_authority(std::string_view authority, int port) {
  return authority == fmt::format("127.0.0.1:{}", port) || authority == fmt::format("localhost:{}", port);
}

}  // namespace

Auth::Auth(int port) : port_(port), cookie_(secret()), token_(secret()) {}

std::string Auth::new_key() {
  const std::lock_guard lock(mutex_);
  key_ = secret();
  return key_;
}

std::optional<std::string> Auth::enter(const std::string& key) {
  const std::lock_guard lock(mutex_);
  if (!same(key, key_)) return std::nullopt;
  key_.clear();
  return fmt::format("isnad_{}={}; Path=/; HttpOnly; SameSite=Strict", port_, cookie_);
}

bool Auth::host_ok(const Request& request) const { return own_authority(request.header("host"), port_); }

bool Auth::origin_ok(const Request& request) const {
  const std::string origin = request.header("origin");
  if (origin.empty()) return request.method == "GET" || request.method == "HEAD";
  const std::string_view scheme = "http://";
  return origin.starts_with(scheme) && own_authority(std::string_view(origin).substr(scheme.size()), port_);
}

bool Auth::signed_in(const Request& request) const {
  const std::string name = fmt::format("isnad_{}=", port_);
  std::string cookies = request.header("cookie");
  std::string_view rest = cookies;
  while (!rest.empty()) {
    const auto end = rest.find(';');
    std::string_view one = rest.substr(0, end);
    while (one.starts_with(' ')) one.remove_prefix(1);
    if (one.starts_with(name) && same(std::string(one.substr(name.size())), cookie_)) return true;
    if (end == std::string_view::npos) break;
    rest.remove_prefix(end + 1);
  }
  return false;
}

bool Auth::token_ok(const Request& request) const { return same(request.header("x-isnad-token"), token_); }

}  // namespace isnad::serve
