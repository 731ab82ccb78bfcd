// The actor base and the words around names, read side: who bears which name, when, and what a
// title, force noun, collective or first name tells. Written by compile/actors.cpp.
// Thread-safety: immutable.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "lexicon/blob.h"
#include "lexicon/phrase_trie.h"
#include "model/mention.h"

namespace isnad {

inline constexpr std::uint32_t kNoActor = 0xffffffffu;

struct ActorRow {
  StringRef id, name, name_en, country, wikidata, cameo, acled_inter;
  std::uint32_t parent = kNoActor;
  std::uint32_t first_ally = 0, allies = 0;  // into section actor_allies
  std::uint32_t forces = kNoActor;           // of a state: who its nationality's forces are
  std::int32_t from = 0, to = 0;             // days since 1970-01-01; 0 open
  std::uint8_t cls = 0, gender = 0, number = 0, unused = 0;
};

// How far an alias stands by itself.
enum class AliasKind : std::uint8_t {
  full,     // names its bearer wherever it stands
  short_,   // المرصد, التحالف: needs the bearer or its country elsewhere in the document
  common,   // النهار, الحياة: also an everyday word; only in quotes or after a word that announces it
  capital,  // موسكو: a city too; an actor only where it is not where something is
};
struct ActorAlias {
  std::uint32_t actor = kNoActor;
  std::uint32_t kind = 0;  // AliasKind
};

// What a word or phrase of data/ar says when it stands beside a name.
enum class NameRole : std::uint8_t {
  honorific,     // السيد, الدكتور, اللواء: a name follows
  title,         // القيادي, الناشط, الصحفي: a name may follow, a body may come between
  office,        // وزير, مدير, قائد: a body or place, then a name
  spokesman,     // المتحدث باسم: a body, then a name
  organisation,  // كتيبة, منظمة: a name follows
  force,         // مقاتلو, طائرات: an actor's people or arms
  collective,    // ناشطون, مصادر: typed, not identified
  epithet,       // التنظيم, الوكالة: definite, stands for one named before
  first_name,
  particle,     // أبو, بن, آل, فان
  nationality,  // روسي: `actor` is the state
  qualifier,    // محلية, طبية, مسلحة: may follow a collective or epithet
  nickname,     // المدعو, الملقب, المكنى
  alias_mark,   // ما تسمى, المعروف باسم: what follows is a name
};
enum WordFlag : std::uint8_t {
  kWordDefinite = 1,       // with the article
  kWordPossessive = 2,     // with an enclitic pronoun
  kWordCommon = 4,         // a first name that is also an everyday word
  kWordConstruct = 8,      // مقاتلو: only before a genitive
  kWordAnyBody = 16,       // organisation words that take any noun after them (وزارة, لجنة)
  kWordDefiniteBody = 32,  // that take a definite noun (قوات الأمن)
  kWordPlural = 64,        // an organisation word in the plural
};
struct ActorWord {
  StringRef lemma;
  std::uint32_t actor = kNoActor;
  std::uint32_t classes = 0;                               // bit for each ActorClass it may stand for
  std::uint8_t role = 0, cls = 0, gender = 0, number = 0;  // cls: the likeliest class
  std::uint8_t flags = 0, unused[3] = {0, 0, 0};
};

class ActorTable {
 public:
  ActorTable() = default;
  explicit ActorTable(const Blob& blob);

  [[nodiscard]] std::size_t size() const { return rows_.size(); }
  [[nodiscard]] const ActorRow& row(std::uint32_t actor) const { return rows_[actor]; }
  [[nodiscard]] ActorClass cls(std::uint32_t actor) const { return static_cast<ActorClass>(rows_[actor].cls); }
  [[nodiscard]] std::string_view text(StringRef ref) const { return blob_->string(ref); }
  [[nodiscard]] std::string_view id(std::uint32_t actor) const { return text(rows_[actor].id); }
  [[nodiscard]] std::span<const std::uint32_t> allies(std::uint32_t actor) const;
  // Existed (or held office) on that day, as far as the base knows.
  [[nodiscard]] bool active(std::uint32_t actor, std::int32_t day) const;
  // Linear: for tests and explaining, not for reading.
  [[nodiscard]] std::optional<std::uint32_t> find(std::string_view id) const;

  [[nodiscard]] const ActorAlias& alias(std::uint32_t value) const { return aliases_[value]; }
  [[nodiscard]] const ActorWord& word(std::uint32_t value) const { return words_[value]; }
  // The word alone is a first name (الأحمد is the family of أحمد).
  [[nodiscard]] bool bare_first_name(WordId word) const;
  [[nodiscard]] std::string_view weapon(std::uint32_t value) const;

  [[nodiscard]] const PhraseTrie& names() const { return names_; }
  [[nodiscard]] const PhraseTrie& words() const { return word_trie_; }
  [[nodiscard]] const PhraseTrie& weapons() const { return weapon_trie_; }

 private:
  const Blob* blob_ = nullptr;
  std::span<const ActorRow> rows_;
  std::span<const std::uint32_t> allies_;
  std::span<const ActorAlias> aliases_;
  std::span<const ActorWord> words_;
  std::span<const StringRef> weapon_ids_;
  std::span<const WordId> first_names_;  // sorted
  PhraseTrie names_, word_trie_, weapon_trie_;
};

}  // namespace isnad
