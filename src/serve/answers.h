// Answers kept for as long as what they were made of stands still.
//
// While an import runs, it never does: an answer that took long to make is then given once more as it
// is, for a short while, and made anew beside, by one thread at a time. Quick ones are always made
// anew. So lists of a large project answer at once and are some seconds behind at most. Thread-safe.
#pragma once
#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <list>
#include <mutex>
#include <string>
#include <thread>
#include <unordered_map>

#include "serve/message.h"

namespace isnad::serve {

class Answers {
 public:
  using Make = std::function<Response()>;

  Answers();
  ~Answers();
  Answers(const Answers&) = delete;
  Answers& operator=(const Answers&) = delete;

  // Only answers of status 200 are kept. `make` must stand on its own: it may run later, elsewhere.
  Response get(const std::string& address, const std::string& version, const Make& make);
  // After a write: nothing that was made before is given again.
  void forget();

 private:
  struct Kept {
    Response response;
    std::string version;
    std::chrono::steady_clock::time_point made;
    std::chrono::steady_clock::duration cost{};
    std::list<std::string>::iterator place;  // in order_, the latest used first
    bool waiting = false;                    // to be made anew
  };
  struct Task {
    std::string address, version;
    Make make;
    std::size_t round = 0;
  };
  void keep(const std::string& address, const std::string& version, const Response& response,
            std::chrono::steady_clock::duration cost, std::size_t round);
  void work();

  std::mutex mutex_;
  std::condition_variable changed_;
  std::unordered_map<std::string, Kept> kept_;
  std::list<std::string> order_;
  std::size_t bytes_ = 0, round_ = 0;  // round_: how often everything was forgotten
  std::deque<Task> tasks_;
  bool closing_ = false;
  std::thread worker_;  // last: it uses the rest
};

}  // namespace isnad::serve
