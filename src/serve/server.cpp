#include "serve/server.h"

#include <fmt/format.h>
#include <httplib.h>

#include <algorithm>
#include <cctype>
#include <optional>

#include "serve/desk.h"

namespace isnad::serve {
namespace {

// A thread serves one connection while it is kept alive, so there are as many as browsers and
// readers may hold open; they sleep nearly all the time.
constexpr std::size_t kThreads = 64;
constexpr std::size_t kLargestBody = 64u << 20;

Request take(const httplib::Request& in) {
  Request out;
  out.method = in.method;
  out.path = in.path;
  out.body = in.body;
  for (const auto& [name, value] : in.params) out.params.emplace(name, value);
  for (const auto& [name, value] : in.headers) {
    std::string lower = name;
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    out.headers.emplace(std::move(lower), value);
  }
  return out;
}

void give(Response&& from, httplib::Response& to) {
  to.status = from.status;
  for (const auto& [name, value] : from.headers) to.set_header(name, value);
  if (!from.stream) {
    to.set_content(std::move(from.body), from.content_type);
    return;
  }
  to.set_chunked_content_provider(from.content_type,
                                  [next = std::move(from.stream)](std::size_t, httplib::DataSink& sink) {
                                    std::string out;
                                    const bool more = next(out);
                                    if (!out.empty() && !sink.write(out.data(), out.size())) return false;
                                    if (!more) sink.done();
                                    return true;
                                  });
}

}  // namespace

struct Server::Parts {
  Parts(Source& s, std::function<std::string()> n, std::string w, Workshop* shop)
      : source(s), now(std::move(n)), who(std::move(w)), workshop(shop) {}
  Source& source;
  std::function<std::string()> now;
  std::string who;
  Workshop* workshop;
  httplib::Server http;
  std::optional<Auth> auth;
  std::optional<Desk> desk;
  int port = 0;
};

Server::Server(Source& source, std::function<std::string()> now, std::string who, Workshop* workshop)
    : parts_(std::make_unique<Parts>(source, std::move(now), std::move(who), workshop)) {}
Server::~Server() { stop(); }

Result<std::string> Server::open(int port, const std::string& address, const std::string& origin) {
  if (origin.empty() && address != "127.0.0.1")
    return fail(ErrorCode::forbidden, "without accounts the desk answers to this machine alone", address,
                "name the https address people use with --origin");
  auto& p = *parts_;
  p.http.set_tcp_nodelay(true);  // without it each answer waits for an acknowledgement, 40 ms
  p.http.set_payload_max_length(kLargestBody);
  p.http.set_keep_alive_max_count(1000);
  p.http.new_task_queue = [] { return new httplib::ThreadPool(kThreads); };
  if (port == 0) {
    p.port = p.http.bind_to_any_port(address);
    if (p.port < 0) p.port = 0;
  } else if (p.http.bind_to_port(address, port)) {
    p.port = port;
  }
  if (p.port == 0)
    return fail(ErrorCode::conflict, "the port is taken, or the address is none of this machine",
                fmt::format("{}:{}", address, port), "name another with --port, or 0 for any free one");
  p.auth.emplace(p.port, origin);
  p.desk.emplace(p.source, *p.auth, p.now, p.who, p.workshop);
  const auto handler = [&p](const httplib::Request& in, httplib::Response& out) {
    give(p.desk->handle(take(in)), out);
  };
  p.http.Get(".*", handler);
  p.http.Post(".*", handler);
  if (!origin.empty()) return origin + '/';
  return fmt::format("http://127.0.0.1:{}/enter?key={}", p.port, p.auth->new_key());
}

int Server::port() const { return parts_->port; }
bool Server::run() { return parts_->http.listen_after_bind(); }
void Server::stop() { parts_->http.stop(); }

}  // namespace isnad::serve
