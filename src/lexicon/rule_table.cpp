#include "lexicon/rule_table.h"

#include <algorithm>
#include <string>

#include "lexicon/marked_form.h"

namespace isnad {
namespace {
constexpr std::string_view kLemma = "lemma:";
}  // namespace

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

WordList word_list(std::string_view words) {
  WordList out;
  for (std::size_t at = 0; at <= words.size();) {
    const auto end = std::min(words.find('|', at), words.size());
    if (end > at) {
      const auto word = words.substr(at, end - at);
      out.words.push_back({word, word_bit(word)});
      out.bits |= word_bit(word);
    }
    at = end + 1;
  }
  return out;
}

RuleTable::RuleTable(const Blob& blob, const Lexemes& lexemes)
    : blob_(&blob),
      rows_(blob.table<RuleRow>("rules")),
      items_(blob.table<RuleItem>("rules.items")),
      becomes_(blob.table<RuleBecome>("rules.becomes")),
      keys_(blob.table<RuleKey>("rules.keys")),
      order_(blob.table<std::uint32_t>("rules.order")),
      by_family_(lexemes.family_count()),
      asked_(items_.size()) {
  const auto lemmas = std::partition_point(keys_.begin(), keys_.end(),
                                           [&](const RuleKey& k) { return blob_->string(k.name) < kLemma; });
  const auto behind = std::partition_point(lemmas, keys_.end(),
                                           [&](const RuleKey& k) { return blob_->string(k.name).starts_with(kLemma); });
  lemma_keys_ = {lemmas, behind};
  for (std::size_t f = 0; f < by_family_.size(); ++f) {
    auto& rules = by_family_[f];
    const auto take = [&](std::string_view key) {
      for (const auto r : of(key))
        if (std::find(rules.begin(), rules.end(), r) == rules.end()) rules.push_back(r);
    };
    const std::string name = "family:" + std::string(lexemes.family_name(static_cast<FamilyId>(f)));
    take(name);
    for (auto end = name.size(); end != std::string::npos; end = name.rfind('.', end - 1))
      take(name.substr(0, end) + ".*");
  }
  for (std::size_t i = 0; i < items_.size(); ++i) {
    const auto& item = items_[i];
    if (item.test != RuleTest::word && item.test != RuleTest::family && item.test != RuleTest::noun_class) continue;
    asked_[i].words = word_list(string(item.values));
    if (item.test == RuleTest::word) continue;
    for (const auto& name : asked_[i].words.words)
      asked_[i].runs.push_back(item.test == RuleTest::family ? lexemes.families_under(name.text)
                                                             : lexemes.classes_under(name.text));
  }
}

std::span<const std::uint32_t> RuleTable::of(std::string_view key) const {
  const auto it = std::lower_bound(keys_.begin(), keys_.end(), key,
                                   [this](const RuleKey& k, std::string_view v) { return blob_->string(k.name) < v; });
  if (it == keys_.end() || blob_->string(it->name) != key) return {};
  return order_.subspan(it->rules.first, it->rules.count);
}

std::span<const std::uint32_t> RuleTable::of_lemma(std::string_view lemma) const {
  const auto own = [this](const RuleKey& k) { return blob_->string(k.name).substr(kLemma.size()); };
  const auto it = std::lower_bound(lemma_keys_.begin(), lemma_keys_.end(), lemma,
                                   [&](const RuleKey& k, std::string_view v) { return own(k) < v; });
  if (it == lemma_keys_.end() || own(*it) != lemma) return {};
  return order_.subspan(it->rules.first, it->rules.count);
}

}  // namespace isnad
