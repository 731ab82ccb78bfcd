#include "claims/told_line.h"

#include <algorithm>
#include <array>

#include "claims/act_types.h"

namespace isnad::claims {
namespace {

constexpr int kDeep = 12;  // clauses between an act and the head of its sentence

// Verbs that tell what hangs on them: of saying, happening, outcome and of the act's own carrying out.
constexpr std::array<std::string_view, 9> kTelling{"report", "hearsay", "result", "cause_toll", "cause",
                                                   "suffer", "meet",    "record", "perceive"};

// Connectors behind which the news goes on rather than a circumstance of it. Canonical names.
constexpr std::array<std::string_view, 9> kGoesOn{"بينما", "حيث", "إذ",     "كما أن",    "في الأثناء",
                                                  "وإذ",   "لكن", "إلا أن", "في المقابل"};

constexpr std::string_view kWhen = "عندما";

// What a line of news may be about: an act of arms, and what people do or suffer without one.
bool happening(ClaimType type) {
  return kActs.has(type) || type == ClaimType::casualties || type == ClaimType::detain || type == ClaimType::protest;
}

}  // namespace

ToldLine::ToldLine(const View& view, const std::vector<Candidate>& all)
    : view_(view), acts_(view.reading().clauses.size(), false), claims_(acts_) {
  for (const auto& c : all)
    for (const auto part : c.parts) {
      claims_[part] = true;
      if (happening(c.claim.type)) acts_[part] = true;
    }
}

bool ToldLine::act(std::int32_t clause) const { return clause >= 0 && acts_[static_cast<std::size_t>(clause)]; }

// Whether what a clause's parent tells is told of the clause too.
bool ToldLine::passes(const Clause& child) const {
  const auto& parent = view_.clause(static_cast<std::uint32_t>(child.parent));
  const auto head = parent.predicate.head;
  const auto kind = view_.lexicon().lexemes().kind(view_.token(head).analysis());
  const bool tells =
      kind == VerbKind::report || kind == VerbKind::light || kind == VerbKind::aspect ||
      std::any_of(kTelling.begin(), kTelling.end(), [&](std::string_view f) { return view_.in_family(head, f); });
  const bool past = child.predicate.form == PredicateForm::past && !view_.noun_predicate(child);
  switch (child.relation) {
    case ClauseRelation::root:
    case ClauseRelation::result: return true;
    case ClauseRelation::coordinate:
      // «… وأسفر عن مقتل»: of something named before, perhaps by the way
      if (!past || !(child.subject.dropped || child.subject.shared || child.subject.np < 0)) return true;
      return tells || claims_[static_cast<std::size_t>(child.parent)];
    case ClauseRelation::complement:
    case ClauseRelation::quotation:
    case ClauseRelation::argument: return tells || act(child.parent);
    case ClauseRelation::circumstantial:
    case ClauseRelation::contrast:
      // a past verb that nothing joins is no circumstance: «انتحاري يقود سيارة فجّر نفسه»
      if (child.connector.empty() && past) return true;
      return act(child.parent) ||
             std::any_of(kGoesOn.begin(), kGoesOn.end(), [&](std::string_view w) { return child.connector == w; });
    case ClauseRelation::relative: {
      const auto own = child.antecedent < 0 ? -1 : view_.phrase(child.antecedent).clause;
      return act(own) || (child.antecedent < 0 && act(child.parent)) || view_.in_family(child.predicate.head, "report");
    }
    case ClauseRelation::temporal:
      // «كان عائداً عندما أطلق …»: the news stands behind «when»
      return act(child.parent) || (past && child.connector == kWhen);
    case ClauseRelation::cause: return act(child.parent);
    case ClauseRelation::conditional:
    case ClauseRelation::purpose: return false;
  }
  return false;
}

bool ToldLine::tells(const Candidate& candidate) const {
  const auto up = [&](std::uint32_t clause) {
    const Clause* c = &view_.clause(clause);
    for (int depth = 0; depth < kDeep && c->parent >= 0; ++depth) {
      if (!passes(*c)) return false;
      c = &view_.clause(static_cast<std::uint32_t>(c->parent));
    }
    return true;
  };
  return std::any_of(candidate.parts.begin(), candidate.parts.end(), up);
}

}  // namespace isnad::claims
