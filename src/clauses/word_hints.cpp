#include "clauses/word_hints.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "lexicon/forms.h"

namespace isnad::clauses {
namespace {

constexpr int kSure = 30, kLikely = 20, kRather = 14;

// Words that count people behind the verb of what they did. Folded.
constexpr std::array<std::string_view, 12> kCounts{"عشرات", "العشرات", "مئات", "المئات", "الاف", "الالاف",
                                                   "نحو",   "حوالي",   "زهاء", "قرابه",  "اكثر", "ملايين"};

constexpr std::string_view kHappen = "حدث", kOf = "عن";
constexpr std::uint32_t kNear = 8;

// Prepositions that are nothing else. Folded.
constexpr std::array<std::string_view, 8> kGoverns{"عن", "علي", "في", "الي", "ضد", "اثناء", "خلال", "وسط"};

bool nominal(const Analysis& a) { return a.pos == Pos::noun || a.pos == Pos::propn || a.pos == Pos::adj; }
bool definite(const Analysis& a) { return (a.proclitics & kAl) != 0; }

bool counts(const Token& t) {
  return t.kind == TokenKind::digits ||
         std::any_of(kCounts.begin(), kCounts.end(), [&](std::string_view w) { return t.folded() == w; });
}

}  // namespace

bool Beside::governed() {
  if (!governed_)
    governed_ = before_ != nullptr && std::any_of(kGoverns.begin(), kGoverns.end(),
                                                  [&](std::string_view w) { return before_->folded() == w; });
  return *governed_;
}

bool Beside::counted() {
  if (!counted_) counted_ = next_ != nullptr && counts(*next_);
  return *counted_;
}

int Beside::points(const Analysis& a) {
  const Token& own = own_;
  const Token* before = before_;
  const Token* next = next_;
  const bool verb = a.pos == Pos::verb;
  int score = 0;
  // «شخصين قتلا»: a dual behind its subject
  if (verb && a.person == 3 && a.number == Number::dual && before != nullptr && before->kind == TokenKind::word &&
      nominal(before->analysis()) && before->analysis().number == Number::dual)
    score += kSure;
  // «أنباء عن قصف …»: no verb behind a preposition
  if (verb && governed()) score -= kSure;
  // «كما تحدث فلان عن …»: speaks of it; what happens does so of nothing
  if (verb && a.form == Form::present && a.lemma == kHappen)
    for (const Token& t : behind_.first(std::min<std::size_t>(behind_.size(), kNear - 1))) {
      if (t.kind != TokenKind::word) break;
      if (t.folded() == kOf) score -= kSure;
    }
  if (next == nullptr) return score;
  // «بيان نشره المركز», «تصريحات نقلتها وكالة»: a noun described by a verb that takes it up
  if (verb && a.form == Form::past && a.enclitic != Enclitic::none && a.proclitics == 0 && before != nullptr &&
      before->kind == TokenKind::word && before->analysis().pos == Pos::noun && !definite(before->analysis()) &&
      before->analysis().enclitic == Enclitic::none && next->kind == TokenKind::word && nominal(next->analysis()) &&
      (next->analysis().proclitics & ~kAl) == 0)
    score += kRather;
  // «توجه المتظاهرون»: men, so the verb is no «هي» and no «أنت»
  if (verb && a.form == Form::present && !(a.person == 3 && a.gender == Gender::masculine) &&
      next->kind == TokenKind::word && next->folded().ends_with("ون") && nominal(next->analysis()) &&
      next->analysis().number == Number::plural)
    score -= kSure;
  // «وتجمع عشرات …», «تجمع 40 …»: of two verbs spelled alike the past
  const bool starts = before == nullptr || before->kind == TokenKind::punctuation;
  const std::string_view stem = own.folded().substr(std::min<std::size_t>(a.stem_begin, own.folded().size()));
  if (verb && a.form == Form::past && a.person == 3 && a.voice != Voice::passive && starts && stem.starts_with("ت") &&
      counted())
    score += kLikely;
  if (a.pos == Pos::noun && starts && stem.starts_with("ت") && counted()) score -= kRather;
  // «مقر رئيس الوزراء»: an indefinite word before a definite noun leads an iḍāfa, if it may be a noun at all
  const auto noun_too = [&] {
    const auto& all = own.word->analyses;
    return std::any_of(all.begin(), all.end(), [&](const Analysis& o) {
      return o.pos == Pos::noun && o.lemma == a.lemma && o.proclitics == a.proclitics && (o.flags & kOwnTable) != 0;
    });
  };
  if (a.pos == Pos::adj && a.form == Form::none && !definite(a) && next->kind == TokenKind::word &&
      next->analysis().pos == Pos::noun && next->analysis().proclitics == kAl && !own.folded().ends_with("ي") &&
      !own.folded().ends_with("يه") && noun_too())
    score -= kRather;
  return score;
}

bool oblique(const Token& token) {
  constexpr std::string_view kEnding = "ين";
  const Analysis& a = token.analysis();
  if (a.number != Number::plural && a.number != Number::dual) return false;
  if (!nominal(a) || a.enclitic != Enclitic::none || !token.folded().ends_with(kEnding)) return false;
  const auto stem = token.folded().size() - std::min<std::size_t>(a.stem_begin, token.folded().size());
  return stem == a.lemma.size() + kEnding.size();
}

}  // namespace isnad::clauses
