#include "lexicon/rule_table.h"

#include <algorithm>

namespace isnad {

std::string_view name_of(RuleSlot slot) {
  switch (slot) {
    case RuleSlot::agent: return "agent";
    case RuleSlot::target: return "target";
    case RuleSlot::places: return "places";
    case RuleSlot::mediator: return "mediator";
    case RuleSlot::killed: return "killed";
    case RuleSlot::injured: return "injured";
    case RuleSlot::captured: return "captured";
    case RuleSlot::missing: return "missing";
    case RuleSlot::quantity: return "quantity";
    case RuleSlot::terms: return "terms";
  }
  return "";
}

RuleTable::RuleTable(const Blob& blob)
    : blob_(&blob),
      rows_(blob.table<RuleRow>("rules")),
      items_(blob.table<RuleItem>("rules.items")),
      becomes_(blob.table<RuleBecome>("rules.becomes")),
      keys_(blob.table<RuleKey>("rules.keys")),
      order_(blob.table<std::uint32_t>("rules.order")) {}

std::span<const std::uint32_t> RuleTable::of(std::string_view key) const {
  const auto it = std::lower_bound(keys_.begin(), keys_.end(), key,
                                   [this](const RuleKey& k, std::string_view v) { return blob_->string(k.name) < v; });
  if (it == keys_.end() || blob_->string(it->name) != key) return {};
  return order_.subspan(it->rules.first, it->rules.count);
}

}  // namespace isnad
