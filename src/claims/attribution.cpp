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
  const auto& c = view_.clause(clause);
  return c.relation == ClauseRelation::circumstantial && c.parent >= 0 &&
         std::find(kAs.begin(), kAs.end(), c.connector) != kAs.end();
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
  const bool deed = c.subject.np >= 0 && view_.phrase(c.subject.np).clause >= 0;
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

}  // namespace isnad::claims
