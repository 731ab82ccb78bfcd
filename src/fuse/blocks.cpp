#include "fuse/blocks.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace isnad::fuse {
namespace {

constexpr std::int32_t kDays = 4;  // a stretch
constexpr int kTelling = 6;        // words from which a few of them tell a passage

std::uint64_t mix(std::uint64_t a, std::uint64_t b) {
  std::uint64_t x = a * 0x9e3779b97f4a7c15ULL ^ (b + 0x7f4a7c159e3779b9ULL + (a << 6) + (a >> 2));
  x ^= x >> 31;
  return x * 0xbf58476d1ce4e5b9ULL;
}

// The days under which a claim is filed: its own time, or the days before its publication.
std::pair<std::int32_t, std::int32_t> filed(const Facts& f) {
  if (f.timed) return {f.first, std::min(f.last, f.first + 40)};
  if (f.published != 0) return {f.published - kDays, f.published};
  return {0, 0};
}

}  // namespace

std::uint64_t family_of(const Facts& f) {
  // Who holds a place may speak against who took it.
  const Kind k = f.kind == Kind::movement || f.kind == Kind::holding ? Kind::control : f.kind;
  return static_cast<std::uint64_t>(k) + 1;
}

void blocks_of(const Facts& f, std::vector<BlockKey>& out) {
  out.clear();
  const auto [first, last] = filed(f);
  const auto low = first / kDays, high = last / kDays;
  const auto toll =
      static_cast<std::int32_t>(std::min<std::int64_t>(f.killed_min, std::numeric_limits<std::int32_t>::max()));
  const auto put = [&, day = first](std::uint64_t what) {
    // The ends and the middle of a long interval, and the stretch after it: enough to meet the
    // point claims near them.
    std::int32_t done = std::numeric_limits<std::int32_t>::min();
    for (const std::int32_t bucket : {low, (low + high) / 2, high, high + 1}) {
      if (bucket == done) continue;
      done = bucket;
      out.push_back({mix(mix(family_of(f), what), static_cast<std::uint64_t>(bucket) + 1), day, toll});
    }
  };
  for (std::size_t i = 0; i < f.places_count; ++i) {
    const PlaceFact& p = f.places[i];
    put(p.id);
    if (p.name != p.id) put(p.name);
    // A town meets what is told of its district; districts and coarser meet their governorate's.
    const bool coarse = p.precision >= Precision::district;
    for (std::size_t d = 1; d < p.admin.size(); ++d)
      if (p.admin[d] != 0 && p.admin[d] != p.id && (coarse || d >= 2)) put(p.admin[d]);
  }
  const bool loose = f.kind == Kind::talks || f.kind == Kind::truce || f.kind == Kind::operation ||
                     f.kind == Kind::holding || f.kind == Kind::support || f.kind == Kind::siege ||
                     f.kind == Kind::speech || f.kind == Kind::movement || f.places_count == 0;
  if (loose)
    for (std::size_t i = 0; i < f.agents_count; ++i) put(mix(7, f.agents[i]));
  if (f.title != 0) put(mix(11, f.title));
  // Quoted words meet those they were taken from, whatever else is missing: the smallest hashes are the same.
  if (f.words_count >= kTelling) {
    put(mix(mix(13, f.words[0]), f.words[1]));
    put(mix(mix(17, f.words[f.words_count - 2U]), f.words[f.words_count - 1U]));
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
}

Blocks::Blocks(const Prepared& facts) : facts_(facts) {
  const std::uint32_t n = facts.size();
  // Parted by the head of the block's number, then sorted part by part: each part fits the cache.
  constexpr std::size_t kParts = 1024;
  const auto part = [](std::uint64_t block) { return static_cast<std::size_t>(block >> 54); };
  std::vector<std::size_t> begin(kParts + 1);
  std::vector<BlockKey> keys;
  for (std::uint32_t at = 0; at < n; ++at) {
    blocks_of(facts.at(at), keys);
    for (const auto& k : keys) ++begin[part(k.block) + 1];
  }
  std::partial_sum(begin.begin(), begin.end(), begin.begin());
  entries_.resize(begin.back());
  auto next = begin;
  for (std::uint32_t at = 0; at < n; ++at) {
    blocks_of(facts.at(at), keys);
    for (const auto& k : keys) entries_[next[part(k.block)]++] = {k.block, k.day, k.toll, facts.rank(at), at};
  }
  for (std::size_t p = 0; p < kParts; ++p)
    std::sort(entries_.begin() + static_cast<std::ptrdiff_t>(begin[p]),
              entries_.begin() + static_cast<std::ptrdiff_t>(begin[p + 1]));
  first_.assign(n + 1, 0);
  for (const auto& e : entries_) ++first_[e.place + 1];
  std::partial_sum(first_.begin(), first_.end(), first_.begin());
  positions_.resize(entries_.size());
  auto at = first_;
  for (std::uint32_t p = 0; p < entries_.size(); ++p) positions_[at[entries_[p].place]++] = p;
  by_article_.resize(n);
  for (std::uint32_t i = 0; i < n; ++i) by_article_[i] = {facts.at(i).document, facts.at(i).sentence, facts.rank(i), i};
  std::sort(by_article_.begin(), by_article_.end());
  place_in_article_.resize(n);
  for (std::uint32_t i = 0; i < n; ++i) place_in_article_[by_article_[i].place] = i;
}

void Blocks::near_in_article(std::uint32_t place, std::vector<std::uint32_t>& out) const {
  const Facts& f = facts_.at(place);
  const auto look = [&](std::int64_t step) {
    std::int64_t at = place_in_article_[place];
    for (std::uint32_t k = 0; k < kArticleClaims; ++k) {
      at += step;
      if (at < 0 || at >= static_cast<std::int64_t>(by_article_.size())) return;
      const Line& other = by_article_[static_cast<std::size_t>(at)];
      const auto gap = other.sentence > f.sentence ? other.sentence - f.sentence : f.sentence - other.sentence;
      if (other.document != f.document || gap > kArticleSentences) return;
      if (other.place > place && family_of(f) == family_of(facts_.at(other.place))) out.push_back(other.place);
    }
  };
  look(1);
  look(-1);
}

void Blocks::partners(std::uint32_t place, std::vector<std::uint32_t>& out) const {
  out.clear();
  for (std::uint32_t k = first_[place]; k < first_[place + 1]; ++k) {
    const std::uint32_t p = positions_[k];
    const std::uint64_t block = entries_[p].block;
    const auto n = static_cast<std::uint32_t>(entries_.size());
    // A block is small when its ends lie within kBlockAll on both sides.
    std::uint32_t high = p + 1, low = p;
    while (high < n && high - p <= kBlockAll && entries_[high].block == block) ++high;
    while (low > 0 && p - low < kBlockAll && entries_[low - 1].block == block) --low;
    if (high - low > kBlockAll) {
      high = std::min(high, p + 1 + kBlockWindow);
      low = p > kBlockWindow ? std::max(low, p - kBlockWindow) : low;
    }
    for (std::uint32_t q = low; q < high; ++q)
      if (entries_[q].place > place) out.push_back(entries_[q].place);
  }
  near_in_article(place, out);
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
}

void Blocks::each(const std::function<void(const BlockKey&, std::uint32_t claim)>& tell) const {
  const auto negative = std::partition_point(entries_.begin(), entries_.end(),
                                             [](const Entry& e) { return static_cast<std::int64_t>(e.block) >= 0; });
  for (const auto& [from, to] : {std::pair{negative, entries_.end()}, std::pair{entries_.begin(), negative}})
    for (auto e = from; e != to; ++e) tell({e->block, e->day, e->toll}, e->claim);
}

}  // namespace isnad::fuse
