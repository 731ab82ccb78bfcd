// Counted people and things: phrases → intervals, victims' categories, sub-counts. Thread-safe.
#pragma once
#include <optional>

#include "claims/candidate.h"
#include "claims/view.h"

namespace isnad::claims {

// How many a phrase stands for: its number, else its grammatical number (a dual is 2, a bare
// plural [2, ∞), an indefinite singular 1). Empty for a definite singular that is no person.
std::optional<Quantity> count(const View& view, const Filler& filler);
// Over coordinated phrases: «ثلاثة مدنيين وجنديان» is 5.
std::optional<Quantity> count(const View& view, const Fillers& fillers);

// civilians, combatants, children …; empty where the words do not say.
std::string victims(const View& view, const Fillers& fillers);

// «بينهم خمسة أطفال»: sub-counts that follow in the range.
std::vector<Breakdown> breakdown(const View& view, TokenRange range, bool injured);

enum class Toll : std::uint8_t { killed, injured, captured, missing };
std::optional<Quantity>& toll(Claim& claim, Toll kind);
// What the counted noun itself says: قتلى, جريح, أسرى.
// «22 قتيلا وجريحا», «عشرات القتلى والجرحى»: one figure for both.
void share_figure(const View& view, std::int32_t np, Claim& claim);
std::optional<Toll> toll_of_noun(const View& view, const Filler& filler);

}  // namespace isnad::claims
