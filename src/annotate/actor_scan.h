// The sentence as the actor finders see it: which names of the base and which words beside names
// start at each token, and the small questions they ask of a token. Internal to annotate/.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/lexicon.h"
#include "model/reading.h"

namespace isnad::annotate {

struct NameHit {
  TokenRange tokens;
  std::span<const std::uint32_t> aliases;
  std::uint16_t proclitics = 0;
  std::uint8_t words = 0;
};
struct WordHit {
  TokenRange tokens;
  const ActorWord* word = nullptr;
  std::uint16_t proclitics = 0;
  [[nodiscard]] NameRole role() const { return static_cast<NameRole>(word->role); }
  [[nodiscard]] bool has(WordFlag flag) const { return (word->flags & flag) != 0; }
};

// What a finder found: the words and what they name. `more` are mentions inside it or beside it
// (the body a person speaks for).
struct Found {
  [[nodiscard]] std::uint32_t end() const { return outer.empty() ? tokens.last : outer.last; }
  TokenRange tokens;
  ActorMention mention;
  TokenRange outer{};  // with the title before it, where that is not part of `tokens`
  std::vector<std::pair<TokenRange, ActorMention>> more;
};

class ActorScan {
 public:
  ActorScan(const Lexicon& lexicon, const Reading& reading);

  // Sentence by sentence, in the order of the text.
  void start(const Sentence& sentence);

  [[nodiscard]] std::uint32_t first() const { return first_; }
  [[nodiscard]] std::uint32_t last() const { return last_; }
  [[nodiscard]] const Token& token(std::uint32_t i) const { return reading_.tokens[i]; }
  [[nodiscard]] std::string_view folded(std::uint32_t i) const { return reading_.tokens[i].folded(); }
  [[nodiscard]] const Lexicon& lexicon() const { return lexicon_; }
  [[nodiscard]] const Reading& reading() const { return reading_; }

  // Longest first.
  [[nodiscard]] std::span<const NameHit> names(std::uint32_t i) const {
    const auto& slot = slots_[i - first_];
    return {names_.data() + slot.names, slot.name_count};
  }
  [[nodiscard]] std::span<const WordHit> words(std::uint32_t i) const {
    const auto& slot = slots_[i - first_];
    return {words_.data() + slot.words, slot.word_count};
  }
  // A bit for each role that a word at i may have.
  [[nodiscard]] std::uint32_t roles(std::uint32_t i) const { return slots_[i - first_].roles; }
  // Nothing that the finders look for starts here: no name, no word beside names, nothing unknown, and
  // no «بن» behind it.
  [[nodiscard]] bool plain(std::uint32_t i) const;
  // The longest word of that role at i; nullptr where there is none.
  [[nodiscard]] const WordHit* word(std::uint32_t i, NameRole role) const {
    if (i < first_ || i >= last_ || (slots_[i - first_].roles >> static_cast<unsigned>(role) & 1u) == 0) return nullptr;
    for (const auto& hit : words(i))
      if (hit.role() == role) return &hit;
    return nullptr;
  }

  [[nodiscard]] bool is_word(std::uint32_t i) const {
    return i >= first_ && i < last_ && token(i).kind == TokenKind::word;
  }
  [[nodiscard]] bool opens_quote(std::uint32_t i) const;
  [[nodiscard]] bool closes_quote(std::uint32_t i) const;
  // The token after the mark that closes the quotation opened at i; 0 where none closes within
  // `most` words.
  [[nodiscard]] std::uint32_t quote_end(std::uint32_t i, std::uint32_t most) const;
  [[nodiscard]] bool is_verb(std::uint32_t i) const;
  // Particles, pronouns, prepositions, conjunctions: never part of a name but for a few.
  [[nodiscard]] bool is_function(std::uint32_t i) const;
  [[nodiscard]] bool is_definite(std::uint32_t i) const;
  // The morphology has no entry for it.
  [[nodiscard]] bool unknown(std::uint32_t i) const;
  // A letter that stands for a word of its own is attached («وكمال»); the first letter of a name that
  // the lexicon does not know is not («فيرجسون», «باتشان»), unless what is left is a known name.
  [[nodiscard]] bool attached(std::uint32_t i) const;
  // The document writes على and إلى with their alif maqsura, so that علي is a name in it.
  [[nodiscard]] bool spells_final_ya() const { return spells_final_ya_; }
  [[nodiscard]] bool is_preposition(std::uint32_t i) const;
  // Lies in a place mention, or starts the name of a state.
  [[nodiscard]] bool is_place(std::uint32_t i) const;
  // Lies in an expression of time: «الأسبوع المقبل».
  [[nodiscard]] bool in_time(std::uint32_t i) const { return i >= first_ && i < last_ && times_[i - first_]; }
  // The end of the place mention that starts at i; i where none does.
  [[nodiscard]] std::uint32_t place_end(std::uint32_t i) const;
  // The end of the listed district, front or camp that starts at i with its kind word; 0 where none does.
  [[nodiscard]] std::uint32_t unit_end(std::uint32_t i) const {
    return i >= first_ && i < last_ ? unit_ends_[i - first_] : 0;
  }
  // التابعة, الموالية, المدعومة: an adjective that what follows belongs to, no part of a name.
  [[nodiscard]] bool leads_on(std::uint32_t i) const;
  // «اللواء الليبي المتقاعد خليفة …»: a rank with its adjectives, then the name of who bears it.
  [[nodiscard]] bool rank_of_someone(std::uint32_t i) const;
  // As text(), without quotation marks and proclitics on the first word.
  [[nodiscard]] std::string name_text(TokenRange range, std::uint16_t proclitics) const;

 private:
  const Lexicon& lexicon_;
  const Reading& reading_;
  bool spells_final_ya_ = false;
  std::uint32_t first_ = 0, last_ = 0;
  struct Slot {  // of a token: its hits in names_ and words_
    std::uint32_t names = 0, words = 0;
    std::uint32_t name_count = 0, word_count = 0;
    std::uint32_t roles = 0;  // bit for each NameRole of the words
  };
  std::vector<Slot> slots_;
  std::vector<NameHit> names_;
  std::vector<WordHit> words_;
  std::vector<std::uint32_t> found_;       // the times and places, by their first token
  std::size_t next_ = 0;                   // of them, the first behind the sentences scanned
  std::vector<std::uint32_t> place_ends_;  // of the place mention over each token; 0 none
  std::vector<std::uint32_t> unit_ends_;
  std::vector<bool> times_;  // tokens in an expression of time
  std::vector<PhraseMatch> matches_;
};

// Finders; each gives what starts at token i, or nothing.
std::optional<Found> find_name(const ActorScan& scan, std::uint32_t i);          // a name of the base
std::optional<Found> find_force(const ActorScan& scan, std::uint32_t i);         // مقاتلو …
std::optional<Found> find_epithet(const ActorScan& scan, std::uint32_t i);       // التنظيم
std::optional<Found> find_collective(const ActorScan& scan, std::uint32_t i);    // ناشطون محليون
std::optional<Found> find_organisation(const ActorScan& scan, std::uint32_t i);  // كتيبة …
std::optional<Found> find_person(const ActorScan& scan, std::uint32_t i);
// Any body: a name, an unlisted organisation, or an epithet.
std::optional<Found> find_body(const ActorScan& scan, std::uint32_t i);

}  // namespace isnad::annotate
