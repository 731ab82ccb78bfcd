#include "claims/construction.h"

#include <algorithm>
#include <array>

namespace isnad::claims {
namespace {

std::string_view form_name(const View& view, const Candidate& c) {
  const auto& p = view.clause(c.clause).predicate;
  if (p.light_verb >= 0) return "form.light";
  switch (p.form) {
    case PredicateForm::past: return view.noun_predicate(view.clause(c.clause)) ? "form.noun_aspect" : "form.past";
    case PredicateForm::present: return "form.present";
    case PredicateForm::future: return "form.future";
    case PredicateForm::imperative: return "form.imperative";
    case PredicateForm::masdar: return c.asserted ? "form.masdar_told" : "form.masdar_bare";
    case PredicateForm::active_participle: return "form.active_participle";
    case PredicateForm::passive_participle: return "form.passive_participle";
    case PredicateForm::nominal: return c.asserted ? "form.noun_told" : "form.noun_bare";
  }
  return "form.past";
}

std::string_view relation_name(ClauseRelation r) {
  switch (r) {
    case ClauseRelation::root: return "hangs.root";
    case ClauseRelation::complement: return "hangs.complement";
    case ClauseRelation::quotation: return "hangs.quotation";
    case ClauseRelation::relative: return "hangs.relative";
    case ClauseRelation::temporal: return "hangs.temporal";
    case ClauseRelation::circumstantial: return "hangs.circumstantial";
    case ClauseRelation::cause: return "hangs.cause";
    case ClauseRelation::result: return "hangs.result";
    case ClauseRelation::conditional: return "hangs.conditional";
    case ClauseRelation::purpose: return "hangs.purpose";
    case ClauseRelation::contrast: return "hangs.contrast";
    case ClauseRelation::argument: return "hangs.argument";
    case ClauseRelation::coordinate: return "hangs.coordinate";
  }
  return "hangs.root";
}

bool named(const std::vector<ActorRef>& refs) {
  return std::any_of(refs.begin(), refs.end(), [](const ActorRef& a) { return !a.generic && !a.id.empty(); });
}

// «في آذار 2003», «قبل عشرة أعوام»: news does not date its own day by the year, unless it is a date
// near the day of publication.
bool long_ago(const View& view, const Claim& claim) {
  constexpr int kNews = 60;  // days that still are news
  constexpr std::array<std::string_view, 12> kYears{"عام", "عاما", "اعوام", "سنه",   "سنوات",    "سنة",
                                                    "عقد", "عقود", "قرن",   "القرن", "الستينات", "عامين"};
  if (!claim.time) return false;
  const auto& published = view.reading().document.published;
  if (published && claim.time->end) return *published - *claim.time->end > std::chrono::days(kNews);
  const auto& text = claim.time->text;
  int digits = 0;
  for (const char ch : text) {
    digits = ch >= '0' && ch <= '9' ? digits + 1 : 0;
    if (digits == 4) return true;
  }
  return std::any_of(kYears.begin(), kYears.end(),
                     [&](std::string_view y) { return text.find(y) != std::string::npos; });
}

bool noun(const View& view, const Candidate& c) {
  return view.noun_predicate(view.clause(c.clause)) && view.clause(c.clause).predicate.light_verb < 0;
}

bool toll(const Claim& c) { return c.killed || c.injured || c.captured || c.missing; }

// More than the one who is named: «مقتل ثلاثة», not «اغتيال النائب».
bool counted(const std::optional<Quantity>& q) {
  return q && (q->min != 1 || q->max != 1 || q->text.find_first_of("0123456789") != std::string::npos);
}

// A bare «انفجار», «وقع هجوم»: nothing is told of it but that it was.
bool hollow(const View& view, const Candidate& c) {
  const auto& claim = c.claim;
  if (claim.type != ClaimType::assault && claim.type != ClaimType::bombing) return false;
  return view.noun_predicate(view.clause(c.clause)) && claim.target.empty() && claim.weapon.empty();
}

// «هذا الهجوم», «تلك الغارات»: told before.
bool pointed_at(const View& view, const Candidate& c) {
  constexpr std::array<std::string_view, 5> kThis{"هذا", "هذه", "ذلك", "تلك", "ذاك"};
  const auto head = view.clause(c.clause).predicate.head;
  if (!noun(view, c) || head == 0) return false;
  const auto before = view.token(head - 1).folded();
  return std::any_of(kThis.begin(), kThis.end(), [&](std::string_view w) { return before.ends_with(w); });
}

// «أسفر عن مقتل …»: the verb tells what came of it.
bool outcome(const View& view, const Clause& c) {
  if (c.parent < 0) return false;
  const auto head = view.clause(static_cast<std::uint32_t>(c.parent)).predicate.head;
  return view.in_family(head, "result") || view.in_family(head, "cause_toll") || view.in_family(head, "cause");
}

}  // namespace

bool background(const View& view, const ToldLine& line, const Candidate& c) {
  const auto& clause = view.clause(c.clause);
  const auto& claim = c.claim;
  if ((clause.markers & kBackground) != 0 || pointed_at(view, c)) return true;
  if (view.reading().document.published && long_ago(view, claim)) return true;
  if (!line.tells(c)) return true;
  if (claim.time) return false;
  const bool named_only =
      noun(view, c) && !c.asserted && !counted(claim.killed) && !counted(claim.injured) && !counted(claim.captured);
  if (toll(claim) && !named_only) return false;
  if (outcome(view, clause)) return false;
  if (hollow(view, c)) return true;
  const auto& s = view.reading().sentences[clause.sentence];
  const auto& p = clause.predicate;
  // «يقصفون القرى»: what is usual or goes on, where no day and no toll make it one happening
  const bool seen = clause.parent >= 0 &&
                    view.in_family(view.clause(static_cast<std::uint32_t>(clause.parent)).predicate.head, "perceive");
  const bool goes_on = (p.form == PredicateForm::present && !seen) ||
                       ((clause.markers & kContinue) != 0 && claim.type != ClaimType::protest);
  if (goes_on && s.kind != SentenceKind::headline) return true;
  if (!noun(view, c)) return false;
  const bool definite = (view.token(p.head).analysis().proclitics & kAl) != 0;
  return !c.asserted || definite;
}

std::vector<std::string_view> construction(const View& view, const Candidate& c) {
  const auto& clause = view.clause(c.clause);
  const auto& claim = c.claim;
  std::vector<std::string_view> out{form_name(view, c), relation_name(clause.relation)};
  const auto put = [&](bool holds, std::string_view name) {
    if (holds) out.push_back(name);
  };
  put(claim.agent.empty(), "agent.none");
  put(!claim.agent.empty(), named(claim.agent) ? "agent.named" : "agent.typed");
  put(!claim.target.empty(), named(claim.target) ? "target.named" : "target.typed");
  const bool own =
      std::any_of(claim.places.begin(), claim.places.end(), [](const PlaceRef& p) { return !p.inherited; });
  put(claim.places.empty(), "place.none");
  put(!claim.places.empty(), own ? "place.own" : "place.inherited");
  put(claim.time.has_value(), long_ago(view, claim) ? "time.old" : "time.own");
  put(toll(claim), "toll");
  put(c.parts.size() > 1, "joined");
  put(!c.asserted, "unasserted");
  put(claim.polarity == Polarity::negative, "negative");
  put(claim.certainty != Certainty::fact, "not_fact");
  put(!claim.attribution.empty(), "attributed");
  put(clause.quotation >= 0, "quoted");
  put((clause.markers & kBackground) != 0, "marked_background");
  put(clause.subject.dropped, "subject.dropped");
  put(clause.subject.pronoun >= 0 || clause.subject.shared, "subject.carried");
  put(view.reading().sentences[clause.sentence].kind == SentenceKind::headline, "headline");
  const auto& s = view.reading().sentences[clause.sentence];
  constexpr std::uint32_t kLong = 40;
  put(s.last - s.first > kLong, "long_sentence");
  const auto& head = view.token(clause.predicate.head).analysis();
  put(noun(view, c) && (head.proclitics & kAl) != 0, "noun.definite");
  put(noun(view, c) && head.number == Number::plural, "noun.plural");
  return out;
}

}  // namespace isnad::claims
