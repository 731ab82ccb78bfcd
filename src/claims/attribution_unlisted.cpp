// Speakers that no name and no word of a source covers: under what was said of them before, or by the
// words of the phrase alone. Whoever speaks is never taken for the outlet itself.
#include <algorithm>
#include <array>

#include "claims/attribution.h"
#include "claims/modality.h"

namespace isnad::claims {
namespace {

constexpr std::uint32_t kRankReach = 5;  // words between a rank and the end of its holder's name

// Verbs whose subject speaks. «أظهرت الصور», «سجلت المدينة» are of things.
bool speaks(const View& view, std::uint32_t head) {
  constexpr std::array<std::string_view, 12> kSpeech{
      "report.say",  "report.announce", "report.confirm", "report.deny",   "report.claim", "report.admit",
      "report.warn", "report.reveal",   "report.opine",   "report.expect", "report.doubt", "report.continue"};
  return std::any_of(kSpeech.begin(), kSpeech.end(), [&](std::string_view f) { return view.in_family(head, f); });
}

bool content_of(const View& view, std::uint32_t clause) {
  return std::any_of(view.children(clause).begin(), view.children(clause).end(), [&](std::uint32_t child) {
    const auto& c = view.clause(child);
    return c.relation == ClauseRelation::quotation ||
           (c.relation == ClauseRelation::complement && (!c.connector.empty() || !view.noun_predicate(c)));
  });
}

}  // namespace

std::optional<Source> Attribution::unlisted(const Clause& c) const {
  if (c.subject.np < 0 || c.subject.shared || view_.noun_predicate(c) || c.predicate.voice != ClauseVoice::active ||
      !speaks(view_, c.predicate.head))
    return std::nullopt;
  const auto& np = view_.phrase(c.subject.np);
  const auto& head = view_.token(np.head);
  const auto& a = head.analysis();
  if (np.clause >= 0 || a.pos == Pos::num || a.pos == Pos::pron || a.pos == Pos::det) return std::nullopt;
  if (view_.in_class(np.head, "evidence") || view_.in_family(np.head, "hearsay") || view_.in_class(np.head, "hearsay"))
    return std::nullopt;
  const Filler f{c.subject.np, -1, false};
  // «منسقية مقاومة الفاشر» is no town
  if (view_.at(np.head, MentionKind::place) >= 0 || view_.has(f, MentionKind::time)) return std::nullopt;
  const bool name = a.guessed || a.pos == Pos::propn;
  const auto clause = static_cast<std::uint32_t>(&c - view_.reading().clauses.data());
  if (!name && !content_of(view_, clause)) return std::nullopt;
  // «وأكد الحسيني», «وأفاد بصل»: the one named in full before, whatever else the word means
  if (np.tokens.size() == 1)
    if (const auto* known = heard_person(head.folded())) {
      Source again = *known;
      again.span = view_.span(np.tokens);
      again.text = view_.text(again.span);
      again.verb = c.predicate.lemma;
      return again;
    }
  Source s;
  s.span = view_.name_span(f);
  if (s.span.empty()) return std::nullopt;
  const bool person = name;
  if (name) {
    if (const auto end = name_end(view_, np.tokens); end > np.tokens.last) s.span.end = view_.token(end - 1).span.end;
  } else if ((a.proclitics & kAl) != 0) {
    // «الملازم أول شعلان الكاملي»: a rank that stands before a name no one knows
    const auto limit = view_.reading().sentences[c.sentence].last;
    const auto holder = holder_behind(view_, np.tokens.last, std::min(limit, np.tokens.last + kRankReach));
    if (auto held = holder_source(holder, c.predicate.lemma, 0)) return held;
  }
  s.text = view_.text(s.span);
  s.name = s.text;
  s.kind = person ? SourceKind::person : SourceKind::anonymous;
  s.verb = c.predicate.lemma;
  return s;
}

}  // namespace isnad::claims
