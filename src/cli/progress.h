// A bar on stderr for work that takes more than a second, on a terminal only.
#pragma once
#include <chrono>
#include <cstdint>
#include <string>

namespace isnad::cli {

class Progress {
 public:
  // `total` in bytes; 0 where it is not known.
  explicit Progress(std::uint64_t total);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  void show(std::uint64_t done, std::uint64_t documents);
  void clear();  // before a message is printed

 private:
  std::uint64_t total_;
  std::chrono::steady_clock::time_point start_, last_;
  bool terminal_, shown_ = false;
};

}  // namespace isnad::cli
