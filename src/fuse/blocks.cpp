#include "fuse/blocks.h"

#include <algorithm>

namespace isnad::fuse {
namespace {

constexpr std::size_t kAll = 24;     // blocks up to this size: every pair
constexpr std::size_t kWindow = 12;  // larger ones: this many neighbours
constexpr std::int32_t kDays = 4;    // a stretch
constexpr std::uint32_t kNear = 8;   // sentences within which one article's claims meet

struct Entry {
  std::uint64_t block;
  std::int32_t day;
  std::int64_t toll;
  std::uint32_t fact;
  friend bool operator<(const Entry& a, const Entry& b) {
    if (a.block != b.block) return a.block < b.block;
    if (a.day != b.day) return a.day < b.day;
    if (a.toll != b.toll) return a.toll < b.toll;
    return a.fact < b.fact;
  }
};

std::uint64_t mix(std::uint64_t a, std::uint64_t b) {
  std::uint64_t x = a * 0x9e3779b97f4a7c15ULL ^ (b + 0x7f4a7c159e3779b9ULL + (a << 6) + (a >> 2));
  x ^= x >> 31;
  return x * 0xbf58476d1ce4e5b9ULL;
}

// Kinds that evidence.cpp may join stand in one block.
std::uint64_t family(const Facts& f) {
  const Kind k = f.kind == Kind::movement ? Kind::control : f.kind;
  return static_cast<std::uint64_t>(k) + 1;
}

// The days under which a claim is filed: its own time, or the days before its publication.
std::pair<std::int32_t, std::int32_t> filed(const Facts& f) {
  if (f.timed) return {f.first, std::min(f.last, f.first + 40)};
  if (f.published != 0) return {f.published - kDays, f.published};
  return {0, 0};
}

void file(const Facts& f, std::uint32_t index, std::vector<Entry>& out) {
  const auto [first, last] = filed(f);
  const auto low = first / kDays, high = last / kDays;
  const auto put = [&](std::uint64_t what) {
    // Only the ends and the middle of a long interval: enough to meet point claims near them.
    for (const std::int32_t bucket : {low, (low + high) / 2, high}) {
      const Entry e{mix(mix(family(f), what), static_cast<std::uint64_t>(bucket) + 1), first, f.killed_min, index};
      if (out.empty() || out.back().block != e.block || out.back().fact != index) out.push_back(e);
    }
    const Entry next{mix(mix(family(f), what), static_cast<std::uint64_t>(high + 1) + 1), first, f.killed_min, index};
    out.push_back(next);
  };
  for (std::size_t i = 0; i < f.places_count; ++i) {
    const PlaceFact& p = f.places[i];
    put(p.id);
    if (p.name != p.id) put(p.name);
    for (std::size_t d = 1; d < p.admin.size(); ++d)
      if (p.admin[d] != 0 && p.admin[d] != p.id) put(p.admin[d]);
  }
  const bool loose = f.kind == Kind::talks || f.kind == Kind::truce || f.kind == Kind::operation ||
                     f.kind == Kind::holding || f.kind == Kind::support || f.kind == Kind::siege ||
                     f.kind == Kind::speech || f.places_count == 0;
  if (loose)
    for (std::size_t i = 0; i < f.agents_count; ++i) put(mix(7, f.agents[i]));
}

}  // namespace

std::vector<Pair> candidate_pairs(const std::vector<Facts>& facts) {
  std::vector<Entry> entries;
  entries.reserve(facts.size() * 8);
  for (std::uint32_t i = 0; i < facts.size(); ++i) file(facts[i], i, entries);
  std::sort(entries.begin(), entries.end());
  std::vector<Pair> pairs;
  const auto pair = [&](std::uint32_t a, std::uint32_t b) {
    if (a != b) pairs.emplace_back(std::min(a, b), std::max(a, b));
  };
  for (std::size_t at = 0; at < entries.size();) {
    std::size_t end = at;
    while (end < entries.size() && entries[end].block == entries[at].block) ++end;
    const std::size_t reach = end - at <= kAll ? kAll : kWindow;
    for (std::size_t i = at; i < end; ++i)
      for (std::size_t j = i + 1; j < std::min(end, i + 1 + reach); ++j) pair(entries[i].fact, entries[j].fact);
    at = end;
  }
  std::vector<std::uint32_t> order(facts.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    const Facts &x = facts[a], &y = facts[b];
    if (x.document != y.document) return x.document < y.document;
    return x.sentence != y.sentence ? x.sentence < y.sentence : a < b;
  });
  for (std::size_t i = 0; i < order.size(); ++i)
    for (std::size_t j = i + 1; j < order.size() && j <= i + 2 * kAll; ++j) {
      const Facts &x = facts[order[i]], &y = facts[order[j]];
      if (x.document != y.document || y.sentence - x.sentence > kNear) break;
      if (family(x) == family(y)) pair(order[i], order[j]);
    }
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return pairs;
}

}  // namespace isnad::fuse
