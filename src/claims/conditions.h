// What a rule's strings mean on a clause: which phrases a source names, whether a condition holds.
#pragma once
#include "claims/view.h"
#include "lexicon/rule_table.h"

namespace isnad::claims {

// Phrases a source names: "subject", "prep:على", "role:target", "between" …
Fillers fillers(const View& view, const RuleTable& rules, const RuleItem& item, const Clause& clause);

bool holds(const View& view, const RuleTable& rules, const RuleItem& item, const Clause& clause);

// All items hold.
bool all_hold(const View& view, const RuleTable& rules, std::span<const RuleItem> items, const Clause& clause);
bool any_holds(const View& view, const RuleTable& rules, std::span<const RuleItem> items, const Clause& clause);

}  // namespace isnad::claims
