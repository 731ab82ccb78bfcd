#include "claims/attribution.h"

#include <algorithm>
#include <array>

#include "claims/modality.h"
#include "claims/parties.h"
#include "model/actor_traits.h"
#include "text/fold.h"

namespace isnad::claims {
namespace {

// Prepositions that name a source.
constexpr std::array<std::string_view, 20> kSourcePrepositions{
    "بحسب",    "حسب",    "وفق",        "وفقا ل",      "وفقا",        "وفقاً ل", "نقلا عن",
    "نقلاً عن", "طبقا ل", "طبقاً ل",     "استنادا إلى", "استناداً إلى", "على ما", "حسبما",
    "بحسب ما", "وفق ما", "على حد قول", "على لسان",    "وفقا لـ",     "نقلاً عن"};
constexpr std::array<std::string_view, 2> kOutletPrepositions{"ل", "إلى"};

bool source_preposition(std::string_view p) {
  return std::find(kSourcePrepositions.begin(), kSourcePrepositions.end(), p) != kSourcePrepositions.end();
}

bool told(ClauseRelation r) {
  return r == ClauseRelation::complement || r == ClauseRelation::argument || r == ClauseRelation::quotation;
}

void append(std::vector<Source>& chain, std::vector<Source> more) {
  const int base = chain.empty() ? 0 : chain.back().level + 1;
  for (auto& s : more) {
    const bool known = std::any_of(chain.begin(), chain.end(),
                                   [&](const Source& c) { return s.id.empty() ? c.name == s.name : c.id == s.id; });
    if (known) continue;
    s.level += base;
    chain.push_back(std::move(s));
  }
}

}  // namespace

Attribution::Attribution(const View& view)
    : view_(view),
      sayings_(view.reading().clauses.size()),
      by_(view.reading().clauses.size()),
      closing_(view.reading().sentences.size()) {
  resolve_sayings();
}

std::vector<Source> Attribution::of_preposition(const PrepArgument& p) const {
  std::vector<Source> out;
  if (p.np >= 0)
    for (const auto& f : view_.chain(p.np))
      for (auto& s : of_filler(f, p.preposition, 0)) out.push_back(std::move(s));
  return out;
}

std::vector<Source> Attribution::prepositional(const Clause& c) const {
  std::vector<Source> out;
  for (const auto& p : c.prepositions)
    if (source_preposition(p.preposition)) append(out, of_preposition(p));
  return out;
}

// «…، وفق ما أفادت به مصادر محلية», «…، على ما ذكرت رويترز»: a clause that only names who says so.
bool Attribution::names_source(std::uint32_t clause) const {
  constexpr std::array<std::string_view, 3> kAs{"حسبما", "بحسب ما", "وفق ما"};
  const auto& c = view_.clause(clause);
  return c.relation == ClauseRelation::circumstantial && c.parent >= 0 &&
         std::find(kAs.begin(), kAs.end(), c.connector) != kAs.end();
}

// «قال المصدر لرويترز»: the agency told is outside the speaker.
std::vector<Source> Attribution::outlet_told(const Clause& c) const {
  std::vector<Source> out;
  for (const auto& p : c.prepositions) {
    if (std::find(kOutletPrepositions.begin(), kOutletPrepositions.end(), p.preposition) == kOutletPrepositions.end() ||
        p.np < 0)
      continue;
    for (const auto& f : view_.chain(p.np))
      for (auto& s : of_filler(f, p.preposition, 0))
        if (s.kind == SourceKind::agency) out.push_back(std::move(s));  // else the outlet itself
  }
  return out;
}

std::vector<Source> Attribution::speakers(std::uint32_t clause) const {
  const auto& c = view_.clause(clause);
  std::vector<Source> out;
  std::vector<Source> subject;
  // «وأضاف»: who goes on is the last who spoke, not the last party named.
  if (c.subject.np >= 0 || c.subject.pronoun >= 0)
    for (const auto& f : view_.subject(c))
      for (auto& s : of_filler(f, c.predicate.lemma, 0)) subject.push_back(std::move(s));
  if (c.predicate.form == PredicateForm::masdar && subject.empty() && view_.genitive_is(c, GenitiveRole::subject))
    for (const auto& f : view_.genitive(c))
      for (auto& s : of_filler(f, c.predicate.lemma, 0)) subject.push_back(std::move(s));
  if (subject.empty() && c.relation == ClauseRelation::relative && c.antecedent >= 0)
    for (const auto& f : view_.chain(c.antecedent, true))
      for (auto& s : of_filler(f, c.predicate.lemma, 0)) subject.push_back(std::move(s));
  append(out, outlet_told(c));
  append(out, std::move(subject));
  if (view_.in_family(c.predicate.head, "report.carry") || view_.in_family(c.predicate.head, "report.publish") ||
      view_.in_family(c.predicate.head, "report.stands"))
    for (const auto& p : c.prepositions)
      if (p.preposition == "عن") append(out, of_preposition(p));
  // «بحسب ما جاء على موقع …», «كما ورد في صحيفة …»
  if (out.empty() && view_.in_family(c.predicate.head, "report.stands"))
    for (const auto& p : c.prepositions)
      if (p.preposition == "في" || p.preposition == "على")
        for (auto& s : of_preposition(p))
          if (s.kind == SourceKind::agency || s.kind == SourceKind::outlet) out.push_back(std::move(s));
  return out;
}

void Attribution::resolve_sayings() {
  std::vector<Source> last;
  for (std::uint32_t i = 0; i < sayings_.size(); ++i) {
    const auto& c = view_.clause(i);
    const bool report = view_.in_family(c.predicate.head, "report") || view_.in_family(c.predicate.head, "accuse") ||
                        view_.in_family(c.predicate.head, "claim_responsibility");
    auto& saying = sayings_[i];
    if (report) {
      saying.sources = speakers(i);
      const bool carry = view_.in_family(c.predicate.head, "report.continue");
      const bool vehicle = c.subject.np >= 0 && view_.in_class(view_.phrase(c.subject.np).head, "media.vehicle");
      if (vehicle && !saying.sources.empty() && saying.sources.back().kind == SourceKind::anonymous)
        saying.sources.clear();
      if (saying.sources.empty() && (!c.subject.filled() || vehicle) && c.predicate.form != PredicateForm::masdar &&
          c.predicate.voice == ClauseVoice::active) {
        saying.sources = last;
        saying.carries = true;
      }
      if (carry && !saying.sources.empty() && !last.empty()) {
        // «وأضاف المصدر»: the same source under its full words.
        const auto& s = saying.sources.back();
        if (s.kind == SourceKind::anonymous && last.back().kind == SourceKind::anonymous &&
            s.name.size() <= last.back().name.size()) {
          auto held = last;
          const auto told_to = outlet_told(c);
          if (!told_to.empty()) {
            std::vector<Source> chain = told_to;
            append(chain, {held.back()});
            held = chain;
          }
          saying.sources = held;
        }
      }
      if (!saying.carries) settle(saying.sources);
      if (names_source(i)) {
        // told of the clause it hangs on; whoever was quoted before goes on
        append(by_[static_cast<std::size_t>(c.parent)], saying.sources);
        auto& closing = closing_[c.sentence];
        if (closing.empty()) closing = saying.sources;
        if (last.empty()) last = saying.sources;
        continue;
      }
      if (!saying.sources.empty()) last = saying.sources;
    }
    auto by = prepositional(c);
    settle(by);
    append(by_[i], by);
    if (!by.empty()) {
      auto& closing = closing_[c.sentence];
      if (closing.empty()) closing = by;
      last = by;
    }
  }
}

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

std::vector<Source> Attribution::chain(std::uint32_t clause) const {
  std::vector<std::uint32_t> path;
  for (std::int32_t at = static_cast<std::int32_t>(clause); at >= 0 && path.size() < 16;
       at = view_.clause(static_cast<std::uint32_t>(at)).parent)
    path.push_back(static_cast<std::uint32_t>(at));
  std::vector<Source> out;
  bool quoted = false;
  // Outermost first. A saying covers what is told under it, not its own circumstances.
  for (std::size_t i = path.size(); i-- > 0;) {
    const auto at = path[i];
    if (i == 0) break;
    const auto& below = view_.clause(path[i - 1]);
    if (sayings_[at].sources.empty()) continue;
    const bool covers =
        told(below.relation) || below.relation == ClauseRelation::coordinate || what_is_denied(view_, below);
    if (!covers) continue;
    if (below.relation == ClauseRelation::coordinate && !view_.in_family(view_.clause(at).predicate.head, "report"))
      continue;
    if (below.relation == ClauseRelation::coordinate) continue;  // joined to the saying, not under it
    // «لم تعلّق الوزارة على قصف السوق»: what is commented on is known from elsewhere.
    if (below.connector == "على" && view_.in_family(view_.clause(at).predicate.head, "report.comment")) continue;
    // «وقال المصدر، حسبما نقلت القناة، إن …»: who passes it on stands outside
    const auto& passed_on = by_[at];
    if (!passed_on.empty() && std::all_of(passed_on.begin(), passed_on.end(), [](const Source& s) {
          return s.kind == SourceKind::agency || s.kind == SourceKind::outlet;
        }))
      append(out, passed_on);
    append(out, beside(at));
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
    if (!quoted) append(out, closing_[view_.clause(clause).sentence]);
  }
  strip_outlet(out);
  return out;
}

}  // namespace isnad::claims
