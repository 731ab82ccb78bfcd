// What the classifier asks of words: what stands next or before, whether a spelling can be a verb. Each test
// looks and changes nothing.
#pragma once
#include <algorithm>
#include <array>

#include "clauses/word_context.h"
#include "clauses/words.h"

namespace isnad::clauses {

class WordTests {
 protected:
  WordTests(const Lexicon& lexicon, Reading& reading, WordScratch& scratch, Words& words)
      : lexicon_(lexicon), reading_(reading), scratch_(scratch), words_(words) {
    constexpr std::array<std::string_view, 8> kHarm{"kill",   "die",     "injure", "detain",
                                                    "abduct", "execute", "target", "shell"};
    for (std::size_t k = 0; k < kHarm.size(); ++k) harm_[k] = lexicon.lexemes().families_under(kHarm[k]);
  }

  // A connector may not cut a name in two.
  [[nodiscard]] bool crosses(TokenRange range) const {
    for (std::uint32_t k = range.first; k < range.last; ++k) {
      const std::int32_t m = scratch_.cover[k];
      if (m < 0) continue;
      const Mention& mention = reading_.mentions[static_cast<std::size_t>(m)];
      if (range.size() > 1 ? !range.contains(mention.tokens) : mention.tokens.first < range.first) return true;
      if (range.size() == 1 && mention.tokens.last > range.last && mention.kind != MentionKind::time &&
          mention.kind != MentionKind::number)
        return true;
    }
    return false;
  }

  // «حصيلة القتلى تجاوزت 320»: behind what is counted the bound is the clause's verb. «عدد يتجاوز 320» describes.
  [[nodiscard]] bool reaches(std::uint32_t i, const Mention& m, Before before) const {
    if (m.tokens.size() < 2 || i + 1 >= words_.last || i == words_.first) return false;
    if (before != Before::definite && reading_.tokens[i - 1].kind != TokenKind::punctuation) return false;
    const auto& all = reading_.tokens[i].word->analyses;
    return std::any_of(all.begin(), all.end(), [&](const Analysis& a) {
      return verbal(a.pos) && a.form == Form::past && a.person == 3 && lexicon_.lexemes().under_family(a, "reach");
    });
  }

  // «وكالة أنباء»: no rumour.
  [[nodiscard]] bool of_agency(std::uint32_t i) const {
    return i > words_.first && reading_.tokens[i - 1].folded().find("وكال") != std::string_view::npos;
  }

  [[nodiscard]] bool nominal_next(std::uint32_t i) const {
    if (i >= words_.last) return false;
    if (scratch_.cover[i] >= 0) return true;
    const Token& t = reading_.tokens[i];
    if (t.kind == TokenKind::digits || t.kind == TokenKind::latin) return true;
    if (t.kind != TokenKind::word) return punctuation(t.folded()) == WordKind::quote;
    return nominal(t.analysis().pos) || t.analysis().pos == Pos::det || t.analysis().pos == Pos::pron ||
           t.analysis().pos == Pos::sconj || t.analysis().pos == Pos::num;
  }

  [[nodiscard]] bool verb_next(std::uint32_t i) const {
    return i < words_.last && reading_.tokens[i].kind == TokenKind::word && scratch_.cover[i] < 0 &&
           verbal(reading_.tokens[i].analysis().pos);
  }

  // No reading as a noun comes near the verb.
  [[nodiscard]] bool only_verb(std::uint32_t i) const {
    const auto& all = reading_.tokens[i].word->analyses;
    const int best = reading_.tokens[i].analysis().score;
    return std::none_of(all.begin(), all.end(),
                        [&](const Analysis& a) { return nominal(a.pos) && a.score + 12 >= best; });
  }

  [[nodiscard]] bool result_verb(std::uint32_t i) const {
    const Analysis& a = reading_.tokens[i].analysis();
    return lexicon_.lexemes().under_family(a, "result") || lexicon_.lexemes().under_family(a, "cause");
  }

  [[nodiscard]] bool negates(std::uint32_t i) const {
    if (i >= words_.last) return false;
    const std::string_view t = reading_.tokens[i].folded();
    return t == "لا" || t == "لم" || t == "ما" || t == "لن";
  }

  // «خلف القصف قتلى», «ما خلّف أضرارا», «وخلفت عشرة قتلى»: the verb, not «behind».
  [[nodiscard]] bool left_behind(std::uint32_t i, std::uint32_t next, Before before) const {
    constexpr std::string_view kShadda = "\u0651";
    const Span span = reading_.tokens[i].span;
    if (std::string_view(reading_.document.text).substr(span.begin, span.size()).find(kShadda) !=
        std::string_view::npos)
      return true;
    const Analysis& a = reading_.tokens[next].analysis();
    if (before == Before::start && names_event(lexicon_, a)) return true;
    const auto& lexemes = lexicon_.lexemes();
    const std::int32_t m = scratch_.cover[next];
    return lexemes.under_class(a, "toll") || lexemes.under_class(a, "victim") || lexemes.under_family(a, "damage") ||
           (m >= 0 && reading_.mentions[static_cast<std::size_t>(m)].kind == MentionKind::number);
  }

  static bool place_word(std::string_view name) {
    return name == "شمال" || name == "جنوب" || name == "شرق" || name == "غرب" || name == "داخل" || name == "وسط" ||
           name == "خارج" || name.starts_with("شمال ") || name.starts_with("جنوب ") || name == "قرب" ||
           name == "أعلى" || name == "أسفل" || name == "أطراف";
  }

  // A verb of saying that takes this preposition, few words before.
  [[nodiscard]] bool said_with(std::uint32_t i, std::string_view preposition) const {
    constexpr std::uint32_t kNear = 8;
    const std::uint32_t from = i > words_.first + kNear ? i - kNear : words_.first;
    for (std::uint32_t k = i; k > from;) {
      --k;
      if (words_.at(k).kind != WordKind::verb && words_.at(k).kind != WordKind::adjective) continue;
      const Analysis& a = reading_.tokens[k].analysis();
      return lexicon_.lexemes().under_family(a, "report") && !lexicon_.lexemes().prep_role(a, preposition).empty();
    }
    return false;
  }

  // «مدنيين اثنين», «جنديان»: two.
  [[nodiscard]] bool pair(std::uint32_t i) const {
    constexpr std::array<std::string_view, 4> kTwo{"اثنين", "اثنان", "اثنتين", "اثنتان"};
    const std::string_view t = reading_.tokens[i].folded();
    return std::find(kTwo.begin(), kTwo.end(), t) != kTwo.end() || words_.at(i).number == Number::dual;
  }

  // The word before tells of harm to someone.
  [[nodiscard]] bool after_harm(std::uint32_t i) const {
    if (i <= words_.first || lexicon_.lexemes().families(reading_.tokens[i - 1].analysis()).empty()) return false;
    const Analysis& a = reading_.tokens[i - 1].analysis();
    const auto all = lexicon_.lexemes().families(a);
    return std::any_of(harm_.begin(), harm_.end(), [&](const NameRun& run) { return run.any(all); });
  }

  // «قصف ليلا بالمدفعية»: folded it looks like «لئلا».
  [[nodiscard]] bool at_night(const PhraseMatch& m) const {
    return m.tokens.size() == 1 && reading_.tokens[m.tokens.first].folded().ends_with("ليلا") &&
           reading_.tokens[m.tokens.first].word->norm.find("ئ") == std::string::npos;
  }

  // «قصفت الطائرات البلدة، مستهدفة سوقا …»: a participle of war right behind a comma tells what the act did.
  [[nodiscard]] bool acting_meanwhile(std::uint32_t i) const {
    constexpr std::array<std::string_view, 4> kWar{"target", "hit", "cause_toll", "reach.affect"};
    if (i <= words_.first || i + 1 >= words_.last || words_.at(i - 1).kind != WordKind::comma) return false;
    const auto& all = reading_.tokens[i].word->analyses;
    return nominal_next(i + 1) && std::any_of(all.begin(), all.end(), [&](const Analysis& a) {
             return a.form == Form::active_participle && a.verb >= 0 && a.proclitics == 0 &&
                    std::any_of(kWar.begin(), kWar.end(),
                                [&](std::string_view f) { return lexicon_.lexemes().under_family(a, f); });
           });
  }

  const Lexicon& lexicon_;
  Reading& reading_;
  WordScratch& scratch_;
  Words& words_;
  std::array<NameRun, 8> harm_;  // families of harm to someone
};

}  // namespace isnad::clauses
