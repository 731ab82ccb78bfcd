// Questions that every part of claims/ asks of a reading: what a noun phrase holds, what a clause's
// slots are once voice and iḍāfa are taken into account. Read-only, one per document.
#pragma once
#include <initializer_list>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "lexicon/lexicon.h"
#include "model/reading.h"

namespace isnad::claims {

// What fills a slot: a phrase, or a mention that stands for one (a resolved pronoun).
struct Filler {
  std::int32_t np = -1;
  std::int32_t mention = -1;
  bool shared = false;  // from another clause
};
using Fillers = std::vector<Filler>;

class View {
 public:
  View(const Lexicon& lexicon, const Reading& reading);

  [[nodiscard]] const Lexicon& lexicon() const { return *lexicon_; }
  [[nodiscard]] const Reading& reading() const { return *reading_; }
  [[nodiscard]] const Clause& clause(std::uint32_t i) const { return reading_->clauses[i]; }
  [[nodiscard]] const Token& token(std::uint32_t i) const { return reading_->tokens[i]; }
  [[nodiscard]] const NounPhrase& phrase(std::int32_t i) const {
    return reading_->phrases[static_cast<std::size_t>(i)];
  }

  // A noun as predicate: a masdar or event noun, also under a light verb.
  [[nodiscard]] bool noun_predicate(const Clause& c) const;
  // Passive in form, or a verb of harm that the writing leaves open («١٣ شخصاً قتلوا», «قتل ثلاثة»).
  [[nodiscard]] bool passive(const Clause& c) const {
    auto& known = passives_[static_cast<std::size_t>(&c - reading_->clauses.data())];
    if (known == 0) known = works_as_passive(c) ? 2 : 1;
    return known == 2;
  }
  // Logical roles: the subject of a passive is its object.
  [[nodiscard]] Fillers subject(const Clause& c) const;
  [[nodiscard]] Fillers object(const Clause& c) const;
  [[nodiscard]] Fillers genitive(const Clause& c) const;
  [[nodiscard]] bool genitive_is(const Clause& c, GenitiveRole role) const;
  // «اعتقال النظام 183 شخصاً»: the phrase that stands bare after a verbal noun's iḍāfa; -1 none.
  [[nodiscard]] std::int32_t bare_object(const Clause& c) const;
  [[nodiscard]] Fillers preposition(const Clause& c, std::string_view name) const;
  [[nodiscard]] Fillers role(const Clause& c, std::string_view role) const;
  [[nodiscard]] Fillers chain(std::int32_t np, bool shared = false) const;  // with its conjuncts

  // Mentions of a kind in the filler's own words, outermost first, none inside another.
  [[nodiscard]] std::vector<std::uint32_t> mentions(const Filler& f, MentionKind kind) const;
  [[nodiscard]] bool has(const Filler& f, MentionKind kind) const;
  [[nodiscard]] bool head_class(const Filler& f, std::string_view prefix) const;
  [[nodiscard]] bool head_family(const Filler& f, std::string_view prefix) const;
  [[nodiscard]] TokenRange tokens(const Filler& f) const;

  [[nodiscard]] bool in_family(std::uint32_t token, std::string_view name) const;
  [[nodiscard]] bool in_class(std::uint32_t token, std::string_view prefix) const;
  // Under one of these, as the lexemes number them.
  [[nodiscard]] bool in_families(std::uint32_t token, std::span<const NameRun> runs) const;
  [[nodiscard]] bool in_classes(std::uint32_t token, std::span<const NameRun> runs) const;
  [[nodiscard]] bool word_is(std::uint32_t token, std::string_view folded) const;
  // "a|b"; the list lives as long as the view.
  [[nodiscard]] bool any_word(TokenRange range, std::string_view folded_list) const {
    return any_word(range, list_of(folded_list));
  }
  [[nodiscard]] bool any_word(TokenRange range, const WordList& list) const;

  // The clause a mention belongs to: the innermost whose core holds it; -1 outside all.
  [[nodiscard]] std::int32_t owner(std::uint32_t mention) const { return owners_[mention]; }
  [[nodiscard]] std::span<const std::uint32_t> owned(std::uint32_t clause) const { return owned_.of(clause); }
  // Clauses whose parent is this one.
  [[nodiscard]] std::span<const std::uint32_t> children(std::uint32_t clause) const { return children_.of(clause); }
  // Mentions that lie in the range, by position.
  [[nodiscard]] std::vector<std::uint32_t> within(TokenRange range) const;
  // Whether the test holds for one of them.
  template <class Test>
  [[nodiscard]] bool any_within(TokenRange range, Test&& test) const {
    for (auto m = first_from(range.first); m < spots_.size() && spots_[m].tokens.first < range.last; ++m)
      if (spots_[m].tokens.last <= range.last && test(m)) return true;
    return false;
  }
  // The mention of a kind whose tokens hold this one; -1 none.
  [[nodiscard]] std::int32_t at(std::uint32_t token, MentionKind kind) const;
  [[nodiscard]] std::uint32_t sentence_of(std::uint32_t token) const;
  // Relative clauses and participles that describe a phrase.
  [[nodiscard]] const std::vector<std::uint32_t>& describing(std::int32_t np) const;
  // The entity's mention nearest before a token; -1 none.
  [[nodiscard]] std::int32_t last_mention_of(std::uint32_t entity, std::uint32_t before) const;

  [[nodiscard]] Span span(TokenRange range) const;
  [[nodiscard]] std::string text(Span span) const;
  // Words of a phrase up to its first clause or preposition, without proclitics on the first word.
  [[nodiscard]] Span name_span(const Filler& f) const;

 private:
  // word_is holds for no word without one of these bits.
  [[nodiscard]] std::uint64_t bits_of(std::uint32_t token) const;
  [[nodiscard]] bool is_one(std::uint32_t token, std::string_view folded) const;  // word_is, the bits looked at
  [[nodiscard]] const WordList& list_of(std::string_view folded_list) const;
  // The first mention that starts at the token or behind it.
  [[nodiscard]] std::uint32_t first_from(std::uint32_t token) const {
    return token < firsts_.size() ? firsts_[token] : static_cast<std::uint32_t>(spots_.size());
  }
  [[nodiscard]] bool works_as_passive(const Clause& c) const;
  const Lexicon* lexicon_;
  const Reading* reading_;
  struct Spot {  // of a mention: what most questions ask of it
    TokenRange tokens;
    std::int32_t entity = -1;
    MentionKind kind = MentionKind::actor;
  };
  std::vector<Spot> spots_;            // beside the mentions
  std::vector<std::uint32_t> firsts_;  // by token, up to the last that starts a mention
  std::vector<std::int32_t> owners_;
  // Worked out where first asked for.
  mutable std::vector<std::uint8_t> passives_;  // by clause: 1 no, 2 yes
  mutable std::map<std::pair<const char*, std::size_t>, WordList> lists_;
  class Lists {  // of numbers below a count, one list for each owner that they have; -1 none
   public:
    Lists() = default;
    Lists(std::span<const std::int32_t> owners, std::size_t count);
    [[nodiscard]] std::span<const std::uint32_t> of(std::uint32_t owner) const {
      return std::span(items_).subspan(ends_[owner], ends_[owner + 1] - ends_[owner]);
    }

   private:
    std::vector<std::uint32_t> items_, ends_;
  };
  Lists owned_, children_;
  std::unordered_map<std::int32_t, std::vector<std::uint32_t>> describing_;
};

// Visits the parts of "a|b|c".
template <class F>
bool any_of_list(std::string_view list, F&& test) {
  for (std::size_t at = 0; at <= list.size();) {
    const auto end = std::min(list.find('|', at), list.size());
    if (end > at && test(list.substr(at, end - at))) return true;
    at = end + 1;
  }
  return false;
}

// "kill" is under "kill"; "kill.death" is under "kill"; "killer" is not.
bool under(std::string_view name, std::string_view prefix);

}  // namespace isnad::claims
