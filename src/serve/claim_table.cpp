#include "serve/claim_table.h"

#include <algorithm>
#include <unordered_set>

#include "base/days.h"
#include "serve/project_rows.h"
#include "store/where.h"

namespace isnad::serve {
std::uint32_t ClaimTable::Column::intern(const std::string& word) {
  const auto [place, fresh] = places.try_emplace(word, static_cast<std::uint32_t>(values.size()));
  if (fresh) values.push_back(word);
  return place->second;
}

// Which values were asked for; empty where none were, and all will do.
std::vector<char> ClaimTable::Column::chosen(const std::vector<std::string>& asked) const {
  if (asked.empty()) return {};
  std::vector<char> out(values.size() + 1, 0);
  for (const auto& word : asked)
    if (const auto at = places.find(word); at != places.end()) out[at->second] = 1;
  return out;
}

// As for a column, of refs: by their id or their name.
std::vector<char> ClaimTable::Slots::chosen(const std::vector<std::string>& asked) const {
  if (asked.empty()) return {};
  const std::unordered_set<std::string> wanted(asked.begin(), asked.end());
  std::vector<char> out(refs.size() + 1, 0);
  for (std::size_t i = 0; i < refs.size(); ++i)
    out[i] = (!refs[i].id.empty() && wanted.count(refs[i].id) != 0) ||
             (!refs[i].name.empty() && wanted.count(refs[i].name) != 0);
  return out;
}

bool ClaimTable::Slots::any(std::uint32_t row, const std::vector<char>& chosen) const {
  if (chosen.empty()) return true;
  return std::any_of(list.begin() + begin[row], list.begin() + begin[row + 1],
                     [&](std::uint32_t ref) { return chosen[ref] != 0; });
}

bool ClaimTable::needs_database(const Filter& f) { return !f.review.empty() || !f.doc.empty() || !f.event.empty(); }

std::vector<std::string> ClaimTable::within(const std::vector<std::string>& asked) const {
  std::unordered_set<std::string> found(asked.begin(), asked.end());
  for (const auto& code : asked)
    if (const auto at = inside_.find(code); at != inside_.end())
      for (const auto ref : at->second) {
        const auto& r = places_.refs[ref];
        found.insert(r.id.empty() ? r.name : r.id);
      }
  found.erase("");
  std::vector<std::string> out(found.begin(), found.end());
  std::sort(out.begin(), out.end());
  return out;
}

namespace {

// The page of `rows` behind the cursor, in the filter's order. Day and key of a row as the store has them.
template <class DayOf, class KeyOf>
ClaimTable::Keys page_of(ClaimTable::Rows rows, const Filter& f, std::int32_t none, DayOf&& day_of, KeyOf&& key_of) {
  ClaimTable::Keys out;
  out.total = rows.size();
  const Order order = order_of(f);
  // What comes first is least.
  const auto rank = [&](std::int64_t day, std::int64_t key) {
    switch (order) {
      case Order::newest: return std::pair(-day, -key);
      case Order::oldest: return std::pair(day == none ? std::int64_t{INT32_MAX} : day, key);
      case Order::document: return std::pair(std::int64_t{0}, key);
    }
    return std::pair(std::int64_t{0}, key);
  };
  const auto rank_of = [&](std::uint32_t row) { return rank(day_of(row), key_of(row)); };
  if (const auto cursor = store::read_cursor(f.cursor)) {
    const auto day = isnad::parse_day(cursor->day);
    const auto last = rank(day ? day_number(*day) : none, cursor->key);
    std::erase_if(rows, [&](std::uint32_t row) { return rank_of(row) <= last; });
  }
  const std::size_t shown = std::min(f.limit, rows.size());
  std::partial_sort(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(shown), rows.end(),
                    [&](std::uint32_t a, std::uint32_t b) { return rank_of(a) < rank_of(b); });
  for (std::size_t i = 0; i < shown; ++i) out.keys.push_back(key_of(rows[i]));
  if (shown > 0 && shown < rows.size()) {
    const auto day = day_of(rows[shown - 1]);
    out.next = store::write_cursor({day == none ? "" : iso_day(Day(std::chrono::days(day))), out.keys.back()});
  }
  return out;
}

}  // namespace

ClaimTable::Keys ClaimTable::claims(Rows rows, const Filter& f) const {
  return page_of(
      std::move(rows), f, kNoDay, [&](std::uint32_t row) { return sorted_[row]; },
      [&](std::uint32_t row) { return keys_[row]; });
}

ClaimTable::Keys ClaimTable::events(const std::optional<Rows>& rows, const Filter& f) const {
  std::vector<char> with(events_.size(), rows ? 0 : 1);
  if (rows)
    for (const auto row : *rows)
      if (event_[row] != kNone) with[event_[row]] = 1;
  const auto states = state_.chosen(f.states);
  const auto disputes = f.disputed ? disputed(f) : std::vector<char>{};
  Rows chosen;
  for (std::uint32_t i = 0; i < events_.size(); ++i)
    if (with[i] != 0 && (states.empty() || states[events_[i].state] != 0) && (!f.disputed || disputes[i] != 0))
      chosen.push_back(i);
  return page_of(
      std::move(chosen), f, kNoDay, [&](std::uint32_t i) { return events_[i].day; },
      [&](std::uint32_t i) { return events_[i].key; });
}

}  // namespace isnad::serve
