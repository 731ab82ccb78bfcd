// Questions that every part of claims/ asks of a reading: what a noun phrase holds, what a clause's
// slots are once voice and iḍāfa are taken into account. Read-only, one per document.
#pragma once
#include <initializer_list>
#include <map>
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
  [[nodiscard]] bool has(const Filler& f, MentionKind kind) const { return !mentions(f, kind).empty(); }
  [[nodiscard]] bool head_class(const Filler& f, std::string_view prefix) const;
  [[nodiscard]] bool head_family(const Filler& f, std::string_view prefix) const;
  [[nodiscard]] TokenRange tokens(const Filler& f) const;

  [[nodiscard]] bool in_family(std::uint32_t token, std::string_view name) const;
  [[nodiscard]] bool in_class(std::uint32_t token, std::string_view prefix) const;
  [[nodiscard]] bool word_is(std::uint32_t token, std::string_view folded) const;
  // "a|b"; the list lives as long as the view.
  [[nodiscard]] bool any_word(TokenRange range, std::string_view folded_list) const;
  // Rules that the family sets off, the particular key before "kill.*" for all under kill.
  [[nodiscard]] const std::vector<std::uint32_t>& rules_of(FamilyId family) const;

  // The clause a mention belongs to: the innermost whose core holds it; -1 outside all.
  [[nodiscard]] std::int32_t owner(std::uint32_t mention) const { return owners_[mention]; }
  [[nodiscard]] const std::vector<std::uint32_t>& owned(std::uint32_t clause) const { return owned_[clause]; }
  // Clauses whose parent is this one.
  [[nodiscard]] const std::vector<std::uint32_t>& children(std::uint32_t clause) const { return children_[clause]; }
  // Mentions that start in the range, by position.
  [[nodiscard]] std::vector<std::uint32_t> within(TokenRange range) const;
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
  struct WordList {
    std::vector<std::string_view> words;
    std::uint64_t bits = 0;  // word_bit of all of them
  };
  // Whether word_is may hold for a word with one of these bits.
  [[nodiscard]] bool may_be(std::uint32_t token, std::uint64_t bits) const;
  [[nodiscard]] const WordList& list_of(std::string_view folded_list) const;
  [[nodiscard]] bool works_as_passive(const Clause& c) const;
  const Lexicon* lexicon_;
  const Reading* reading_;
  std::vector<std::int32_t> owners_;
  // Worked out where first asked for.
  mutable std::vector<std::uint8_t> passives_;  // by clause: 1 no, 2 yes
  mutable std::map<std::pair<const char*, std::size_t>, WordList> lists_;
  mutable std::unordered_map<FamilyId, std::vector<std::uint32_t>> family_rules_;
  std::vector<std::vector<std::uint32_t>> owned_, children_;
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
