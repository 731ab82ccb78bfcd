// Which rules a clause's predicate may set off, and the form and voice that they ask for. Thread-safe.
#pragma once
#include <cstdint>
#include <vector>

#include "claims/view.h"

namespace isnad::claims {

// RuleForm of a predicate; 0 where it asserts nothing.
std::uint8_t form_of(PredicateForm form);
// RuleForm bits and RuleVoice bit of a clause.
std::uint8_t form_bit(const View& view, const Clause& c);
std::uint8_t voice_bit(const View& view, const Clause& c);
// The rules, most particular key first; `out` is filled anew.
void rules_for(const View& view, const Clause& c, std::vector<std::uint32_t>& out);

}  // namespace isnad::claims
