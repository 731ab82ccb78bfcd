// Fusion over a synthetic stream: fuse_bench [CLAIMS…]. Prints seconds, peak memory, B-cubed F1 and
// the cost against the first size.
#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <vector>

#include "fuse/stream.h"

int main(int argc, char** argv) {
  std::vector<std::size_t> sizes;
  for (int i = 1; i < argc; ++i) sizes.push_back(std::strtoull(argv[i], nullptr, 10));
  if (sizes.empty()) sizes = {100000, 1000000};
  double first = 0;
  for (const auto n : sizes) {
    const isnad::testing_stream::Stream stream(n, 1);
    std::vector<std::vector<std::string>> events;
    const auto start = std::chrono::steady_clock::now();
    isnad::fuse::run(stream, stream.documents(), {}, [&](isnad::Event&& e) { events.push_back(std::move(e.claims)); });
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    if (first == 0) first = seconds;
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    std::printf("%zu claims, %zu events: %.1f s (%.1f times the first), B-cubed F1 %.3f, peak %.0f MB\n", n,
                events.size(), seconds, seconds / first, stream.b_cubed(events),
                static_cast<double>(usage.ru_maxrss) / 1024);
  }
}
