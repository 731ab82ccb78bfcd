// Which open clause a preposition with its phrase belongs to.
#include <algorithm>
#include <array>

#include "clauses/builder.h"

namespace isnad::clauses {
namespace {

constexpr std::string_view kIn = "في";

}  // namespace

std::size_t Builder::preposition_depth(const Unit& u) const {
  const std::size_t finite = finite_depth(false);
  if (u.reporting) {
    for (std::size_t d = finite + 1; d-- > 0;) {
      const Clause& c = reading_.clauses[static_cast<std::size_t>(frames_[d].clause)];
      if (frames_[d].kind == FrameKind::finite && c.relation != ClauseRelation::relative) return d;
    }
    return 0;
  }
  const auto asks = [&](std::size_t d) {
    return !lexicon_.lexemes().prep_role(analysis(clause_at(frames_[d].clause).predicate.head), u.preposition).empty();
  };
  const auto strikes = [&](std::size_t d) {
    constexpr std::array<std::string_view, 6> kArmed{"strike", "attack", "shell", "raid", "bomb", "target"};
    const Analysis& a = analysis(clause_at(frames_[d].clause).predicate.head);
    return std::any_of(kArmed.begin(), kArmed.end(),
                       [&](std::string_view f) { return lexicon_.lexemes().under_family(a, f); });
  };
  // «هجوم من قبل …», «ضربات بطائرات مسيّرة»: right behind the event, it belongs to that; «استهدفوا تجمعاً
  // بصواريخ»: unless the verb alone asks for it.
  // «ينفي استهدافه للمدنيين»: behind whose deed it is, what it is done to
  if (!comma_ && u.preposition == "ل" && frames_.back().kind == FrameKind::noun && frames_.back().predicate &&
      frames_.back().last == u.first) {
    const std::uint32_t noun = clause_at(frames_.back().clause).predicate.head;
    if (words_.at(noun).enclitic != Enclitic::none && noun + 1 == u.first &&
        lexicon_.lexemes().genitive(analysis(noun)) != GenitiveRole::subject)
      return frames_.size() - 1;
  }
  if (!comma_ && frames_.back().kind == FrameKind::noun && frames_.back().predicate && last_token_ == u.first &&
      (u.preposition == "من قبل" || u.preposition == "على يد" ||
       (u.preposition == "ب" && weapon(u.phrase) && (strikes(frames_.size() - 1) || !asks(finite)))))
    return frames_.size() - 1;
  // «أودى الانفجار بحياة …»: the verb's own complement
  if (u.preposition == "ب" && u.phrase >= 0 &&
      lexicon_.lexemes().under_class(analysis(phrase_at(u.phrase).head), "life"))
    return finite;
  const bool event = u.phrase >= 0 && event_in(u.phrase).phrase >= 0;
  std::size_t placed = frames_.size();
  const bool placed_here = !comma_ && u.phrase >= 0 && agreement_.nominal(u.phrase).place &&
                           (u.row == nullptr || u.row->relation == ClauseRelation::argument) &&
                           use_of(analysis(clause_at(frames_[finite].clause).predicate.head)).report;
  for (std::size_t d = frames_.size(); d-- > 0 && d >= finite;) {
    if (!frames_[d].predicate) break;
    const Clause& c = reading_.clauses[static_cast<std::size_t>(frames_[d].clause)];
    auto role = lexicon_.lexemes().prep_role(analysis(c.predicate.head), u.preposition);
    if (gap_fills(c, u.preposition)) role = {};
    // «أعلن الجيش السيطرة على حيين في الموصل»: a happening is at its place before the telling is
    if (role.empty() && placed_here && frames_[d].kind == FrameKind::noun && d + 1 == frames_.size()) role = "place";
    // «تسببت الغارات في نزوح …»: the verb's own complement before the noun's place
    if (!role.empty() && (!event || role != "place")) return d;
    if (!role.empty() && placed == frames_.size()) placed = d;
    if (d == 0) break;
  }
  if (placed < frames_.size()) return past_epithet(placed);
  const bool adverbial = u.row != nullptr && u.row->relation != ClauseRelation::argument;
  // «قصف الأحياء التي خسرها … بقذائف الهاون»: past a relative clause, to what asks for it.
  if (!adverbial)
    for (std::size_t d = finite; d-- > 0;) {
      if (!frames_[d].predicate) break;
      if (reading_.clauses[static_cast<std::size_t>(frames_[d + 1].clause)].relation != ClauseRelation::relative &&
          frames_[d + 1].kind == FrameKind::finite)
        break;
      const Clause& c = reading_.clauses[static_cast<std::size_t>(frames_[d].clause)];
      const auto role = lexicon_.lexemes().prep_role(analysis(c.predicate.head), u.preposition);
      if (!role.empty() && u.preposition != kIn) return d;
    }
  if (comma_ || adverbial) return told_depth(finite_depth(comma_), u);
  const bool where = u.phrase >= 0 && agreement_.nominal(u.phrase).place;
  return where ? past_epithet(frames_.size() - 1) : frames_.size() - 1;
}

// «أعلنت الوزارة سقوط ثمانية قتلى جراء غارات …»: what stands behind the event told belongs to it, not to
// the telling; only the vehicle («في بيان») is the telling's own.
std::size_t Builder::told_depth(std::size_t d, const Unit& u) const {
  if (u.reporting || d + 1 >= frames_.size() || !frames_[d].predicate || frames_[d + 1].kind != FrameKind::noun)
    return d;
  const Clause& saying = reading_.clauses[static_cast<std::size_t>(frames_[d].clause)];
  const Clause& event = reading_.clauses[static_cast<std::size_t>(frames_[d + 1].clause)];
  if (event.relation != ClauseRelation::complement || !use_of(analysis(saying.predicate.head)).report) return d;
  const NounPhrase* np = u.phrase >= 0 ? &reading_.phrases[static_cast<std::size_t>(u.phrase)] : nullptr;
  if (np != nullptr && lexicon_.lexemes().under_class(analysis(np->head), "media")) return d;
  return d + 1;
}

// A pronoun in a relative clause that takes up what the clause describes.
void Builder::bind_gap(std::uint32_t token, PrepArgument& arg) {
  const Enclitic e = words_.at(token).enclitic;
  for (std::size_t d = frames_.size(); d-- > 0;) {
    Frame& f = frames_[d];
    if (f.kind == FrameKind::noun) continue;
    const Clause& c = clause(f.clause);
    if (f.relative && c.antecedent >= 0 && agreement_.pronoun(e, agreement_.nominal(c.antecedent))) {
      arg.np = c.antecedent;
      f.relative = false;
    }
    return;
  }
}

}  // namespace isnad::clauses
