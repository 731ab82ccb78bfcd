// The event rules as compiled from data/rules/*.toml, grouped by what sets them off
// (docs/format/rules.md). Thread-safety: immutable.
#pragma once
#include <isnad/claim.h>

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "lexicon/blob.h"
#include "lexicon/lexemes.h"

namespace isnad {

// Where a condition or a slot looks.
enum class RuleWhere : std::uint8_t {
  subject,
  object,
  genitive,
  genitive_subject,
  genitive_object,
  prep,        // arg: the preposition
  role,        // arg: the role the verb entry gives a preposition
  between,     // بين A و B
  antecedent,  // of a relative clause
  parent_subject,
  parent_object,
  trigger,  // the predicate's own words and what modifies its noun
  before,   // the word before the predicate
  clause,   // anywhere in the clause's core
  sentence,
  article,
  marker,    // ClauseMarker by name
  relation,  // ClauseRelation by name
  light,     // over a light verb
};
enum class RuleTest : std::uint8_t {
  filled,
  actor,
  place,
  number,
  noun_class,
  family,
  word,
  weapon,
  equals,
  armed,   // a force, or fighters
  person,  // a named person or an official
};
enum class RuleSlot : std::uint8_t {
  agent,
  target,
  places,
  mediator,
  killed,
  injured,
  captured,
  missing,
  quantity,
  terms,
};
inline constexpr std::size_t kRuleSlots = 10;
std::string_view name_of(RuleSlot slot);

// When a verbal noun that no verb asserts is enough for a claim.
enum class RuleBare : std::uint8_t {
  never,  // circumstance only
  slots,  // with a party or a place of its own
  always,
};

enum RuleForm : std::uint8_t {
  kFormFinite = 1,
  kFormMasdar = 2,
  kFormActiveParticiple = 4,
  kFormPassiveParticiple = 8,
  kFormNominal = 16,
  kFormAny = 31,
  kFormPresent = 32,
  kFormPast = 64,
};
enum RuleVoice : std::uint8_t { kVoiceActive = 1, kVoicePassive = 2, kVoiceImpersonal = 4, kVoiceAny = 7 };

struct RuleRange {
  std::uint32_t first = 0, count = 0;
};

struct RuleItem {
  StringRef arg;     // preposition or role
  StringRef values;  // "a|b"
  RuleWhere where = RuleWhere::subject;
  RuleTest test = RuleTest::filled;
  std::uint8_t negated = 0;
  std::uint8_t unused = 0;
};

struct RuleBecome {
  RuleRange when;
  StringRef weapon;
  ClaimType type = ClaimType::casualties;
  std::uint8_t unused[3] = {};
};

struct RuleRow {
  StringRef id, weapon, victims;
  RuleRange when, unless;
  std::array<RuleRange, kRuleSlots> slots;
  RuleRange become;
  std::uint32_t need = 0;      // bit per RuleSlot: all of these
  std::uint32_t need_any = 0;  // bit per RuleSlot: one of these, unless 0
  float confidence = 0.7f;
  ClaimType type = ClaimType::casualties;
  std::uint8_t forms = kFormAny, voices = kVoiceAny;
  Stage stage = Stage::none;
  Polarity polarity = Polarity::positive;
  RuleBare bare = RuleBare::slots;
  std::uint8_t harm = 0;         // tells the harm alone: joins an act told with it
  std::uint8_t certainty = 255;  // Certainty, 255: as the clause says
};

struct RuleKey {  // sorted by name; "family:x", "family:x.*" or "lemma:x" (folded)
  StringRef name;
  RuleRange rules;  // of "rules.order"
};

// Words to look for, each with its word_bit (lexicon/marked_form.h), and all the bits together.
struct WordList {
  struct Word {
    std::string_view text;
    std::uint64_t bit = 0;
  };
  std::vector<Word> words;
  std::uint64_t bits = 0;
};
WordList word_list(std::string_view words);  // "a|b"

class RuleTable {
 public:
  RuleTable() = default;
  RuleTable(const Blob& blob, const Lexemes& lexemes);

  // Rules that a family sets off, the particular key before "kill.*" for all under kill.
  [[nodiscard]] std::span<const std::uint32_t> of_family(FamilyId family) const { return by_family_[family]; }
  [[nodiscard]] std::span<const std::uint32_t> of_lemma(std::string_view lemma) const;
  // What the item asks for, worked out at the start: families or classes, or words.
  [[nodiscard]] std::span<const NameRun> runs(const RuleItem& item) const { return asked(item).runs; }
  [[nodiscard]] const WordList& words(const RuleItem& item) const { return asked(item).words; }
  [[nodiscard]] const RuleRow& rule(std::uint32_t i) const { return rows_[i]; }
  [[nodiscard]] std::span<const RuleRow> rules() const { return rows_; }
  [[nodiscard]] std::span<const RuleItem> items(RuleRange r) const { return items_.subspan(r.first, r.count); }
  [[nodiscard]] std::span<const RuleItem> slot(const RuleRow& row, RuleSlot s) const {
    return items(row.slots[static_cast<std::size_t>(s)]);
  }
  [[nodiscard]] std::span<const RuleBecome> becomes(const RuleRow& row) const {
    return becomes_.subspan(row.become.first, row.become.count);
  }
  [[nodiscard]] std::string_view string(StringRef ref) const { return blob_->string(ref); }

 private:
  struct Asked {  // of an item, by its test
    std::vector<NameRun> runs;
    WordList words;
  };
  [[nodiscard]] std::span<const std::uint32_t> of(std::string_view key) const;
  // The item must be one of items().
  [[nodiscard]] const Asked& asked(const RuleItem& item) const {
    return asked_[static_cast<std::size_t>(&item - items_.data())];
  }
  const Blob* blob_ = nullptr;
  std::span<const RuleRow> rows_;
  std::span<const RuleItem> items_;
  std::span<const RuleBecome> becomes_;
  std::span<const RuleKey> keys_;
  std::span<const RuleKey> lemma_keys_;  // those of `keys_`
  std::span<const std::uint32_t> order_;
  std::vector<std::vector<std::uint32_t>> by_family_;
  std::vector<Asked> asked_;
};

// Ontology codes by claim type: rows of data/ontology/*.tsv.
struct OntologyRow {
  ClaimType type = ClaimType::casualties;
  std::uint8_t scheme = 0;  // 0 plover, 1 acled, 2 cameo
  std::uint8_t unused[2] = {};
  StringRef when;  // conditions, comma-separated; see data/ontology/README.md
  StringRef code, sub;
};

}  // namespace isnad
