#include "claims/where_told.h"

#include <algorithm>
#include <array>

namespace isnad::claims {
namespace {

constexpr std::array<std::string_view, 7> kNearWords{"قرب",          "بالقرب من", "بجوار", "قبالة",
                                                     "على مقربة من", "بمحاذاة",   "حوالي"};
constexpr std::array<std::string_view, 2> kFromWords{"من", "عن"};
constexpr std::array<std::string_view, 5> kToWords{"إلى", "نحو", "باتجاه", "صوب", "إلى داخل"};
constexpr std::string_view kWith = "مع";
// Prepositions that say where something is.
constexpr std::array<std::string_view, 12> kWhere{"في",   "ب",   "قرب", "بالقرب من", "وسط",  "شمال",
                                                  "جنوب", "شرق", "غرب", "داخل",      "أمام", "بجوار"};

bool strikes(const View& view, std::uint32_t head) {
  constexpr std::array<std::string_view, 6> kStrike{"target", "attack", "shell", "raid", "strike", "explode"};
  return std::any_of(kStrike.begin(), kStrike.end(), [&](std::string_view f) { return view.in_family(head, f); });
}

// What a clause acts on or happens to: its object, iḍāfa and the phrases of its prepositions.
bool argument(const Clause& c, std::int32_t np) {
  return c.object.np == np || c.genitive == np ||
         std::any_of(c.prepositions.begin(), c.prepositions.end(), [&](const PrepArgument& p) { return p.np == np; });
}

bool says_where(const View& view, const Clause& c, TokenRange tokens) {
  return std::any_of(c.prepositions.begin(), c.prepositions.end(), [&](const PrepArgument& p) {
    return p.tokens.contains(tokens) && std::find(kWhere.begin(), kWhere.end(), p.preposition) != kWhere.end() &&
           !view.passive(c);
  });
}

}  // namespace

PlaceRole role_of(std::string_view preposition) {
  const auto in = [&](const auto& list) { return std::find(list.begin(), list.end(), preposition) != list.end(); };
  if (in(kNearWords)) return PlaceRole::near;
  if (in(kFromWords)) return PlaceRole::from;
  if (in(kToWords)) return PlaceRole::to;
  return PlaceRole::at;
}

std::vector<std::uint32_t> told_places(const View& view, std::uint32_t clause) {
  const auto own = view.owned(clause);
  std::vector<std::uint32_t> out(own.begin(), own.end());
  // «تضامناً مع غزة»: no place where anything happened
  for (const auto& p : view.clause(clause).prepositions)
    if (p.preposition == kWith)
      std::erase_if(out, [&](std::uint32_t m) { return p.tokens.contains(view.reading().mentions[m].tokens); });
  const auto head = view.clause(clause).predicate.head;
  for (const auto child : view.children(clause)) {
    const auto& c = view.clause(child);
    if (c.relation != ClauseRelation::argument) continue;
    const bool rounds = view.in_family(c.predicate.head, "shell.round") && view.in_family(head, "shell");
    const auto object = view.clause(clause).object.np;
    const bool downed = view.in_family(head, "intercept") || view.in_family(head, "shoot_down");
    const bool hit = (strikes(view, head) || downed) && object >= 0 &&
                     view.phrase(object).clause == static_cast<std::int32_t>(child);
    if (!rounds && !hit) continue;
    const auto more = view.owned(child);
    out.insert(out.end(), more.begin(), more.end());
  }
  return out;
}

std::vector<std::uint32_t> described_places(const View& view, std::uint32_t clause) {
  std::vector<std::uint32_t> out;
  const auto& own = view.clause(clause);
  if (!strikes(view, own.predicate.head)) return out;
  for (const auto child : view.children(clause)) {
    const auto& c = view.clause(child);
    const bool describes = c.relation == ClauseRelation::relative && c.antecedent >= 0 && argument(own, c.antecedent);
    // «منازل يسيطر عليها …», «سيارة غادرت …»: another happening, elsewhere
    if (!describes || view.noun_predicate(c) || strikes(view, c.predicate.head) ||
        view.in_family(c.predicate.head, "control") || view.in_family(c.predicate.head, "move") ||
        c.predicate.form == PredicateForm::past)
      continue;
    for (const auto m : view.owned(child))
      if (says_where(view, c, view.reading().mentions[m].tokens)) out.push_back(m);
  }
  return out;
}

}  // namespace isnad::claims
