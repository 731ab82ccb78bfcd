// The chain behind a clause: which sayings over it tell it, and who passes that on.
#include <algorithm>

#include "claims/attribution.h"
#include "claims/modality.h"
#include "claims/source_lists.h"
#include "text/fold.h"

namespace isnad::claims {
namespace {

constexpr std::uint32_t kNear = 4;  // words between «كما» and its verb

}  // namespace
// «قال الجيش وأكد مسؤول محلي أن …»: two who say one thing stand side by side.
std::vector<Source> Attribution::beside(std::uint32_t clause) const {
  auto out = sayings_[clause].sources;
  const auto& c = view_.clause(clause);
  if (c.relation != ClauseRelation::coordinate || c.parent < 0 || sayings_[clause].carries) return out;
  const auto first = static_cast<std::uint32_t>(c.parent);
  const auto& more = sayings_[first].sources;
  if (more.size() != 1 || out.size() != 1 || view_.clause(first).sentence != c.sentence) return out;
  for (const auto child : view_.children(first))
    if (told(view_.clause(child).relation)) return out;  // it told something of its own
  if (more.front().name == out.front().name) return out;
  out.insert(out.begin(), more.front());
  return out;
}

// A quotation's speaker: the saying next to it in the sentence.
std::int32_t Attribution::saying_of_quote(std::uint32_t clause) const {
  const auto q = view_.clause(clause).quotation;
  if (q < 0) return -1;
  const auto& quote = view_.reading().mentions[static_cast<std::size_t>(q)];
  if (quote.quote() != nullptr && quote.quote()->scare) return -1;
  std::int32_t best = -1;
  std::uint32_t distance = 60;
  for (std::uint32_t i = 0; i < sayings_.size(); ++i) {
    const auto& c = view_.clause(i);
    // «… «سيطرنا …». ولم يعلق الجيش»: who says nothing, or tells something of his own behind the marks
    const bool after = c.predicate.head >= quote.tokens.last && c.sentence != view_.clause(clause).sentence;
    if (after && (sayings_[i].mute || !tells_nothing(i))) continue;
    if (sayings_[i].sources.empty() || quote.tokens.contains(c.predicate.tokens) ||
        quote.tokens.contains({c.predicate.head, c.predicate.head + 1}))
      continue;
    const auto head = c.predicate.head;
    const auto d = head < quote.tokens.first ? quote.tokens.first - head : head - quote.tokens.last + 1;
    if (d < distance) {
      distance = d;
      best = static_cast<std::int32_t>(i);
    }
  }
  return best;
}

bool Attribution::outlet_itself(const Source& s) const {
  const auto& outlet = view_.reading().document.outlet;
  if (outlet.empty()) return false;
  return s.id == outlet || text::fold(s.name) == text::fold(outlet) || text::fold(s.text) == text::fold(outlet);
}

void Attribution::strip_outlet(std::vector<Source>& chain) const {
  std::erase_if(chain, [&](const Source& s) { return outlet_itself(s); });
  int level = -1, seen = -1;
  for (auto& s : chain) {
    if (s.level != seen) {
      seen = s.level;
      ++level;
    }
    s.level = level;
  }
}

// «ذكر المرصد أن …، فيما قال التلفزيون إن …»: who says something beside another says it for himself.
// One past the outermost clause of the path that may speak.
std::size_t Attribution::outermost(const std::vector<std::uint32_t>& path) const {
  for (std::size_t i = 1; i < path.size(); ++i) {
    const auto& c = view_.clause(path[i]);
    const bool aside = c.relation == ClauseRelation::circumstantial || c.relation == ClauseRelation::contrast ||
                       c.relation == ClauseRelation::coordinate;
    if (aside && !sayings_[path[i]].sources.empty() && !sayings_[path[i]].carries && !view_.noun_predicate(c) &&
        !c.subject.shared && !names_source(path[i]))
      return i + 1;
  }
  return path.size();
}

// What a saying tells through the words that describe a paper or someone it cites.
bool Attribution::described(std::uint32_t saying, std::uint32_t below) const {
  const auto& c = view_.clause(below);
  if (c.relation != ClauseRelation::relative || c.antecedent < 0) return false;
  // «نشرت الوكالة شريطاً يظهر قصف …»
  if (view_.in_class(view_.phrase(c.antecedent).head, "media.vehicle")) return sayings_[below].sources.empty();
  // «ما أوردته الوكالة عن المرصد، الذي أكد …»
  const auto& over = sayings_[saying].sources;
  const auto& own = sayings_[below].sources;
  return !own.empty() && over.size() > 1 &&
         std::any_of(over.begin(), over.end(), [&](const Source& s) { return s.name == own.front().name; });
}

// Whether nothing hangs under a saying as what it tells.
bool Attribution::tells_nothing(std::uint32_t clause) const {
  const auto& c = view_.clause(clause);
  if (c.object.np >= 0) return false;
  const auto& children = view_.children(clause);
  return std::none_of(children.begin(), children.end(), [&](std::uint32_t child) {
    return told(view_.clause(child).relation) && !view_.in_class(view_.clause(child).predicate.head, "media.vehicle");
  });
}

// «كشف البيان عن مقتل …، كما أصيب …»: joined to the verb of saying, told with what it tells.
bool Attribution::goes_on(std::uint32_t saying, std::uint32_t joined) const {
  constexpr std::string_view kAlso = "كما";
  const auto& c = view_.clause(joined);
  if (view_.noun_predicate(c) && c.predicate.light_verb < 0) return false;
  if (!sayings_[joined].sources.empty() || tells_nothing(saying)) return false;
  const auto first = view_.reading().sentences[c.sentence].first;
  const auto from = std::max(first, c.predicate.head > kNear ? c.predicate.head - kNear : first);
  return view_.any_word({from, c.predicate.head}, kAlso);
}

// What a saying tells though it does not hang under it as such: path[below] is the clause next to it.
bool Attribution::slipped(std::uint32_t saying, const std::vector<std::uint32_t>& path, std::size_t below) const {
  const auto& over = view_.clause(saying);
  const auto& c = view_.clause(path[below]);
  if (view_.noun_predicate(over) || c.predicate.head < over.predicate.head || c.sentence != over.sentence) return false;
  const bool participle =
      c.predicate.form == PredicateForm::active_participle || c.predicate.form == PredicateForm::passive_participle;
  if (c.relation == ClauseRelation::circumstantial || c.relation == ClauseRelation::temporal ||
      c.relation == ClauseRelation::cause) {
    // «تحدثت مصادر عن صد هجوم، وسط استمرار الاشتباكات»: behind what is told, so told with it
    const auto& children = view_.children(saying);
    if (!c.connector.empty() && view_.noun_predicate(c) && !participle && !source_preposition(c.connector) &&
        std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
          return told(view_.clause(child).relation) && view_.clause(child).predicate.head < c.predicate.head;
        }))
      return true;
    // «وأوضح المتحدث، القوات لا تزال تعتقل …»: without «أن»
    const auto first = view_.token(c.core.first).analysis();
    return c.connector.empty() && !participle && !view_.noun_predicate(c) && c.core.first > over.predicate.head &&
           (first.proclitics & (kWa | kFa)) == 0 && tells_nothing(saying);
  }
  if (c.relation == ClauseRelation::coordinate && goes_on(saying, path[below])) return true;
  // «زعم التنظيم، عبر معرفاته، قتل وإصابة …»: nothing joins it, so it is what he pretends
  if (c.relation == ClauseRelation::coordinate && c.subject.shared && tells_nothing(saying) &&
      sayings_[path[below]].sources.empty() && !view_.noun_predicate(c) &&
      (view_.token(c.predicate.head).analysis().proclitics & (kWa | kFa)) == 0 && c.predicate.aspect_verb < 0)
    return true;
  // «قالت اللجنة في بيان لها، تلقته الشبكة، إن …»: an aside stands between
  if (below > 0 && sayings_[path[below]].sources.empty() && tells_nothing(saying) && !view_.noun_predicate(c)) {
    const auto& content = view_.clause(path[below - 1]);
    const auto use = view_.lexicon().lexemes().kind(view_.token(c.predicate.head).analysis());
    if (content.relation == ClauseRelation::complement && !content.connector.empty() &&
        !view_.noun_predicate(content) && use != VerbKind::modal && use != VerbKind::aspect)
      return true;
  }
  // «أعلنت القوات الموالية للجيش سيطرتها على …»: taken for the object of the participle
  return c.relation == ClauseRelation::relative && participle && below > 0 && tells_nothing(saying) &&
         told(view_.clause(path[below - 1]).relation) && view_.noun_predicate(view_.clause(path[below - 1])) &&
         view_.token(view_.clause(path[below - 1]).predicate.head).analysis().enclitic != Enclitic::none;
}

// «…، وفقا لوكالة …»: an agency or outlet named beside what someone else says.
std::vector<Source> Attribution::passed_on(std::uint32_t clause) const {
  return passes_on(by_[clause]) ? by_[clause] : std::vector<Source>{};
}

std::vector<Source> Attribution::chain(std::uint32_t clause, bool says) const {
  std::vector<std::uint32_t> path;
  for (std::int32_t at = static_cast<std::int32_t>(clause); at >= 0 && path.size() < 16;
       at = view_.clause(static_cast<std::uint32_t>(at)).parent)
    path.push_back(static_cast<std::uint32_t>(at));
  std::vector<Source> out;
  bool quoted = false;
  // Outermost first. A saying covers what is told under it, not its own circumstances.
  bool denied = false;
  for (std::size_t i = outermost(path); i-- > 1;) {
    const auto at = path[i];
    const auto& over = view_.clause(at);
    const auto& below = view_.clause(path[i - 1]);
    if (sayings_[at].sources.empty() || sayings_[at].mute) continue;
    const bool aside = i > 1 && on_anonymity(view_, below);
    if (!told(below.relation) && !aside && !what_is_denied(view_, below) && !slipped(at, path, i - 1) &&
        !described(at, path[i - 1]))
      continue;
    // «لم تعلّق الوزارة على قصف السوق»: what is commented on is known from elsewhere.
    if (below.connector == "على" && view_.in_family(over.predicate.head, "report.comment")) continue;
    // «نفى الجيش ادعاءات الجماعة بسيطرتها على …»: the denial is what is told
    if (denied && view_.noun_predicate(over)) continue;
    // «وقال المصدر، حسبما نقلت القناة، إن …»: who passes it on stands outside
    append(out, passed_on(path[i]));
    if (!quoted)
      for (std::size_t under = 0; under < i; ++under) append(out, passed_on(path[under]));
    append(out, beside(at));
    append(out, from_[at]);
    quoted = true;
    denied = denied || view_.in_family(over.predicate.head, "report.deny");
  }
  if (says && !sayings_[clause].sources.empty() && !sayings_[clause].mute) {
    append(out, beside(clause));
    append(out, from_[clause]);
    quoted = true;
  }
  if (!quoted) {
    if (const auto q = saying_of_quote(clause); q >= 0 && static_cast<std::uint32_t>(q) != clause) {
      append(out, sayings_[static_cast<std::size_t>(q)].sources);
      quoted = true;
    }
  }
  if (!quoted) {
    for (const auto at : path) {
      const auto& by = by_[at];
      if (!by.empty()) {
        append(out, by);
        quoted = true;
        break;
      }
    }
    const auto sentence = view_.clause(clause).sentence;
    const auto& closing = closing_[sentence];
    const bool covered = !closing.sources.empty() && view_.clause(clause).predicate.head >= closing.from;
    if (!quoted) append(out, covered ? closing.sources : opening_[sentence]);
  }
  strip_outlet(out);
  return out;
}

}  // namespace isnad::claims
