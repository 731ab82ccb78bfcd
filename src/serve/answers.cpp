#include "serve/answers.h"

namespace isnad::serve {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::size_t kMostBytes = 96u << 20;
constexpr std::size_t kMostTasks = 64;
constexpr auto kLong = std::chrono::milliseconds(40);  // what takes longer may be given once more
constexpr auto kOldest = std::chrono::seconds(120);

}  // namespace

Answers::Answers() : worker_([this] { work(); }) {}

Answers::~Answers() {
  {
    const std::lock_guard lock(mutex_);
    closing_ = true;
  }
  changed_.notify_all();
  worker_.join();
}

Response Answers::get(const std::string& address, const std::string& version, const Make& make) {
  std::size_t round = 0;
  {
    const std::lock_guard lock(mutex_);
    round = round_;
    if (const auto at = kept_.find(address); at != kept_.end()) {
      Kept& kept = at->second;
      order_.splice(order_.begin(), order_, kept.place);
      if (kept.version == version) return kept.response;
      if (kept.cost >= kLong && Clock::now() - kept.made < kOldest) {
        if (!kept.waiting && tasks_.size() < kMostTasks) {
          kept.waiting = true;
          tasks_.push_back({address, version, make, round_});
          changed_.notify_one();
        }
        return kept.response;
      }
    }
  }
  const auto begin = Clock::now();
  Response response = make();
  keep(address, version, response, Clock::now() - begin, round);
  return response;
}

void Answers::forget() {
  const std::lock_guard lock(mutex_);
  ++round_;
  kept_.clear();
  order_.clear();
  tasks_.clear();
  bytes_ = 0;
}

void Answers::keep(const std::string& address, const std::string& version, const Response& response,
                   Clock::duration cost, std::size_t round) {
  const std::lock_guard lock(mutex_);
  if (round != round_) return;
  if (const auto at = kept_.find(address); at != kept_.end()) {
    bytes_ -= at->second.response.body.size();
    order_.erase(at->second.place);
    kept_.erase(at);
  }
  if (response.status != 200 || response.stream || response.body.size() > kMostBytes / 8) return;
  order_.push_front(address);
  bytes_ += response.body.size();
  kept_[address] = {response, version, Clock::now(), cost, order_.begin(), false};
  while (bytes_ > kMostBytes) {
    const auto last = kept_.find(order_.back());
    bytes_ -= last->second.response.body.size();
    kept_.erase(last);
    order_.pop_back();
  }
}

void Answers::work() {
  std::unique_lock lock(mutex_);
  for (;;) {
    changed_.wait(lock, [&] { return closing_ || !tasks_.empty(); });
    if (closing_) return;
    const Task task = std::move(tasks_.front());
    tasks_.pop_front();
    lock.unlock();
    const auto begin = Clock::now();
    const Response response = task.make();
    keep(task.address, task.version, response, Clock::now() - begin, task.round);
    lock.lock();
  }
}

}  // namespace isnad::serve
