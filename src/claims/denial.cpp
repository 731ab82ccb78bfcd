#include "claims/denial.h"

#include <algorithm>

#include "claims/where_when.h"

namespace isnad::claims {
namespace {

constexpr std::uint32_t kSentencesBack = 2;
// What a denial points back with.
constexpr std::string_view kPointing =
    "هذا|هذه|ذلك|تلك|الامر|الموضوع|الخبر|الانباء|صحه|التقارير|المعلومات|الروايه|الاتهامات|ما";

// Something told under the denial itself: then the denial is on that clause already.
bool tells_its_own(const View& view, std::uint32_t clause, const std::vector<Candidate>& all) {
  return std::any_of(all.begin(), all.end(), [&](const Candidate& c) {
    if (c.dropped) return false;
    std::int32_t at = static_cast<std::int32_t>(c.clause);
    for (int depth = 0; at >= 0 && depth < 8; ++depth) {
      if (at == static_cast<std::int32_t>(clause)) return true;
      const auto& over = view.clause(static_cast<std::uint32_t>(at));
      // «وفيما قالت … إن المحادثات توقفت، نفى فلان هذا»: told beside the denial, not under it
      // «نفى فلان هذا، وأكد أنها مستمرة»: so is what the next verb of saying brings
      const bool beside =
          over.relation == ClauseRelation::circumstantial || over.relation == ClauseRelation::coordinate;
      if (beside && at != static_cast<std::int32_t>(c.clause) && view.in_family(over.predicate.head, "report") &&
          !view.in_family(over.predicate.head, "report.deny"))
        return false;
      at = over.parent;
    }
    return false;
  });
}

}  // namespace

void deny(const View& view, const Attribution& attribution, std::vector<Candidate>& all) {
  std::vector<Candidate> denials;
  for (std::uint32_t i = 0; i < view.reading().clauses.size(); ++i) {
    const auto& c = view.clause(i);
    if (!view.in_family(c.predicate.head, "report.deny") || view.noun_predicate(c)) continue;
    const auto sources = attribution.of(i);
    if (sources.empty() || !view.any_word(c.core, kPointing) || tells_its_own(view, i, all)) continue;
    const Candidate* denied = nullptr;
    for (const auto& before : all) {
      if (before.dropped || before.claim.sentence > c.sentence || before.claim.sentence + kSentencesBack < c.sentence)
        continue;
      if (view.clause(before.clause).predicate.head >= c.predicate.head) continue;
      if (denied == nullptr || view.clause(before.clause).predicate.head > view.clause(denied->clause).predicate.head)
        denied = &before;
    }
    if (denied == nullptr) continue;
    Candidate out;
    out.clause = i;
    out.rule = denied->rule;
    out.parts = {i};
    out.asserted = true;
    auto& claim = out.claim;
    claim.type = denied->claim.type;
    claim.stage = denied->claim.stage;
    claim.rule = denied->claim.rule;
    claim.sentence = c.sentence;
    claim.confidence = 0.6;
    claim.trigger.span = view.span({c.predicate.head, c.predicate.head + 1});
    claim.trigger.text = view.text(claim.trigger.span);
    claim.trigger.lemma = c.predicate.lemma;
    claim.polarity = denied->claim.polarity == Polarity::negative ? Polarity::positive : Polarity::negative;
    claim.attribution = attribution.chain(i);
    const int level = claim.attribution.empty() ? 0 : claim.attribution.back().level + 1;
    for (auto s : sources) {
      s.level += level;
      claim.attribution.push_back(std::move(s));
    }
    because(claim, "denied", "before", view.text(denied->claim.evidence));
    set_evidence(view, out);
    denials.push_back(std::move(out));
  }
  for (auto& d : denials) all.push_back(std::move(d));
}

}  // namespace isnad::claims
