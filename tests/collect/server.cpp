#include "collect/server.h"

#include <httplib.h>

#include <chrono>
#include <stdexcept>
#include <thread>

namespace isnad::test {

struct Site::Parts {
  httplib::Server server;
  std::thread thread;
  int port = 0;
  mutable std::mutex lock;
  std::vector<Asked> asked;
  std::map<std::string, std::function<Answer(const Asked&)>> handlers;
};

Site::Site() : parts_(std::make_unique<Parts>()) {
  auto& parts = *parts_;
  parts.server.set_keep_alive_max_count(1);
  parts.server.Get(".*", [&parts](const httplib::Request& request, httplib::Response& response) {
    const Asked asked{request.path, request.get_header_value("User-Agent"), request.get_header_value("From"),
                      request.get_header_value("If-None-Match"), request.get_header_value("If-Modified-Since")};
    std::function<Answer(const Asked&)> handler;
    {
      const std::lock_guard guard(parts.lock);
      parts.asked.push_back(asked);
      if (const auto it = parts.handlers.find(request.path); it != parts.handlers.end()) handler = it->second;
    }
    const Answer answer = handler ? handler(asked) : Answer{404, "", "text/plain", {}};
    response.status = answer.status;
    for (const auto& [name, value] : answer.headers) response.set_header(name, value);
    if (answer.status != 304) response.set_content(answer.body, answer.type);
  });
  parts.port = parts.server.bind_to_any_port("127.0.0.1");
  if (parts.port <= 0) throw std::runtime_error("no port on the loopback address");
  parts.thread = std::thread([&parts] { parts.server.listen_after_bind(); });
  while (!parts.server.is_running()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
}

Site::~Site() {
  parts_->server.stop();
  parts_->thread.join();
}

void Site::on(const std::string& path, std::function<Answer(const Asked&)> handler) {
  const std::lock_guard guard(parts_->lock);
  parts_->handlers[path] = std::move(handler);
}
void Site::on(const std::string& path, const Answer& answer) {
  on(path, [answer](const Asked&) { return answer; });
}
std::string Site::at(const std::string& path) const {
  return "http://127.0.0.1:" + std::to_string(parts_->port) + path;
}
int Site::port() const { return parts_->port; }
std::vector<Asked> Site::asked() const {
  const std::lock_guard guard(parts_->lock);
  return parts_->asked;
}
int Site::count(const std::string& path) const {
  int n = 0;
  for (const auto& one : asked()) n += one.path == path ? 1 : 0;
  return n;
}

}  // namespace isnad::test
