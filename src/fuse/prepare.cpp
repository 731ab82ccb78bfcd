#include "fuse/prepare.h"

#include <algorithm>
#include <mutex>
#include <numeric>
#include <tuple>
#include <unordered_map>

#include "fuse/parts.h"

namespace isnad::fuse {
namespace {

// The first sixteen bytes, as many as the reader's ids have, so that sorting seldom fetches the string.
struct Head {
  std::uint64_t high = 0, low = 0;
  std::uint32_t claim = 0;
};
Head head(const std::string& id, std::uint32_t claim) {
  const auto eight = [&](std::size_t from) {
    std::uint64_t out = 0;
    for (std::size_t i = from; i < from + 8; ++i)
      out = out << 8 | (i < id.size() ? static_cast<unsigned char>(id[i]) : 0u);
    return out;
  };
  return {eight(0), eight(8), claim};
}

// Claims mostly come article by article in the order of the articles: asked so, a document is found
// without a look into the table, which is made only where one is not.
class Table {
 public:
  explicit Table(std::span<const InputDocument> documents) : documents_(documents) {}
  // How many documents there are where it is none of them. `last` is the asker's own: the one found before.
  std::uint32_t find(const std::string& id, std::uint32_t& last) {
    for (const std::uint32_t guess : {last, last + 1})
      if (guess < documents_.size() && documents_[guess].id == id) return last = guess;
    std::call_once(made_, [&] {
      table_.reserve(documents_.size());
      for (std::uint32_t d = 0; d < documents_.size(); ++d) table_.emplace(documents_[d].id, d);
    });
    const auto it = table_.find(id);
    if (it == table_.end()) return static_cast<std::uint32_t>(documents_.size());
    return last = it->second;
  }

 private:
  std::span<const InputDocument> documents_;
  std::once_flag made_;
  std::unordered_map<std::string_view, std::uint32_t> table_;
};

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

Prepared prepare(const ClaimSource& claims, std::span<const InputDocument> documents, const Kinship* kinship,
                 unsigned threads) {
  Table table(documents);
  const InputDocument none{};
  const auto n = static_cast<std::uint32_t>(claims.size());
  Prepared p;
  p.store_.resize(n);
  p.ids_.resize(n);
  in_parts(n, threads, [&](std::uint32_t begin, std::uint32_t end, unsigned) {
    Claim scratch;
    std::uint32_t last = 0;
    for (std::uint32_t i = begin; i < end; ++i) {
      const Claim& c = claims.at(i, scratch);
      const auto number = table.find(c.doc, last);
      const InputDocument& d = number < documents.size() ? documents[number] : none;
      p.store_[i] = facts_of(c, i, number, d.text, d.outlet, d.published, kinship);
      p.ids_[i] = c.id;
    }
  });
  std::vector<Head> by_id(n);
  for (std::uint32_t i = 0; i < n; ++i) by_id[i] = head(p.ids_[i], i);
  std::sort(by_id.begin(), by_id.end(), [&](const Head& a, const Head& b) {
    if (a.high != b.high) return a.high < b.high;
    if (a.low != b.low) return a.low < b.low;
    return p.ids_[a.claim] != p.ids_[b.claim] ? p.ids_[a.claim] < p.ids_[b.claim] : a.claim < b.claim;
  });
  std::vector<std::uint32_t> order(n), rank(n);
  for (std::uint32_t r = 0; r < n; ++r) {
    order[r] = by_id[r].claim;
    rank[by_id[r].claim] = r;
  }
  by_id = {};
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
