// Something that takes long to learn from a project, kept beside it.
//
// Small ones are learnt anew as soon as the project has changed. A large one is given as it stands, and
// learnt anew beside by one thread, which rests ten times as long as it works: readers never wait for it
// but for the first time, and may ask whether they would. Thread-safe.
#pragma once
#include <isnad/error.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

namespace isnad::serve {

template <class T>
class Learnt {
 public:
  using Value = std::shared_ptr<const T>;
  // `stop` is set when the desk closes: what is still being learnt may be given up.
  using Make = std::function<Result<Value>(const std::atomic<bool>& stop)>;
  using Version = std::function<std::string()>;

  Learnt(Version version, Make make)
      : version_(std::move(version)), make_(std::move(make)), thread_([this] { work(); }) {}
  ~Learnt() {
    stop_ = true;
    { const std::lock_guard lock(mutex_); }
    changed_.notify_all();
    thread_.join();
  }
  Learnt(const Learnt&) = delete;
  Learnt& operator=(const Learnt&) = delete;

  // Learns in the background, so that it is there when it is asked for.
  void begin() {
    const std::lock_guard lock(mutex_);
    wanted_ = true;
    changed_.notify_all();
  }

  Result<Value> get() { return get(Clock::time_point::max()); }
  // Nothing where it is being learnt for the first time and that takes longer than a moment.
  Value soon() { return get(Clock::now() + kMoment).value_or(nullptr); }
  // False where get() would have to wait longer than that.
  bool ready(std::chrono::milliseconds patience) {
    std::unique_lock lock(mutex_);
    if (value_ || failed_) return true;
    wanted_ = true;
    changed_.notify_all();
    return changed_.wait_for(lock, patience, [this] { return value_ || failed_; });
  }

 private:
  using Clock = std::chrono::steady_clock;
  static constexpr auto kLong = std::chrono::milliseconds(100);
  static constexpr auto kMoment = std::chrono::milliseconds(30);
  static constexpr int kRest = 10;

  Result<Value> get(Clock::time_point until) {
    const std::string now = version_();
    std::unique_lock lock(mutex_);
    for (;;) {
      if (value_ && learnt_ == now) return value_;
      if (value_ && cost_ >= kLong) {
        wanted_ = true;
        changed_.notify_all();
        return value_;
      }
      // What nobody has begun yet is begun here; but for a moment's patience the thread is better.
      if (!making_ && (value_ || until == Clock::time_point::max())) return make(lock);
      if (!making_) {
        wanted_ = true;
        changed_.notify_all();
      }
      if (until == Clock::time_point::max())
        changed_.wait(lock);
      else if (changed_.wait_until(lock, until) == std::cv_status::timeout)
        return value_;
    }
  }

  Result<Value> make(std::unique_lock<std::mutex>& lock) {
    making_ = true;
    wanted_ = false;
    lock.unlock();
    const auto begin = Clock::now();
    const std::string version = version_();
    Result<Value> made = make_(stop_);
    lock.lock();
    making_ = false;
    cost_ = Clock::now() - begin;
    due_ = Clock::now() + kRest * cost_;
    failed_ = !made;
    if (made) {
      value_ = *made;
      learnt_ = version;
    }
    changed_.notify_all();
    return made;
  }

  void work() {
    // Whoever reads a page goes before it. On Linux the niceness is the thread's own.
    [[maybe_unused]] const int niceness = ::nice(10);
    std::unique_lock lock(mutex_);
    while (!stop_) {
      if (!wanted_ || making_) {
        changed_.wait(lock);
      } else if (Clock::now() < due_) {
        changed_.wait_until(lock, due_);
      } else {
        // What went wrong is told to whoever asks: there it is tried again.
        [[maybe_unused]] const auto made = make(lock);
      }
    }
  }

  Version version_;
  Make make_;
  std::mutex mutex_;
  std::condition_variable changed_;
  Value value_;
  std::string learnt_;  // the version value_ was made of
  Clock::duration cost_{};
  Clock::time_point due_{};
  bool making_ = false, wanted_ = false, failed_ = false;
  std::atomic<bool> stop_ = false;
  std::thread thread_;  // last: it uses the rest
};

}  // namespace isnad::serve
