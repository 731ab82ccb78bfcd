#include "cli/progress.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

#include "cli/terminal.h"

namespace isnad::cli {

using Clock = std::chrono::steady_clock;

Progress::Progress(std::uint64_t total)
    : total_(total), start_(Clock::now()), last_(start_), terminal_(is_terminal(stderr)) {}

Progress::~Progress() { clear(); }

void Progress::show(std::uint64_t done, std::uint64_t documents) {
  if (!terminal_) return;
  const auto now = Clock::now();
  if (now - start_ < std::chrono::seconds(1) || now - last_ < std::chrono::milliseconds(100)) return;
  last_ = now;
  shown_ = true;
  const double seconds = std::chrono::duration<double>(now - start_).count();
  const double rate = static_cast<double>(documents) / seconds;
  if (total_ == 0) {
    fmt::print(stderr, "\r\x1b[K{} documents, {:.0f} a second", documents, rate);
  } else {
    const double part = std::min(1.0, static_cast<double>(done) / static_cast<double>(total_));
    const auto filled = static_cast<std::size_t>(part * 30);
    const double left = part > 0 ? seconds / part - seconds : 0;
    fmt::print(stderr, "\r\x1b[K[{}{}] {:3.0f} %  {} documents, {:.0f} a second, {:.0f} s left",
               std::string(filled, '#'), std::string(30 - filled, '.'), part * 100, documents, rate, left);
  }
  std::fflush(stderr);
}

void Progress::clear() {
  if (!shown_) return;
  fmt::print(stderr, "\r\x1b[K");
  shown_ = false;
}

}  // namespace isnad::cli
