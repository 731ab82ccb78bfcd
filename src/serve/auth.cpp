#include "serve/auth.h"

#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace isnad::serve {
namespace {

constexpr auto kIdle = std::chrono::hours(12);
constexpr std::size_t kMostSessions = 1'000, kMostTries = 10'000;
constexpr int kFreeTries = 4;
constexpr auto kLongestWait = std::chrono::seconds(60);

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

Auth::Auth(int port, std::string origin)
    : port_(port),
      origin_(std::move(origin)),
      authority_(origin_.substr(std::min(origin_.size(), std::string_view("https://").size()))),
      // A browser keeps a __Host- cookie for this very host and TLS alone.
      cookie_name_(origin_.empty() ? fmt::format("isnad_{}", port) : "__Host-isnad"),
      cookie_(secret()),
      token_(secret()) {}

std::string Auth::new_key() {
  const std::lock_guard lock(mutex_);
  key_ = secret();
  return key_;
}

std::optional<std::string> Auth::enter(const std::string& key) {
  const std::lock_guard lock(mutex_);
  if (by_account() || !same(key, key_)) return std::nullopt;
  key_.clear();
  return fmt::format("{}={}; Path=/; HttpOnly; SameSite=Strict", cookie_name_, cookie_);
}

std::string Auth::sign_in(const std::string& who, const std::string& stamp) {
  const std::lock_guard lock(mutex_);
  if (open_.size() >= kMostSessions)
    open_.erase(std::min_element(open_.begin(), open_.end(),
                                 [](const auto& a, const auto& b) { return a.second.used < b.second.used; }));
  const std::string cookie = secret();
  open_[cookie] = {{who, secret(), stamp}, Clock::now()};
  return fmt::format("{}={}; Path=/; Secure; HttpOnly; SameSite=Strict", cookie_name_, cookie);
}

std::string Auth::sign_out(const Request& request) {
  const std::lock_guard lock(mutex_);
  open_.erase(cookie_of(request));
  return fmt::format("{}=; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=0", cookie_name_);
}

bool Auth::may_try(const std::string& name) {
  const std::lock_guard lock(mutex_);
  const auto at = tries_.find(name);
  return at == tries_.end() || at->second.until <= Clock::now();
}

void Auth::tried(const std::string& name, bool right) {
  const std::lock_guard lock(mutex_);
  if (right) {
    tries_.erase(name);
    return;
  }
  if (tries_.size() >= kMostTries) tries_.clear();
  Tries& tries = tries_[name];
  if (++tries.wrong < kFreeTries) return;
  const auto wait = std::chrono::seconds(1 << std::min(tries.wrong - kFreeTries + 1, 6));
  tries.until = Clock::now() + std::min<std::chrono::seconds>(wait, kLongestWait);
}

bool Auth::host_ok(const Request& request) const {
  return by_account() ? request.header("host") == authority_ : own_authority(request.header("host"), port_);
}

bool Auth::origin_ok(const Request& request) const {
  const std::string origin = request.header("origin");
  if (origin.empty()) return request.method == "GET" || request.method == "HEAD";
  if (by_account()) return origin == origin_;
  const std::string_view scheme = "http://";
  return origin.starts_with(scheme) && own_authority(std::string_view(origin).substr(scheme.size()), port_);
}

std::string Auth::cookie_of(const Request& request) const {
  const std::string name = cookie_name_ + '=';
  const std::string cookies = request.header("cookie");
  std::string_view rest = cookies;
  while (!rest.empty()) {
    const auto end = rest.find(';');
    std::string_view one = rest.substr(0, end);
    while (one.starts_with(' ')) one.remove_prefix(1);
    if (one.starts_with(name)) return std::string(one.substr(name.size()));
    if (end == std::string_view::npos) break;
    rest.remove_prefix(end + 1);
  }
  return {};
}

std::optional<Session> Auth::session(const Request& request) {
  const std::string cookie = cookie_of(request);
  if (!by_account()) {
    if (!same(cookie, cookie_)) return std::nullopt;
    return Session{{}, token_, {}};
  }
  const std::lock_guard lock(mutex_);
  const auto at = open_.find(cookie);
  if (at == open_.end()) return std::nullopt;
  const auto now = Clock::now();
  if (now - at->second.used > kIdle) {
    open_.erase(at);
    return std::nullopt;
  }
  at->second.used = now;
  return at->second.session;
}

bool Auth::token_ok(const Request& request, const Session& session) const {
  return same(request.header("x-isnad-token"), session.token);
}

}  // namespace isnad::serve
