#include "claims/nominal_toll.h"

#include <algorithm>
#include <utility>

#include "claims/act_types.h"
#include "claims/parties.h"
#include "claims/tolls.h"

namespace isnad::claims {
namespace {

constexpr std::uint32_t kNotTold = kNegated | kCondition | kQuestion | kWish | kFuture | kDenied;

// The sentence without a verb whose topic is a toll; -1 none.
std::int32_t headline(const View& view, const Clause& act) {
  if (act.parent < 0 || (act.relation != ClauseRelation::cause && act.relation != ClauseRelation::argument)) return -1;
  const auto& over = view.clause(static_cast<std::uint32_t>(act.parent));
  if (over.predicate.form != PredicateForm::nominal || over.subject.np < 0 || (over.markers & kNotTold) != 0) return -1;
  return view.in_class(view.phrase(over.subject.np).head, "toll") ? act.parent : -1;
}

// «قتيلان و3 جرحى»: a toll that و joins to the topic from before.
std::int32_t before(const View& view, std::int32_t np) {
  const auto first = view.phrase(np).tokens.first;
  const auto& phrases = view.reading().phrases;
  for (std::size_t i = 0; i < phrases.size(); ++i) {
    if (phrases[i].tokens.last > first || phrases[i].tokens.last + 1 < first) continue;
    if (phrases[i].next_conjunct < 0 && view.in_class(phrases[i].head, "toll")) return static_cast<std::int32_t>(i);
  }
  return -1;
}

}  // namespace

void nominal_tolls(const View& view, std::vector<Candidate>& all) {
  for (auto& candidate : all) {
    auto& claim = candidate.claim;
    if (candidate.dropped || candidate.harm || !kActs.has(claim.type) || claim.killed || claim.injured) continue;
    const auto over = headline(view, view.clause(candidate.clause));
    if (over < 0) continue;
    const auto topic = view.clause(static_cast<std::uint32_t>(over)).subject.np;
    auto told = view.chain(topic);
    if (const auto more = before(view, topic); more >= 0) told.insert(told.begin(), Filler{more, -1, false});
    for (const auto& f : told) {
      const auto kind = toll_of_noun(view, f);
      const auto counted = kind ? count(view, f) : std::nullopt;
      if (!counted) continue;
      toll(claim, *kind) = counted;
      because(claim, "toll", "topic", counted->text);
      candidate.victim_phrases.push_back(f.np);
      candidate.asserted = true;
      candidate.weak = false;
    }
    if (candidate.victim_phrases.empty()) continue;
    candidate.parts.push_back(static_cast<std::uint32_t>(over));
    if (!claim.places.empty()) continue;
    for (const auto m : view.owned(static_cast<std::uint32_t>(over)))
      if (auto p = place(view, m, PlaceRole::at)) add(claim.places, {std::move(*p)});
    keep_particular(view, claim.places);
  }
}

}  // namespace isnad::claims
