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
    const auto stream = isnad::testing_stream::make_stream(n, 1);
    const auto start = std::chrono::steady_clock::now();
    const auto events = isnad::fuse::run({stream.claims, stream.documents, {}});
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    if (first == 0) first = seconds;
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    std::printf("%zu claims, %zu events: %.1f s (%.1f times the first), B-cubed F1 %.3f, peak %.0f MB\n", n,
                events.size(), seconds, seconds / first, isnad::testing_stream::b_cubed(stream, events),
                static_cast<double>(usage.ru_maxrss) / 1024);
  }
}
