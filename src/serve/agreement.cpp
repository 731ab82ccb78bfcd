#include "serve/agreement.h"

#include <map>
#include <set>

namespace isnad::serve {
namespace {

using ByCoder = std::map<std::string, std::string>;  // coder → value
using Units = std::map<std::string, ByCoder>;

// Cohen's kappa of two coders over the units both coded; nothing where chance alone would agree always.
std::optional<double> kappa_of(const Units& units, const std::string& one, const std::string& other,
                               std::size_t& shared) {
  std::map<std::string, double> first, second;
  double same = 0;
  shared = 0;
  for (const auto& [id, values] : units) {
    const auto a = values.find(one), b = values.find(other);
    if (a == values.end() || b == values.end()) continue;
    ++shared;
    ++first[a->second];
    ++second[b->second];
    same += a->second == b->second ? 1 : 0;
  }
  if (shared == 0) return std::nullopt;
  const auto n = static_cast<double>(shared);
  double chance = 0;
  for (const auto& [value, count] : first)
    if (const auto match = second.find(value); match != second.end()) chance += count / n * match->second / n;
  if (chance >= 1) return std::nullopt;
  return (same / n - chance) / (1 - chance);
}

}  // namespace

Agreement agreement_of(const std::vector<Coded>& codings) {
  Units units;
  for (const auto& c : codings) units[c.unit][c.coder] = c.value;
  std::erase_if(units, [](const auto& unit) { return unit.second.size() < 2; });
  Agreement out;
  out.units = units.size();
  std::set<std::string> coders;
  // Coincidences (Krippendorff): each ordered pair of values of a unit weighs 1 / (values - 1).
  std::map<std::string, double> totals;
  double agreeing = 0, all = 0, pairs_same = 0, pairs = 0;
  for (const auto& [id, values] : units) {
    const auto m = static_cast<double>(values.size());
    for (const auto& [coder, value] : values) {
      coders.insert(coder);
      totals[value] += 1;
      all += 1;
      for (const auto& [other, second] : values) {
        if (other == coder) continue;
        pairs += 1;
        pairs_same += value == second ? 1 : 0;
        agreeing += value == second ? 1 / (m - 1) : 0;
      }
    }
  }
  out.coders = coders.size();
  if (out.units == 0) return out;
  out.observed = pairs_same / pairs;
  double expected = 0;
  for (const auto& [value, count] : totals) expected += count * (count - 1);
  const double disagreement = 1 - expected / (all * (all - 1));
  if (disagreement > 0) out.alpha = 1 - (1 - agreeing / all) / disagreement;
  double weighed = 0, weight = 0;
  for (auto one = coders.begin(); one != coders.end(); ++one)
    for (auto other = std::next(one); other != coders.end(); ++other) {
      std::size_t shared = 0;
      if (const auto kappa = kappa_of(units, *one, *other, shared)) {
        weighed += *kappa * static_cast<double>(shared);
        weight += static_cast<double>(shared);
      }
    }
  if (weight > 0) out.kappa = weighed / weight;
  return out;
}

}  // namespace isnad::serve
