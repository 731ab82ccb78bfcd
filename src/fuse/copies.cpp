#include "fuse/copies.h"

#include <xxhash.h>

#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <set>

#include "text/fold.h"

namespace isnad::fuse {
namespace {

constexpr std::size_t kHashes = 48, kBand = 4;
constexpr double kAlike = 0.5;
constexpr std::size_t kRun = 5, kFewest = 12;
constexpr std::size_t kAllPairs = 48;  // passages up to which every pair is compared
constexpr std::size_t kNeighbours = 16;

using Runs = std::vector<std::uint64_t>;  // sorted, without repeats

Runs runs_of(std::string_view text) {
  const auto words = text::fold_words(text);
  Runs runs;
  if (words.size() < kFewest) return runs;
  std::vector<std::uint64_t> hashes;
  for (const auto& w : words) hashes.push_back(XXH3_64bits(w.data(), w.size()));
  for (std::size_t i = 0; i + kRun <= hashes.size(); ++i)
    runs.push_back(XXH3_64bits(&hashes[i], kRun * sizeof hashes[i]));
  std::sort(runs.begin(), runs.end());
  runs.erase(std::unique(runs.begin(), runs.end()), runs.end());
  return runs;
}

double shared(const Runs& a, const Runs& b) {
  std::size_t n = 0;
  for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
    if (*i < *j)
      ++i;
    else if (*j < *i)
      ++j;
    else
      ++n, ++i, ++j;
  }
  return static_cast<double>(n);
}

std::uint64_t scramble(std::uint64_t x, std::uint64_t seed) {
  x ^= seed * 0x9e3779b97f4a7c15ULL;
  x ^= x >> 30;
  x *= 0xbf58476d1ce4e5b9ULL;
  x ^= x >> 27;
  x *= 0x94d049bb133111ebULL;
  return x ^ (x >> 31);
}

using Sketch = std::array<std::uint64_t, kHashes>;

Sketch sketch_of(const Runs& runs) {
  Sketch low;
  low.fill(std::numeric_limits<std::uint64_t>::max());
  for (const auto run : runs)
    for (std::size_t k = 0; k < kHashes; ++k) low[k] = std::min(low[k], scramble(run, k + 1));
  return low;
}

using Pairs = std::set<std::pair<std::uint32_t, std::uint32_t>>;

Pairs candidates(const std::vector<Runs>& runs) {
  Pairs out;
  const auto n = static_cast<std::uint32_t>(runs.size());
  if (n <= kAllPairs) {
    for (std::uint32_t i = 0; i < n; ++i)
      for (std::uint32_t j = i + 1; j < n; ++j) out.emplace(i, j);
    return out;
  }
  std::vector<Sketch> sketches;
  sketches.reserve(n);
  for (const auto& r : runs) sketches.push_back(sketch_of(r));
  std::vector<std::pair<std::uint64_t, std::uint32_t>> band(n);
  for (std::size_t k = 0; k + kBand <= kHashes; k += kBand) {
    for (std::uint32_t i = 0; i < n; ++i) band[i] = {XXH3_64bits(&sketches[i][k], kBand * sizeof sketches[i][k]), i};
    std::sort(band.begin(), band.end());
    for (std::size_t i = 0; i < band.size(); ++i)
      for (std::size_t j = i + 1; j < std::min(band.size(), i + kNeighbours) && band[j].first == band[i].first; ++j)
        out.emplace(band[i].second, band[j].second);
  }
  return out;
}

}  // namespace

std::vector<Copy> find_copies(std::span<const Passage> passages) {
  std::vector<Runs> runs;
  bool any = false;
  for (const auto& p : passages) {
    runs.push_back(p.text.empty() ? Runs() : runs_of(p.text));
    any = any || !runs.back().empty();
  }
  std::vector<Copy> out;
  if (!any || passages.size() < 2) return out;
  for (const auto& [i, j] : candidates(runs)) {
    if (passages[i].document == passages[j].document || runs[i].empty() || runs[j].empty()) continue;
    const double share = shared(runs[i], runs[j]) / static_cast<double>(std::min(runs[i].size(), runs[j].size()));
    if (share >= kAlike) out.push_back({i, j, share});
  }
  return out;
}

std::string_view paragraph_at(std::string_view text, std::uint32_t byte) {
  if (byte >= text.size()) return {};
  const auto before = byte == 0 ? std::string_view::npos : text.rfind('\n', byte - 1);
  const auto begin = before == std::string_view::npos ? 0 : before + 1;
  return text.substr(begin, std::min(text.find('\n', byte), text.size()) - begin);
}

std::string kind_of_copy(std::string_view text, std::string_view of) {
  constexpr double kWhole = 0.9;
  const auto alike = [](std::string_view a, std::string_view b) {
    const Runs x = runs_of(a), y = runs_of(b);
    if (x.empty() || y.empty()) return std::pair{0.0, 0.0};
    const double n = shared(x, y);
    return std::pair{n / static_cast<double>(x.size()), n / static_cast<double>(y.size())};
  };
  const auto body = [](std::string_view t) {
    const auto line = t.find('\n');
    return line == std::string_view::npos ? t : t.substr(line + 1);
  };
  const auto head = [](std::string_view t) { return text::fold(t.substr(0, std::min(t.find('\n'), t.size()))); };
  if (const auto [mine, theirs] = alike(text, of); mine >= kWhole && theirs >= kWhole && head(text) == head(of))
    return "whole";
  const auto [mine, theirs] = alike(body(text), body(of));
  if (mine >= kWhole && theirs >= kWhole) return "retitled";
  if (mine >= kWhole || theirs >= kWhole) return "part";
  return "rewritten";
}

}  // namespace isnad::fuse
