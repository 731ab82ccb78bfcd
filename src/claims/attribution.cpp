#include "claims/attribution.h"

#include <algorithm>
#include <array>

#include "claims/source_lists.h"

namespace isnad::claims {
Attribution::Attribution(const View& view)
    : view_(view),
      sayings_(view.reading().clauses.size()),
      by_(view.reading().clauses.size()),
      from_(view.reading().clauses.size()),
      closing_(view.reading().sentences.size()),
      opening_(view.reading().sentences.size()) {
  resolve_sayings();
}

// «…، وفق ما أفادت به مصادر محلية», «…، على ما ذكرت رويترز»: a clause that only names who says so.
bool Attribution::names_source(std::uint32_t clause) const {
  constexpr std::array<std::string_view, 3> kAs{"حسبما", "بحسب ما", "وفق ما"};
  constexpr std::string_view kAlso = "كما";
  const auto& c = view_.clause(clause);
  if (c.parent < 0) return false;
  if (c.relation == ClauseRelation::circumstantial && std::find(kAs.begin(), kAs.end(), c.connector) != kAs.end())
    return true;
  // «…، كما أفاد بيان عن الوزارة»
  const auto first = view_.reading().sentences[c.sentence].first;
  return (c.relation == ClauseRelation::coordinate || c.relation == ClauseRelation::circumstantial) &&
         c.predicate.head > first + 1 && view_.token(c.predicate.head - 1).folded() == kAlso && tells_nothing(clause);
}

// «جاء ذلك في …», «ورد هذا على لسان …»
bool Attribution::points_back(std::uint32_t clause) const {
  constexpr std::string_view kThat = "ذلك|هذا";
  const auto& c = view_.clause(clause);
  const auto last = std::min(view_.reading().sentences[c.sentence].last, c.predicate.head + 2);
  return view_.in_family(c.predicate.head, "report.stands") && c.parent < 0 && tells_nothing(clause) &&
         view_.any_word({c.predicate.head, last}, kThat);
}

void Attribution::close(std::uint32_t sentence, const std::vector<Source>& by, std::uint32_t word) {
  auto& closing = closing_[sentence];
  if (by.empty() || !closing.sources.empty()) return;
  closing.sources = by;
  // «سيطرت القوات على …، وبحسب مصادر فإن المعارك مستمرة»: of what follows
  if ((view_.token(word).analysis().proclitics & kWa) != 0) closing.from = word;
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
  // «أضاف البيان»: the one of before; «أفادت تقارير», «أفاد بيان عسكري»: nobody's that was named
  const bool vehicle = paper && ((paper_bits & kAl) != 0 || view_.phrase(c.subject.np).genitive >= 0 ||
                                 view_.token(view_.phrase(c.subject.np).head).analysis().enclitic != Enclitic::none);
  if (paper && !saying.sources.empty() && saying.sources.back().kind == SourceKind::anonymous) {
    saying.sources.clear();
    if (!vehicle)
      if (auto s = unlisted(c)) saying.sources.push_back(std::move(*s));
  }
  const bool deed = deed_as_subject(c);
  if (saying.sources.empty() && (!c.subject.filled() || vehicle || deed) && c.predicate.form != PredicateForm::masdar &&
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
  const auto folded = view_.token(t).folded();
  const auto& lexemes = view_.lexicon().lexemes();
  const auto& all = view_.token(t).word->analyses;
  const bool participle = (folded.ends_with("ا") || folded.ends_with("ه")) &&
                          view_.token(t).analysis().pos != Pos::verb && t + 1 < s.last &&
                          (view_.in_family(t, "report") || view_.token(t + 1).folded() == "ان") &&
                          std::any_of(all.begin(), all.end(), [&](const Analysis& a) {
                            return a.form == Form::active_participle && lexemes.under_family(a, "report");
                          });
  if (participle || view_.any_word({s.first, s.last}, kOurs)) opening_[sentence] = last;
}

void Attribution::resolve_sayings() {
  std::vector<Source> last;
  std::uint32_t sentence = 0;
  for (std::uint32_t i = 0; i < sayings_.size(); ++i) {
    const auto& c = view_.clause(i);
    for (; sentence <= c.sentence; ++sentence) carry_into(sentence, last);
    const bool report = view_.in_family(c.predicate.head, "report") || view_.in_family(c.predicate.head, "accuse") ||
                        view_.in_family(c.predicate.head, "claim_responsibility") ||
                        (view_.in_family(c.predicate.head, "hearsay.circulate") && c.subject.np >= 0);
    if (report) {
      resolve_saying(i, last);
      auto& saying = sayings_[i];
      if (names_source(i)) {
        // «وفق ما ذكرت الوكالة نقلا عن مصدر»
        auto cited = prepositional(c, last);
        settle(cited);
        append(saying.sources, std::move(cited));
        // told of the clause it hangs on; whoever was quoted before goes on
        append(by_[static_cast<std::size_t>(c.parent)], saying.sources);
        constexpr std::uint32_t kBefore = 3;  // words of «وبحسب ما» and what may stand between
        const auto first = view_.reading().sentences[c.sentence].first;
        auto word = c.predicate.head;
        for (auto t = word; t-- > first && t + kBefore >= c.predicate.head;)
          if (source_preposition(view_.token(t).word->bases.empty() ? std::string_view{}
                                                                    : view_.token(t).word->bases.front().text))
            word = t;
        close(c.sentence, saying.sources, word);
        if (last.empty()) last = saying.sources;
        continue;
      }
      if (!saying.sources.empty() && !saying.mute) last = saying.sources;
      // «جاء ذلك في بيان للوزارة»: so did what the sentence before told
      if (c.sentence > 0 && points_back(i))
        close(c.sentence - 1, saying.sources, view_.reading().sentences[c.sentence - 1].first);
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
      const auto p = std::find_if(c.prepositions.begin(), c.prepositions.end(),
                                  [](const PrepArgument& a) { return source_preposition(a.preposition); });
      close(c.sentence, by, p == c.prepositions.end() ? c.predicate.head : p->tokens.first);
      last = by;
    }
  }
}

}  // namespace isnad::claims
