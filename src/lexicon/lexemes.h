// What the verb and noun tables say of a word, beyond its forms: families that rules name, classes,
// what prepositions carry, what a masdar's iḍāfa complement is.
//
//   const auto& words = lexicon.lexemes();
//   if (words.in_family(token.analysis(), words.family("seize"))) …
//   for (PrepRole p : words.preps(token.analysis())) … p.preposition, p.role
//
// Families and classes are interned: look an id up once, compare ids. Thread-safety: immutable.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "lexicon/blob.h"
#include "model/clause.h"
#include "model/token.h"

namespace isnad {

using FamilyId = std::uint16_t;
using ClassId = std::uint16_t;
inline constexpr std::uint16_t kNoName = 0xffff;

// The ids of a name and of all names under it: "kill" itself, and the run of "kill.…" in the sorted names.
struct NameRun {
  std::uint16_t own = kNoName, first = 0, last = 0;
  [[nodiscard]] bool has(std::uint16_t id) const { return id == own || (id >= first && id < last); }
  [[nodiscard]] bool any(std::span<const std::uint16_t> ids) const {
    for (const auto id : ids)
      if (has(id)) return true;
    return false;
  }
};

enum class VerbKind : std::uint8_t {
  event,    // something happens: سيطر, قصف
  report,   // someone says: قال, أكد
  aspect,   // begins, goes on, ends: بدأ, واصل, توقف
  modal,    // can, must, wants: تمكن, يجب, يعتزم
  light,    // empty beside its object: شن, نفذ, قام ب, تم
  attempt,  // حاول, سعى
  other,
};

struct PrepRow {
  StringRef preposition, role;
};
struct VerbRow {
  StringRef lemma, past, present, masdar;  // lemma without marks; the others as the table has them
  std::uint32_t first_family = 0, first_prep = 0;
  std::uint16_t families = 0, preps = 0;
  std::uint8_t genitive = 0;  // GenitiveRole
  std::uint8_t kind = 6;      // VerbKind
  std::uint8_t passive = 0;   // has a passive
  std::uint8_t unused = 0;
};
struct NounRow {
  StringRef lemma;
  std::uint32_t first_class = 0, first_family = 0, first_prep = 0;
  std::uint16_t classes = 0, families = 0, preps = 0;
  std::uint8_t genitive = 0;
  std::uint8_t pos = 0;
};
struct LemmaIndex {  // sorted by folded lemma
  StringRef folded;
  std::int32_t row = -1;
};

struct PrepRole {
  std::string_view preposition;  // as written in the table: "من قبضة"
  std::string_view role;         // place, target, agent …
};

class Lexemes {
 public:
  Lexemes() = default;
  explicit Lexemes(const Blob& blob);

  // Rows by lemma (folded or not, no marks); nullptr where there is none. Of homographs (علم, علّم)
  // the first of the table: prefer Analysis::verb.
  [[nodiscard]] const VerbRow* verb(std::string_view lemma) const;
  [[nodiscard]] const NounRow* noun(std::string_view lemma) const;
  [[nodiscard]] std::span<const VerbRow> verbs() const { return verbs_; }
  [[nodiscard]] std::span<const NounRow> nouns() const { return nouns_; }

  [[nodiscard]] const VerbRow* verb(const Analysis& a) const {
    return a.verb < 0 ? nullptr : &verbs_[static_cast<std::size_t>(a.verb)];
  }
  [[nodiscard]] const NounRow* noun(const Analysis& a) const {
    return a.noun < 0 ? nullptr : &nouns_[static_cast<std::size_t>(a.noun)];
  }

  // kNoName where no row has it.
  [[nodiscard]] FamilyId family(std::string_view name) const;
  [[nodiscard]] ClassId noun_class(std::string_view name) const;
  [[nodiscard]] std::string_view family_name(FamilyId id) const;
  [[nodiscard]] std::string_view class_name(ClassId id) const;

  [[nodiscard]] std::size_t family_count() const { return family_names_.size(); }

  [[nodiscard]] std::span<const FamilyId> families(const VerbRow& v) const {
    return family_lists_.subspan(v.first_family, v.families);
  }
  [[nodiscard]] std::span<const FamilyId> families(const NounRow& n) const {
    return family_lists_.subspan(n.first_family, n.families);
  }
  [[nodiscard]] std::span<const ClassId> classes(const NounRow& n) const {
    return class_lists_.subspan(n.first_class, n.classes);
  }

  // Of the verb, of the masdar's or participle's verb, or of the event noun.
  [[nodiscard]] std::span<const FamilyId> families(const Analysis& a) const {
    if (const auto* v = verb(a); v != nullptr && v->families > 0) return families(*v);
    if (const auto* n = noun(a); n != nullptr) return families(*n);
    return {};
  }
  [[nodiscard]] std::span<const ClassId> classes(const Analysis& a) const {
    const auto* n = noun(a);
    return n == nullptr ? std::span<const ClassId>{} : classes(*n);
  }
  [[nodiscard]] bool in_family(const Analysis& a, FamilyId id) const;
  [[nodiscard]] bool in_class(const Analysis& a, ClassId id) const;
  // "victim" covers victim.civilians, victim.children …; the dot stands before a part.
  [[nodiscard]] bool under_class(const Analysis& a, std::string_view prefix) const {
    const auto all = classes(a);
    return !all.empty() && classes_under(prefix).any(all);
  }
  [[nodiscard]] bool under_family(const Analysis& a, std::string_view prefix) const {
    const auto all = families(a);
    return !all.empty() && families_under(prefix).any(all);
  }
  // The ids that such a prefix covers; none where no name has it.
  [[nodiscard]] NameRun families_under(std::string_view prefix) const { return run_of(family_runs_, prefix); }
  [[nodiscard]] NameRun classes_under(std::string_view prefix) const { return run_of(class_runs_, prefix); }
  [[nodiscard]] GenitiveRole genitive(const Analysis& a) const;
  [[nodiscard]] VerbKind kind(const Analysis& a) const;

  [[nodiscard]] std::size_t prep_count(const Analysis& a) const { return prep_rows(a).size(); }
  [[nodiscard]] PrepRole prep(const Analysis& a, std::size_t i) const;
  // Role of the preposition (folded compare), empty where the entry does not name it.
  [[nodiscard]] std::string_view prep_role(const Analysis& a, std::string_view preposition) const;

 private:
  [[nodiscard]] std::span<const PrepRow> prep_rows(const Analysis& a) const;
  [[nodiscard]] std::int32_t row_of(std::span<const LemmaIndex> index, std::string_view lemma) const;
  [[nodiscard]] std::uint16_t id_of(std::span<const StringRef> names, std::string_view name) const;
  struct RunSlot {  // open addressing, a power of two of slots; no name: empty
    std::string_view name;
    NameRun run;
  };
  [[nodiscard]] std::vector<RunSlot> runs_of(std::span<const StringRef> names) const;
  [[nodiscard]] static NameRun run_of(std::span<const RunSlot> slots, std::string_view prefix);

  const Blob* blob_ = nullptr;
  std::span<const VerbRow> verbs_;
  std::span<const NounRow> nouns_;
  std::span<const LemmaIndex> verb_index_, noun_index_;
  std::span<const StringRef> family_names_, class_names_;
  std::span<const FamilyId> family_lists_;
  std::span<const ClassId> class_lists_;
  std::span<const PrepRow> preps_;
  std::vector<RunSlot> family_runs_, class_runs_;  // by every name and what stands before its dots
};

}  // namespace isnad
