// A site on the loopback address for as long as it lives.
#pragma once
#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace isnad::test {

struct Asked {
  std::string path, agent, from, none_match, modified_since;
};
struct Answer {
  int status = 200;
  std::string body, type = "text/html; charset=utf-8";
  std::map<std::string, std::string> headers;
};

class Site {
 public:
  Site();
  ~Site();
  Site(const Site&) = delete;
  Site& operator=(const Site&) = delete;
  // Before the first request, or between two of them.
  void on(const std::string& path, std::function<Answer(const Asked&)> handler);
  void on(const std::string& path, const Answer& answer);
  [[nodiscard]] std::string at(const std::string& path) const;  // http://127.0.0.1:port/path
  [[nodiscard]] int port() const;
  [[nodiscard]] std::vector<Asked> asked() const;
  [[nodiscard]] int count(const std::string& path) const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace isnad::test
