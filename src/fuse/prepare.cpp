#include "fuse/prepare.h"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <unordered_map>

namespace isnad::fuse {
namespace {

// The first eight bytes, so that sorting seldom fetches the string.
std::uint64_t head(const std::string& id) {
  std::uint64_t out = 0;
  for (std::size_t i = 0; i < 8; ++i) out = out << 8 | (i < id.size() ? static_cast<unsigned char>(id[i]) : 0u);
  return out;
}

// order[k]: which item belongs at k. Moves each item once and needs no second array of them.
template <class T>
void arrange(std::vector<T>& items, std::vector<std::uint32_t> order) {
  for (std::uint32_t start = 0; start < order.size(); ++start) {
    if (order[start] == start) continue;
    T held = std::move(items[start]);
    std::uint32_t at = start;
    while (order[at] != start) {
      const std::uint32_t from = order[at];
      items[at] = std::move(items[from]);
      order[at] = at;
      at = from;
    }
    items[at] = std::move(held);
    order[at] = at;
  }
}

}  // namespace

std::uint32_t Prepared::find(std::string_view id) const {
  const auto it = std::lower_bound(ids_.begin(), ids_.end(), id);
  return it != ids_.end() && *it == id ? static_cast<std::uint32_t>(it - ids_.begin()) : kMissing;
}

Prepared prepare(const ClaimSource& claims, std::span<const InputDocument> documents) {
  std::unordered_map<std::string_view, std::uint32_t> numbers;
  numbers.reserve(documents.size());
  for (std::uint32_t d = 0; d < documents.size(); ++d) numbers.emplace(documents[d].id, d);
  const InputDocument none{};
  const auto n = static_cast<std::uint32_t>(claims.size());
  Prepared p;
  p.store_.reserve(n);
  p.ids_.reserve(n);
  Interner interner;
  Claim scratch;
  for (std::uint32_t i = 0; i < n; ++i) {
    const Claim& c = claims.at(i, scratch);
    const auto it = numbers.find(c.doc);
    const auto number = it == numbers.end() ? static_cast<std::uint32_t>(documents.size()) : it->second;
    const InputDocument& d = it == numbers.end() ? none : documents[number];
    p.store_.push_back(facts_of(c, i, number, d.text, d.outlet, d.published, interner));
    p.ids_.push_back(c.id);
  }
  std::vector<std::pair<std::uint64_t, std::uint32_t>> by_id(n);
  for (std::uint32_t i = 0; i < n; ++i) by_id[i] = {head(p.ids_[i]), i};
  std::sort(by_id.begin(), by_id.end(), [&](const auto& a, const auto& b) {
    if (a.first != b.first) return a.first < b.first;
    return p.ids_[a.second] != p.ids_[b.second] ? p.ids_[a.second] < p.ids_[b.second] : a.second < b.second;
  });
  std::vector<std::uint32_t> order(n), rank(n);
  for (std::uint32_t r = 0; r < n; ++r) {
    order[r] = by_id[r].second;
    rank[by_id[r].second] = r;
  }
  arrange(p.ids_, std::move(order));
  std::vector<std::tuple<std::uint64_t, std::uint32_t>> by_place(n);
  for (std::uint32_t i = 0; i < n; ++i) {
    const Facts& f = p.store_[i];
    const std::uint64_t place = f.places_count == 0 ? 0 : f.places[0].id;
    const auto day = static_cast<std::uint32_t>(f.timed ? f.first : f.published) + 0x80000000u;
    by_place[i] = {place << 32 | day, i};
  }
  std::sort(by_place.begin(), by_place.end());
  std::vector<std::uint32_t> layout(n);
  p.where_.resize(n);
  p.ranks_.resize(n);
  for (std::uint32_t k = 0; k < n; ++k) {
    layout[k] = std::get<1>(by_place[k]);
    p.ranks_[k] = rank[layout[k]];
    p.where_[p.ranks_[k]] = k;
  }
  arrange(p.store_, std::move(layout));
  return p;
}

}  // namespace isnad::fuse
