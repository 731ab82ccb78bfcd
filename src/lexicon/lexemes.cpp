#include "lexicon/lexemes.h"

#include <algorithm>

#include "base/fold.h"
#include "base/utf8.h"

namespace isnad {
namespace {

bool under(std::string_view name, std::string_view prefix) {
  if (name.empty() || prefix.empty() || name.front() != prefix.front()) return prefix.empty() && name.empty();
  return name.starts_with(prefix) && (name.size() == prefix.size() || name[prefix.size()] == '.');
}

// The letter that folding makes of a plain one (ء … ي): as base/fold.h has it.
char32_t folded_letter(char32_t c) {
  switch (c) {
    case 0x0622:
    case 0x0623:
    case 0x0625: return 0x0627;
    case 0x0624: return 0x0648;
    case 0x0626:
    case 0x0649: return 0x064A;
    case 0x0629: return 0x0647;
    default: return c;
  }
}

// fold(a) == fold(b), without making either where both are plain letters.
bool folds_alike(std::string_view a, std::string_view b) {
  if (a == b) return true;
  std::size_t i = 0;
  for (; i < a.size() && i < b.size();) {
    const auto x = utf8::decode(a, i), y = utf8::decode(b, i);
    const auto plain = [](char32_t c) { return c >= 0x0621 && c <= 0x064A && c != 0x0640; };
    if (!plain(x.cp) || !plain(y.cp)) return fold(a) == fold(b);
    if (folded_letter(x.cp) != folded_letter(y.cp)) return false;
    i += x.size;
  }
  return a.size() == b.size() || fold(a) == fold(b);
}

}  // namespace

Lexemes::Lexemes(const Blob& blob)
    : blob_(&blob),
      verbs_(blob.table<VerbRow>("verbs")),
      nouns_(blob.table<NounRow>("nouns")),
      verb_index_(blob.table<LemmaIndex>("verbs.index")),
      noun_index_(blob.table<LemmaIndex>("nouns.index")),
      family_names_(blob.table<StringRef>("families.names")),
      class_names_(blob.table<StringRef>("classes.names")),
      family_lists_(blob.table<FamilyId>("families")),
      class_lists_(blob.table<ClassId>("classes")),
      preps_(blob.table<PrepRow>("preps")) {}

std::int32_t Lexemes::row_of(std::span<const LemmaIndex> index, std::string_view lemma) const {
  const std::string folded = fold(lemma);
  const auto it =
      std::lower_bound(index.begin(), index.end(), std::string_view(folded),
                       [this](const LemmaIndex& e, std::string_view key) { return blob_->string(e.folded) < key; });
  return it != index.end() && blob_->string(it->folded) == folded ? it->row : -1;
}

const VerbRow* Lexemes::verb(std::string_view lemma) const {
  const auto row = row_of(verb_index_, lemma);
  return row < 0 ? nullptr : &verbs_[static_cast<std::size_t>(row)];
}
const NounRow* Lexemes::noun(std::string_view lemma) const {
  const auto row = row_of(noun_index_, lemma);
  return row < 0 ? nullptr : &nouns_[static_cast<std::size_t>(row)];
}

std::uint16_t Lexemes::id_of(std::span<const StringRef> names, std::string_view name) const {
  const auto it = std::lower_bound(names.begin(), names.end(), name,
                                   [this](StringRef r, std::string_view key) { return blob_->string(r) < key; });
  return it != names.end() && blob_->string(*it) == name ? static_cast<std::uint16_t>(it - names.begin()) : kNoName;
}
FamilyId Lexemes::family(std::string_view name) const { return id_of(family_names_, name); }
ClassId Lexemes::noun_class(std::string_view name) const { return id_of(class_names_, name); }
std::string_view Lexemes::family_name(FamilyId id) const { return blob_->string(family_names_[id]); }
std::string_view Lexemes::class_name(ClassId id) const { return blob_->string(class_names_[id]); }

std::span<const FamilyId> Lexemes::families(const VerbRow& v) const {
  return family_lists_.subspan(v.first_family, v.families);
}
std::span<const FamilyId> Lexemes::families(const NounRow& n) const {
  return family_lists_.subspan(n.first_family, n.families);
}
std::span<const ClassId> Lexemes::classes(const NounRow& n) const {
  return class_lists_.subspan(n.first_class, n.classes);
}

std::span<const FamilyId> Lexemes::families(const Analysis& a) const {
  if (const auto* v = verb(a); v != nullptr && v->families > 0) return families(*v);
  if (const auto* n = noun(a); n != nullptr) return families(*n);
  return {};
}
std::span<const ClassId> Lexemes::classes(const Analysis& a) const {
  const auto* n = noun(a);
  return n == nullptr ? std::span<const ClassId>{} : classes(*n);
}

bool Lexemes::in_family(const Analysis& a, FamilyId id) const {
  const auto all = families(a);
  if (std::find(all.begin(), all.end(), id) != all.end()) return true;
  const auto* n = noun(a);
  if (n == nullptr) return false;
  const auto own = families(*n);
  return std::find(own.begin(), own.end(), id) != own.end();
}
bool Lexemes::in_class(const Analysis& a, ClassId id) const {
  const auto all = classes(a);
  return std::find(all.begin(), all.end(), id) != all.end();
}
bool Lexemes::under_class(const Analysis& a, std::string_view prefix) const {
  const auto all = classes(a);
  return std::any_of(all.begin(), all.end(), [&](ClassId id) { return under(class_name(id), prefix); });
}
bool Lexemes::under_family(const Analysis& a, std::string_view prefix) const {
  const auto all = families(a);
  return std::any_of(all.begin(), all.end(), [&](FamilyId id) { return under(family_name(id), prefix); });
}

GenitiveRole Lexemes::genitive(const Analysis& a) const {
  if (const auto* v = verb(a); v != nullptr && v->genitive != 0) return static_cast<GenitiveRole>(v->genitive);
  if (const auto* n = noun(a); n != nullptr) return static_cast<GenitiveRole>(n->genitive);
  return GenitiveRole::none;
}
VerbKind Lexemes::kind(const Analysis& a) const {
  const auto* v = verb(a);
  return v == nullptr ? VerbKind::other : static_cast<VerbKind>(v->kind);
}

std::span<const PrepRow> Lexemes::prep_rows(const Analysis& a) const {
  if (const auto* v = verb(a); v != nullptr && v->preps > 0) return preps_.subspan(v->first_prep, v->preps);
  if (const auto* n = noun(a); n != nullptr) return preps_.subspan(n->first_prep, n->preps);
  return {};
}
PrepRole Lexemes::prep(const Analysis& a, std::size_t i) const {
  const auto& row = prep_rows(a)[i];
  return {blob_->string(row.preposition), blob_->string(row.role)};
}
std::string_view Lexemes::prep_role(const Analysis& a, std::string_view preposition) const {
  for (const auto& row : prep_rows(a)) {
    const auto p = blob_->string(row.preposition);
    if (folds_alike(p, preposition)) return blob_->string(row.role);
  }
  return {};
}

}  // namespace isnad
