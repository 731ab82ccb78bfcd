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
constexpr std::string_view kFrom = "نقلا عن", kWith = "مع", kOf = "عن";

bool source_preposition(std::string_view p) {
  return std::find(kSourcePrepositions.begin(), kSourcePrepositions.end(), p) != kSourcePrepositions.end();
}

bool told(ClauseRelation r) {
  return r == ClauseRelation::complement || r == ClauseRelation::argument || r == ClauseRelation::quotation;
}

// Who passes on what others say.
bool passes_on(const std::vector<Source>& sources) {
  return !sources.empty() && std::all_of(sources.begin(), sources.end(), [](const Source& s) {
    return s.kind == SourceKind::agency || s.kind == SourceKind::outlet;
  });
}

void beside_each_other(std::vector<Source>& into, std::vector<Source> more) {
  for (auto& s : more) {
    s.level = into.empty() ? 0 : into.back().level;
    into.push_back(std::move(s));
  }
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
      from_(view.reading().clauses.size()),
      closing_(view.reading().sentences.size()),
      opening_(view.reading().sentences.size()) {
  resolve_sayings();
}

std::vector<Source> Attribution::of_preposition(const PrepArgument& p) const {
  std::vector<Source> out;
  if (p.np >= 0)
    for (const auto& f : view_.chain(p.np))
      for (auto& s : of_filler(f, p.preposition, 0)) out.push_back(std::move(s));
  return out;
}

// «حسب قولها», «وفقا للبيان»: the words of whoever spoke before.
bool Attribution::own_words(const PrepArgument& p) const {
  if (p.np < 0) return false;
  const auto head = view_.phrase(p.np).head;
  const auto& a = view_.token(head).analysis();
  if (view_.in_family(head, "report") && a.enclitic != Enclitic::none) return true;
  constexpr std::string_view kWording = "قول|قوله|قولها|قولهم|تعبيره|تعبيرها|تعبيرهم|وصفه|وصفها|وصفهم|زعمه|زعمها|زعمهم";
  if (view_.any_word(view_.phrase(p.np).tokens, kWording) &&
      view_.mentions({p.np, -1, false}, MentionKind::actor).empty())
    return true;
  return view_.in_class(head, "media.vehicle") && ((a.proclitics & kAl) != 0 || a.enclitic != Enclitic::none);
}

std::vector<Source> Attribution::prepositional(const Clause& c, const std::vector<Source>& last) const {
  constexpr std::string_view kOn = "على";
  std::vector<Source> out;
  for (std::size_t i = 0; i < c.prepositions.size(); ++i) {
    const auto& p = c.prepositions[i];
    // «على حد قوله»
    const bool by_own = p.preposition == kOn && p.np >= 0 && view_.word_is(view_.phrase(p.np).head, "حد");
    if (!by_own && !source_preposition(p.preposition)) continue;
    auto more = of_preposition(p);
    // «وفقا لمصادر طبية ولناشطين»
    if (i + 1 < c.prepositions.size()) {
      const auto& next = c.prepositions[i + 1];
      const auto bits = view_.token(next.tokens.first).analysis().proclitics;
      if (next.preposition == "ل" && next.tokens.first == p.tokens.last && (bits & kWa) != 0)
        beside_each_other(more, of_preposition(next));
    }
    if (more.empty() && own_words(p)) more = last;
    if (p.preposition == kFrom)
      append(out, std::move(more));
    else
      beside_each_other(out, std::move(more));
  }
  return out;
}

// «…، وفق ما أفادت به مصادر محلية», «…، على ما ذكرت رويترز»: a clause that only names who says so.
bool Attribution::names_source(std::uint32_t clause) const {
  constexpr std::array<std::string_view, 3> kAs{"حسبما", "بحسب ما", "وفق ما"};
  const auto& c = view_.clause(clause);
  return c.relation == ClauseRelation::circumstantial && c.parent >= 0 &&
         std::find(kAs.begin(), kAs.end(), c.connector) != kAs.end();
}

// «قال المصدر لرويترز», «في حديث مع رويترز»: the agency told is outside the speaker.
std::vector<Source> Attribution::outlet_told(const Clause& c) const {
  std::vector<Source> out;
  const auto look = [&](const Clause& at, bool talk) {
    for (const auto& p : at.prepositions) {
      const bool to =
          std::find(kOutletPrepositions.begin(), kOutletPrepositions.end(), p.preposition) != kOutletPrepositions.end();
      if (p.np < 0 || !(to || (talk && p.preposition == kWith))) continue;
      for (const auto& f : view_.chain(p.np))
        for (auto& s : of_filler(f, p.preposition, 0))
          if (s.kind == SourceKind::agency) out.push_back(std::move(s));  // else the outlet itself
    }
  };
  look(c, std::any_of(c.prepositions.begin(), c.prepositions.end(), [&](const PrepArgument& p) {
         return p.np >= 0 && view_.in_class(view_.phrase(p.np).head, "media.vehicle");
       }));
  for (const auto child : view_.children(static_cast<std::uint32_t>(&c - view_.reading().clauses.data())))
    if (view_.in_class(view_.clause(child).predicate.head, "media.vehicle")) look(view_.clause(child), true);
  return out;
}

// «بيان لقوات … قالت فيه», «تغريدة نفت من خلالها»: whose the paper is that speaks of itself.
std::vector<Source> Attribution::issuer(const Clause& c) const {
  constexpr std::array<std::string_view, 4> kInIt{"في", "خلال", "عبر", "من خلال"};
  const bool in_it = std::any_of(c.prepositions.begin(), c.prepositions.end(), [&](const PrepArgument& p) {
    if (std::find(kInIt.begin(), kInIt.end(), p.preposition) == kInIt.end() || p.tokens.empty()) return false;
    return view_.token(p.tokens.last - 1).analysis().enclitic != Enclitic::none && p.tokens.first > c.predicate.head &&
           p.tokens.size() <= 2;
  });
  if (!in_it) return {};
  const auto first = view_.reading().sentences[c.sentence].first;
  for (auto t = c.predicate.head; t-- > first;) {
    if (!view_.in_class(t, "media.vehicle")) continue;
    for (auto of = t + 1; of < c.predicate.head; ++of) {
      if (view_.token(of).kind == TokenKind::punctuation) break;
      const auto m = view_.at(of, MentionKind::actor);
      if (m < 0) continue;
      const auto* a = view_.reading().mentions[static_cast<std::size_t>(m)].actor();
      if (a->name_form == NameForm::generic) continue;
      return of_filler({-1, m, false}, c.predicate.lemma, 0);
    }
    return {};
  }
  return {};
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
  if (subject.empty())
    if (auto s = unlisted(c)) subject.push_back(std::move(*s));
  if (subject.empty() && c.subject.np < 0) subject = issuer(c);
  // «في حديث لوكالة …، قال فلان»: the talk has no speaker of its own
  if (subject.empty() && view_.noun_predicate(c) && view_.in_class(c.predicate.head, "media.vehicle")) return out;
  append(out, outlet_told(c));
  append(out, std::move(subject));
  const bool rumour = c.subject.np >= 0 && view_.in_family(view_.phrase(c.subject.np).head, "hearsay");
  if (!rumour &&
      (view_.in_family(c.predicate.head, "report.carry") || view_.in_family(c.predicate.head, "report.publish") ||
       view_.in_family(c.predicate.head, "report.stands")))
    for (const auto& p : c.prepositions)
      if (p.preposition == kOf) append(out, of_preposition(p));
  // «بحسب ما جاء على موقع …», «كما ورد في صحيفة …»
  if (out.empty() && view_.in_family(c.predicate.head, "report.stands"))
    for (const auto& p : c.prepositions)
      if (p.preposition == "في" || p.preposition == "على")
        for (auto& s : of_preposition(p))
          if (s.kind != SourceKind::anonymous && s.kind != SourceKind::person) out.push_back(std::move(s));
  return out;
}

void Attribution::resolve_saying(std::uint32_t i, std::vector<Source>& last) {
  const auto& c = view_.clause(i);
  auto& saying = sayings_[i];
  saying.sources = speakers(i);
  const bool negated = (c.markers & kNegated) != 0;
  saying.mute = negated && view_.in_family(c.predicate.head, "report.comment");
  const bool carry = view_.in_family(c.predicate.head, "report.continue");
  const bool paper = c.subject.np >= 0 && view_.in_class(view_.phrase(c.subject.np).head, "media.vehicle");
  const auto paper_bits = paper ? view_.token(view_.phrase(c.subject.np).head).analysis().proclitics : 0;
  // «أضاف البيان»: the one of before; «أفادت تقارير»: nobody's that was named
  const bool vehicle = paper && ((paper_bits & kAl) != 0 || view_.phrase(c.subject.np).genitive >= 0 ||
                                 view_.token(view_.phrase(c.subject.np).head).analysis().number == Number::singular);
  if (paper && !saying.sources.empty() && saying.sources.back().kind == SourceKind::anonymous) {
    saying.sources.clear();
    if (!vehicle)
      if (auto s = unlisted(c)) saying.sources.push_back(std::move(*s));
  }
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
}

// «مشيرة إلى …» that opens a sentence, «سيطرت قواتنا»: whoever spoke before goes on.
void Attribution::carry_into(std::uint32_t sentence, const std::vector<Source>& last) {
  constexpr std::string_view kOurs =
      "قواتنا|مقاتلينا|مقاتلونا|مقاتلاتنا|مجاهدينا|مجاهدونا|جنودنا|عناصرنا|رجالنا|طيراننا|مدفعيتنا|وحداتنا";
  if (last.empty()) return;
  const auto& s = view_.reading().sentences[sentence];
  auto t = s.first;
  while (t < s.last && view_.token(t).kind == TokenKind::punctuation) ++t;
  if (t >= s.last) return;
  const auto& a = view_.token(t).analysis();
  const auto folded = view_.token(t).folded();
  const bool participle = a.pos != Pos::verb && a.form == Form::active_participle && view_.in_family(t, "report") &&
                          (folded.ends_with("ا") || folded.ends_with("ه"));
  if (participle || view_.any_word({s.first, s.last}, kOurs)) opening_[sentence] = last;
}

void Attribution::resolve_sayings() {
  std::vector<Source> last;
  std::uint32_t sentence = 0;
  for (std::uint32_t i = 0; i < sayings_.size(); ++i) {
    const auto& c = view_.clause(i);
    for (; sentence <= c.sentence; ++sentence) carry_into(sentence, last);
    const bool report = view_.in_family(c.predicate.head, "report") || view_.in_family(c.predicate.head, "accuse") ||
                        view_.in_family(c.predicate.head, "claim_responsibility");
    if (report) {
      resolve_saying(i, last);
      const auto& saying = sayings_[i];
      if (names_source(i)) {
        // told of the clause it hangs on; whoever was quoted before goes on
        append(by_[static_cast<std::size_t>(c.parent)], saying.sources);
        auto& closing = closing_[c.sentence];
        if (closing.empty()) closing = saying.sources;
        if (last.empty()) last = saying.sources;
        continue;
      }
      if (!saying.sources.empty() && !saying.mute) last = saying.sources;
    }
    auto by = prepositional(c, last);
    settle(by);
    const bool from = std::any_of(c.prepositions.begin(), c.prepositions.end(),
                                  [](const PrepArgument& p) { return p.preposition == kFrom; });
    // «ذكرت الوكالة، نقلا عن مصدر أمني، أن …»: he stands behind her
    if (from && report && passes_on(sayings_[i].sources)) {
      from_[i] = by;
      append(last, by);
      continue;
    }
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

// «…، وفقا لوكالة …»: an agency or outlet named beside what someone else says.
std::vector<Source> Attribution::passed_on(std::uint32_t clause) const {
  return passes_on(by_[clause]) ? by_[clause] : std::vector<Source>{};
}

std::vector<Source> Attribution::chain(std::uint32_t clause) const {
  std::vector<std::uint32_t> path;
  for (std::int32_t at = static_cast<std::int32_t>(clause); at >= 0 && path.size() < 16;
       at = view_.clause(static_cast<std::uint32_t>(at)).parent)
    path.push_back(static_cast<std::uint32_t>(at));
  std::vector<Source> out;
  bool quoted = false;
  // Outermost first. A saying covers what is told under it, not its own circumstances.
  bool denied = false;
  for (std::size_t i = path.size(); i-- > 1;) {
    const auto at = path[i];
    const auto& over = view_.clause(at);
    const auto& below = view_.clause(path[i - 1]);
    if (sayings_[at].sources.empty() || sayings_[at].mute) continue;
    const bool aside = i > 1 && on_anonymity(view_, below);
    if (!told(below.relation) && !aside && !what_is_denied(view_, below)) continue;
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
    if (!quoted) append(out, closing_[sentence].empty() ? opening_[sentence] : closing_[sentence]);
  }
  strip_outlet(out);
  return out;
}

}  // namespace isnad::claims
