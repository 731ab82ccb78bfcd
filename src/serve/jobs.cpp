#include "serve/jobs.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <condition_variable>
#include <map>
#include <mutex>
#include <nlohmann/json.hpp>
#include <thread>

namespace isnad::serve {
namespace {

constexpr std::size_t kMostJobs = 30;
constexpr std::size_t kMostLines = 200'000;  // of one job; later ones are counted, not kept
constexpr std::size_t kLongestLine = 1 << 20;

std::string as_json(const std::string& line) {
  if (line.starts_with('{') && nlohmann::json::accept(line)) return line;
  return nlohmann::json{{"said", line}}.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace

struct Jobs::Job {
  std::string kind;
  std::vector<std::string> lines;
  bool running = true;
  int status = 0;
  pid_t child = 0;
  std::thread thread;
};

struct Jobs::Parts {
  std::string program;
  std::mutex mutex;
  std::condition_variable changed;
  std::map<std::string, std::unique_ptr<Job>> jobs;
  std::size_t started = 0;
  bool closing = false;

  void add(Job& job, const std::string& line) {
    const std::lock_guard lock(mutex);
    if (job.lines.size() < kMostLines) job.lines.push_back(as_json(line));
    changed.notify_all();
  }

  // Standard output and standard error together, line by line.
  int run(Job& job, const Command& command) {
    std::array<int, 2> pipe{};
    if (::pipe2(pipe.data(), O_CLOEXEC) != 0) return -1;
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&files, pipe[1], 1);
    posix_spawn_file_actions_adddup2(&files, pipe[1], 2);
    posix_spawnattr_t attributes;  // the desk blocks signals, its children must not
    posix_spawnattr_init(&attributes);
    sigset_t none;
    sigemptyset(&none);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
    std::vector<std::string> words{"isnad"};
    words.insert(words.end(), command.begin(), command.end());
    std::vector<char*> arguments;
    for (auto& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    pid_t child = 0;
    int failed = 0;
    {
      const std::lock_guard lock(mutex);
      failed =
          closing ? ECANCELED : posix_spawn(&child, program.c_str(), &files, &attributes, arguments.data(), environ);
      if (failed == 0) job.child = child;
    }
    posix_spawn_file_actions_destroy(&files);
    posix_spawnattr_destroy(&attributes);
    ::close(pipe[1]);
    if (failed != 0) {
      ::close(pipe[0]);
      return -1;
    }
    std::string line;
    std::array<char, 1 << 14> buffer{};
    for (;;) {
      const auto got = ::read(pipe[0], buffer.data(), buffer.size());
      if (got < 0 && errno == EINTR) continue;
      if (got <= 0) break;
      for (const char c : std::string_view(buffer.data(), static_cast<std::size_t>(got)))
        if (c != '\n' && line.size() < kLongestLine) {
          line += c;
        } else if (!line.empty()) {
          add(job, line);
          line.clear();
        }
    }
    if (!line.empty()) add(job, line);
    ::close(pipe[0]);
    int status = 0;
    pid_t ended = 0;
    do ended = ::waitpid(child, &status, 0);
    while (ended < 0 && errno == EINTR);
    const std::lock_guard lock(mutex);
    job.child = 0;
    return ended == child && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }
};

Jobs::Jobs(std::string program) : parts_(std::make_unique<Parts>()) { parts_->program = std::move(program); }

void Jobs::close() {
  const std::lock_guard lock(parts_->mutex);
  parts_->closing = true;
  for (auto& [id, job] : parts_->jobs)
    if (job->child != 0) ::kill(job->child, SIGTERM);
  parts_->changed.notify_all();
}

Jobs::~Jobs() {
  close();
  for (auto& [id, job] : parts_->jobs)
    if (job->thread.joinable()) job->thread.join();
}

Result<std::string> Jobs::start(const std::string& kind, std::vector<Command> commands, After after) {
  auto& p = *parts_;
  const std::lock_guard lock(p.mutex);
  if (p.closing) return fail(ErrorCode::conflict, "the desk is closing");
  for (const auto& [id, job] : p.jobs)
    if (job->running)
      return fail(ErrorCode::conflict, "something is being read or checked just now", job->kind,
                  "wait until it has ended");
  while (p.jobs.size() >= kMostJobs) {  // ids grow, so the first is the oldest
    if (p.jobs.begin()->second->thread.joinable()) p.jobs.begin()->second->thread.join();
    p.jobs.erase(p.jobs.begin());
  }
  std::string number = std::to_string(++p.started);
  const std::string id = std::string(6 - std::min<std::size_t>(6, number.size()), '0') + number;
  auto job = std::make_unique<Job>();
  job->kind = kind;
  Job* const raw = job.get();
  p.jobs.emplace(id, std::move(job));
  raw->thread = std::thread([&p, raw, commands = std::move(commands), after = std::move(after)] {
    int status = 0;
    for (const auto& command : commands)
      if (status = p.run(*raw, command); status != 0) break;
    if (after) after(status);
    const std::lock_guard inner(p.mutex);
    raw->status = status;
    raw->running = false;
    p.changed.notify_all();
  });
  return id;
}

std::optional<JobNews> Jobs::wait(const std::string& id, std::size_t from, std::chrono::milliseconds patience) {
  auto& p = *parts_;
  std::unique_lock lock(p.mutex);
  const auto at = p.jobs.find(id);
  if (at == p.jobs.end()) return std::nullopt;
  // By id again after each sleep: an old job may be dropped meanwhile.
  const auto ready = [&] {
    const auto now = p.jobs.find(id);
    return p.closing || now == p.jobs.end() || now->second->lines.size() > from || !now->second->running;
  };
  p.changed.wait_for(lock, patience, ready);
  const auto now = p.jobs.find(id);
  if (now == p.jobs.end()) return std::nullopt;
  const Job& job = *now->second;
  JobNews news;
  news.kind = job.kind;
  for (std::size_t i = from; i < job.lines.size(); ++i) news.lines.push_back(job.lines[i]);
  news.next = std::max(from, job.lines.size());
  news.running = job.running && !p.closing;
  news.status = job.status;
  return news;
}

}  // namespace isnad::serve
