// One piece of work over many items, on some threads.
#pragma once
#include <cstdint>
#include <thread>
#include <vector>

namespace isnad::fuse {

// Runs work(begin, end, part) over [0, n) in `threads` equal parts; few items are not worth a thread.
template <class Work>
void in_parts(std::uint32_t n, unsigned threads, const Work& work) {
  if (threads <= 1 || n < 2000) return work(0u, n, 0u);
  std::vector<std::thread> pool;
  for (unsigned t = 0; t < threads; ++t)
    pool.emplace_back([&, t] {
      work(static_cast<std::uint32_t>(std::uint64_t{n} * t / threads),
           static_cast<std::uint32_t>(std::uint64_t{n} * (t + 1) / threads), t);
    });
  for (auto& t : pool) t.join();
}

}  // namespace isnad::fuse
