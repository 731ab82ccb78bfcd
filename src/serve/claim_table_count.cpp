// What the rows of a filter have in their columns, counted.
#include <algorithm>

#include "serve/claim_table.h"

namespace isnad::serve {
namespace {

// The first `most` by `before`, in order.
template <class T, class Before>
void keep(std::vector<T>& list, std::size_t most, Before&& before) {
  const std::size_t n = std::min(most, list.size());
  std::partial_sort(list.begin(), list.begin() + static_cast<std::ptrdiff_t>(n), list.end(), before);
  list.resize(n);
}

}  // namespace

void ClaimTable::count(const Column& column, const Rows& rows, std::vector<FacetValue>& out) const {
  std::vector<std::size_t> counts(column.values.size()), alones(column.values.size());
  const bool by_outlet = &column == &outlet_;
  for (const auto row : rows) {
    const auto value = column.of[row];
    if (value == kNone) continue;
    ++counts[value];
    if (by_outlet && alone(row)) ++alones[value];
  }
  for (std::size_t i = 0; i < counts.size(); ++i)
    if (counts[i] > 0) {
      FacetValue v;
      v.id = v.name = column.values[i];
      v.count = counts[i];
      v.alone = alones[i];
      out.push_back(std::move(v));
    }
}

// A claim that names somebody twice counts once.
void ClaimTable::count(const Slots& slots, const Rows& rows, std::vector<FacetValue>& out) const {
  std::vector<std::size_t> counts(slots.values.size()), alones(slots.values.size());
  std::vector<std::uint32_t> last(slots.values.size(), kNone);
  const bool by_source = &slots == &sources_;
  for (const auto row : rows)
    for (auto at = slots.begin[row]; at < slots.begin[row + 1]; ++at) {
      const auto value = slots.refs[slots.list[at]].value;
      if (last[value] == row) continue;
      last[value] = row;
      ++counts[value];
      if (by_source && alone(row)) ++alones[value];
    }
  for (std::size_t i = 0; i < counts.size(); ++i)
    if (counts[i] > 0) {
      out.push_back(slots.values[i]);
      auto& v = out.back();
      if (v.name.empty()) v.name = v.id;
      v.count = counts[i];
      v.alone = alones[i];
    }
}

std::vector<FacetValue> ClaimTable::facet(Facet facet, const Rows& rows, std::size_t limit) const {
  std::vector<FacetValue> out;
  switch (facet) {
    case Facet::type: count(type_, rows, out); break;
    case Facet::certainty: count(certainty_, rows, out); break;
    case Facet::polarity: count(polarity_, rows, out); break;
    case Facet::stage: count(stage_, rows, out); break;
    case Facet::month: count(month_, rows, out); break;
    case Facet::outlet: count(outlet_, rows, out); break;
    case Facet::actor: count(parties_, rows, out); break;
    case Facet::place: count(places_, rows, out); break;
    case Facet::source: count(sources_, rows, out); break;
  }
  keep(out, limit, [&](const FacetValue& a, const FacetValue& b) {
    return facet != Facet::month && a.count != b.count ? a.count > b.count : a.id < b.id;
  });
  return out;
}

// How often each outlet has each value, a claim that has it twice once; `tell` is given the three.
template <class ValueOf, class Tell>
void ClaimTable::by_outlet(const Rows& rows, const Lists& lists, std::size_t values, ValueOf&& value_of,
                           Tell&& tell) const {
  std::unordered_map<std::uint64_t, std::size_t> counts;
  std::vector<std::uint32_t> last(values, kNone);
  for (const auto row : rows) {
    if (outlet_.of[row] == kNone) continue;
    for (auto at = lists.begin[row]; at < lists.begin[row + 1]; ++at) {
      const std::uint32_t value = value_of(lists.list[at]);
      if (last[value] == row) continue;
      last[value] = row;
      ++counts[std::uint64_t{outlet_.of[row]} * values + value];
    }
  }
  for (const auto& [pair, n] : counts) tell(outlet_.values[pair / values], pair % values, n);
}

std::vector<QuotingRow> ClaimTable::quoting(const Rows& rows, std::size_t most) const {
  std::vector<QuotingRow> out;
  by_outlet(
      rows, sources_, sources_.values.size(), [&](std::uint32_t ref) { return sources_.refs[ref].value; },
      [&](const std::string& outlet, std::size_t value, std::size_t n) {
        const auto& source = sources_.values[value];
        out.push_back({outlet, source.id, source.name.empty() ? source.id : source.name, source.kind, n});
      });
  keep(out, most, [](const QuotingRow& a, const QuotingRow& b) {
    return a.count != b.count ? a.count > b.count : std::tie(a.outlet, a.source) < std::tie(b.outlet, b.source);
  });
  return out;
}

std::vector<WordingRow> ClaimTable::wording(const Rows& rows, std::size_t most) const {
  std::vector<WordingRow> out;
  by_outlet(
      rows, said_, words_.size(), [](std::uint32_t words) { return words; },
      [&](const std::string& outlet, std::size_t value, std::size_t n) {
        const auto& actor = parties_.values[words_[value].actor];
        out.push_back({outlet, actor.id, actor.name, actor.name_en, words_[value].text, n});
      });
  keep(out, most, [](const WordingRow& a, const WordingRow& b) {
    return a.count != b.count ? a.count > b.count
                              : std::tie(a.actor, a.words, a.outlet) < std::tie(b.actor, b.words, b.outlet);
  });
  return out;
}

}  // namespace isnad::serve
