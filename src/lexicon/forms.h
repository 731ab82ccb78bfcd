// Inflected word forms without clitics → their readings. Keys are folded; each reading keeps the
// spelling it stands for, so that «إن» and «أن» are told apart where the writer did.
// Thread-safety: immutable.
#pragma once
#include <cstdint>
#include <span>
#include <string_view>

#include "lexicon/blob.h"
#include "model/token.h"

namespace isnad {

enum FormFlag : std::uint16_t {
  kBareOnly = 1,          // takes no enclitic: «كتبوا», «مدينة», «كتابا»
  kEncliticOnly = 2,      // stands only before one: «مدينت-», «كتبو-»
  kNoArticle = 4,         // takes no «ال»: construct forms, tanwin, verbs, particles
  kPassiveToo = 8,        // the passive is spelt alike: «قتل»
  kDammaActive = 16,      // a damma on the first letter says nothing: «يُسيطر»
  kAccusative = 32,       // the alif of tanwin
  kJussive = 64,          // after «لم» or the «لا» of forbidding only
  kConstruct = 128,       // «مقاتلو», «مقاتلا» (dual): an iḍāfa must follow
  kOwnTable = 256,        // from our own tables, not derived from hunspell-ar
  kNoConjunction = 512,   // takes no «و» or «ف»
  kAdjectiveOnly = 2048,  // does not stand as a noun
  kNoPreposition = 1024,  // takes no «ب», «ك», «ل»
};

struct LexemeRow {
  StringRef lemma;
  StringRef root_verb;
  std::int32_t verb = -1;  // row of the verb table
  std::int32_t noun = -1;  // row of the noun table
  std::uint8_t pos = 0;    // Pos
  std::uint8_t unused[3] = {};
};

struct FormEntry {
  std::uint32_t spelling = 0;  // offset into the strings
  std::uint32_t lexeme = 0;
  std::uint16_t flags = 0;
  std::uint8_t spelling_length = 0;
  std::uint8_t form = 0;  // Form
  std::int8_t weight = 0;
  std::uint8_t features = 0;  // gender | number << 2 | person << 4 | voice << 6
  std::uint16_t unused = 0;
};

struct FormSlot {  // open addressing, a power of two of slots
  StringRef key;   // length 0: empty
  std::uint32_t first = 0, count = 0;
};

class Forms {
 public:
  Forms() = default;
  explicit Forms(const Blob& blob);

  // Empty where the form is unknown. `hash` is word_hash(folded).
  [[nodiscard]] std::span<const FormEntry> find(std::string_view folded) const;
  [[nodiscard]] const LexemeRow& lexeme(std::uint32_t id) const { return lexemes_[id]; }
  [[nodiscard]] std::size_t lexeme_count() const { return lexemes_.size(); }
  [[nodiscard]] std::string_view string(StringRef ref) const { return blob_->string(ref); }
  [[nodiscard]] std::string_view spelling(const FormEntry& e) const {
    return blob_->string({e.spelling, e.spelling_length});
  }

  static std::uint8_t pack(Gender g, Number n, std::uint8_t person, Voice v);
  static Gender gender(const FormEntry& e) { return static_cast<Gender>(e.features & 3); }
  static Number number(const FormEntry& e) { return static_cast<Number>((e.features >> 2) & 3); }
  static std::uint8_t person(const FormEntry& e) { return (e.features >> 4) & 3; }
  static Voice voice(const FormEntry& e) { return static_cast<Voice>((e.features >> 6) & 3); }

 private:
  const Blob* blob_ = nullptr;
  std::span<const FormSlot> slots_;
  std::span<const FormEntry> entries_;
  std::span<const LexemeRow> lexemes_;
};

}  // namespace isnad
