// Fusion over a synthetic stream: fuse_bench [CLAIMS…]. Prints seconds by the clock and of all processors,
// peak memory, B-cubed F1 and the cost against the first size. Making the stream's claims is counted in.
#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <vector>

#include "fuse/stream.h"

namespace {

double processor_seconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) + 1e-6 * static_cast<double>(t.tv_usec);
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::size_t> sizes;
  for (int i = 1; i < argc; ++i) sizes.push_back(std::strtoull(argv[i], nullptr, 10));
  if (sizes.empty()) sizes = {100000, 1000000};
  double first = 0, first_processor = 0;
  for (const auto n : sizes) {
    const isnad::testing_stream::Stream stream(n, 1);
    std::vector<std::vector<std::string>> events;
    const auto start = std::chrono::steady_clock::now();
    const double before = processor_seconds();
    isnad::fuse::run(stream, stream.documents(), {}, [&](isnad::Event&& e) { events.push_back(std::move(e.claims)); });
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    const double processor = processor_seconds() - before;
    if (first == 0) {
      first = seconds;
      first_processor = processor;
    }
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    std::printf(
        "%zu claims, %zu events: %.1f s (%.1f times the first), of processors %.1f s (%.1f times), B-cubed F1 %.3f, "
        "peak %.0f MB\n",
        n, events.size(), seconds, seconds / first, processor, processor / first_processor, stream.b_cubed(events),
        static_cast<double>(usage.ru_maxrss) / 1024);
  }
}
