#include "fuse/copies.h"

#include <xxhash.h>

#include <algorithm>
#include <array>
#include <limits>
#include <map>

#include "text/fold.h"

namespace isnad::fuse {
namespace {

constexpr std::size_t kHashes = 48, kBand = 4;
constexpr double kAlike = 0.5;
constexpr std::size_t kRun = 5, kFewest = 12;

struct Sketch {
  std::uint32_t document = 0;
  std::array<std::uint64_t, kHashes> low{};
};

std::uint64_t scramble(std::uint64_t x, std::uint64_t seed) {
  x ^= seed * 0x9e3779b97f4a7c15ULL;
  x ^= x >> 30;
  x *= 0xbf58476d1ce4e5b9ULL;
  x ^= x >> 27;
  x *= 0x94d049bb133111ebULL;
  return x ^ (x >> 31);
}

bool sketch(std::string_view paragraph, Sketch& out) {
  const auto words = text::fold_words(paragraph);
  if (words.size() < kFewest) return false;
  std::vector<std::uint64_t> hashes;
  for (const auto& w : words) hashes.push_back(XXH3_64bits(w.data(), w.size()));
  out.low.fill(std::numeric_limits<std::uint64_t>::max());
  for (std::size_t i = 0; i + kRun <= hashes.size(); ++i) {
    const std::uint64_t run = XXH3_64bits(&hashes[i], kRun * sizeof hashes[i]);
    for (std::size_t k = 0; k < kHashes; ++k) out.low[k] = std::min(out.low[k], scramble(run, k + 1));
  }
  return true;
}

double alike(const Sketch& a, const Sketch& b) {
  std::size_t same = 0;
  for (std::size_t k = 0; k < kHashes; ++k) same += a.low[k] == b.low[k];
  return static_cast<double>(same) / static_cast<double>(kHashes);
}

}  // namespace

std::vector<Copy> find_copies(std::span<const std::string_view> texts) {
  std::vector<Sketch> sketches;
  for (std::uint32_t d = 0; d < texts.size(); ++d) {
    const auto t = texts[d];
    for (std::size_t at = 0; at < t.size();) {
      const auto end = std::min(t.find('\n', at), t.size());
      Sketch s;
      s.document = d;
      if (sketch(t.substr(at, end - at), s)) sketches.push_back(s);
      at = end + 1;
    }
  }
  std::map<std::pair<std::uint32_t, std::uint32_t>, double> found;
  std::vector<std::pair<std::uint64_t, std::uint32_t>> band(sketches.size());
  for (std::size_t k = 0; k + kBand <= kHashes; k += kBand) {
    for (std::uint32_t i = 0; i < sketches.size(); ++i)
      band[i] = {XXH3_64bits(&sketches[i].low[k], kBand * sizeof sketches[i].low[k]), i};
    std::sort(band.begin(), band.end());
    for (std::size_t i = 0; i < band.size(); ++i)
      for (std::size_t j = i + 1; j < std::min(band.size(), i + 16) && band[j].first == band[i].first; ++j) {
        const Sketch &a = sketches[band[i].second], &b = sketches[band[j].second];
        if (a.document == b.document) continue;
        const double share = alike(a, b);
        if (share < kAlike) continue;
        auto& best = found[{std::min(a.document, b.document), std::max(a.document, b.document)}];
        best = std::max(best, share);
      }
  }
  std::vector<Copy> copies;
  for (const auto& [pair, share] : found) copies.push_back({pair.first, pair.second, share});
  return copies;
}

}  // namespace isnad::fuse
