// Work the desk hands to isnad itself as a process of its own: reading articles in, building and
// checking data. What it prints is kept line by line, so that a page may come late or come back.
//
//   Jobs jobs("/proc/self/exe");
//   auto id = jobs.start("import", {{"import", "--project", p, "--report", "-", folder}});
//   auto news = jobs.wait(*id, 0, 1s);   // lines from the first on
//
// Thread-safe. The destructor ends what still runs.
#pragma once
#include <isnad/error.h>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace isnad::serve {

struct JobNews {
  std::string kind;
  std::vector<std::string> lines;  // JSON objects, from the line that was asked for on
  std::size_t next = 0;            // what to ask for the next time
  bool running = false;
  int status = 0;  // exit status of the last command, once it has ended
};

class Jobs {
 public:
  using Command = std::vector<std::string>;  // without the program's name
  using After = std::function<void(int status)>;

  explicit Jobs(std::string program);
  ~Jobs();
  Jobs(const Jobs&) = delete;
  Jobs& operator=(const Jobs&) = delete;

  // One command after the other until one fails; `after` is called on the job's thread, once it has
  // ended. A line that is no JSON object is kept as {"said": line}. One job runs at a time: conflict.
  Result<std::string> start(const std::string& kind, std::vector<Command> commands, After after = {});
  // Ends what runs; whoever waits is told so. Nothing can be started any more.
  void close();
  // Waits up to `patience` for a line after `from` or the end. Nothing where there is no such job.
  std::optional<JobNews> wait(const std::string& id, std::size_t from, std::chrono::milliseconds patience);

 private:
  struct Job;
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace isnad::serve
