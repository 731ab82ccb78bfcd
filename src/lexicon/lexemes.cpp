#include "lexicon/lexemes.h"

#include <algorithm>
#include <cstring>
#include <string>

#include "base/fold.h"
#include "base/utf8.h"

namespace isnad {
namespace {

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

// The ends of a name of a family or class, for telling two apart; names are short, and asked for so often that
// a call to a hash would cost more than all else.
struct Ends {
  std::uint64_t first = 0, last = 0;
};
Ends ends_of(std::string_view name) {
  Ends out;
  if (name.size() >= sizeof out.first) {
    std::memcpy(&out.first, name.data(), sizeof out.first);
    std::memcpy(&out.last, name.data() + name.size() - sizeof out.last, sizeof out.last);
  } else if (name.size() >= sizeof(std::uint32_t)) {
    std::uint32_t first = 0, last = 0;
    std::memcpy(&first, name.data(), sizeof first);
    std::memcpy(&last, name.data() + name.size() - sizeof last, sizeof last);
    out.first = first;
    out.last = last;
  } else {
    for (const char c : name) out.first = out.first << 8 | static_cast<unsigned char>(c);
  }
  return out;
}
std::size_t slot_of(const Ends& ends, std::size_t size) {
  const std::uint64_t mixed = (ends.first ^ (ends.last * 0x9E3779B97F4A7C15ULL) ^ size) * 0xD6E8FEB86659FD93ULL;
  return static_cast<std::size_t>(mixed >> 32);
}
bool alike(std::string_view a, const Ends& ends, std::string_view b) {
  if (a.size() != b.size()) return false;
  const auto other = ends_of(b);
  return ends.first == other.first && ends.last == other.last && (a.size() <= 2 * sizeof ends.first || a == b);
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
      preps_(blob.table<PrepRow>("preps")),
      family_runs_(runs_of(family_names_)),
      class_runs_(runs_of(class_names_)) {}

std::vector<Lexemes::RunSlot> Lexemes::runs_of(std::span<const StringRef> names) const {
  std::vector<std::string_view> prefixes;
  for (const auto ref : names) {
    const auto name = blob_->string(ref);
    for (auto end = name.find('.'); end != std::string_view::npos; end = name.find('.', end + 1))
      prefixes.push_back(name.substr(0, end));
    prefixes.push_back(name);
  }
  std::sort(prefixes.begin(), prefixes.end());
  prefixes.erase(std::unique(prefixes.begin(), prefixes.end()), prefixes.end());
  std::size_t size = 16;
  while (size < 4 * prefixes.size()) size *= 2;
  std::vector<RunSlot> slots(size);
  const auto from = [&](const std::string& key) {
    const auto it = std::lower_bound(names.begin(), names.end(), std::string_view(key),
                                     [this](StringRef r, std::string_view k) { return blob_->string(r) < k; });
    return static_cast<std::uint16_t>(it - names.begin());
  };
  for (const auto prefix : prefixes) {
    auto i = slot_of(ends_of(prefix), prefix.size()) & (size - 1);
    while (!slots[i].name.empty()) i = (i + 1) & (size - 1);
    // '/' comes right behind '.'
    slots[i] = {prefix, {id_of(names, prefix), from(std::string(prefix) + "."), from(std::string(prefix) + "/")}};
  }
  return slots;
}

NameRun Lexemes::run_of(std::span<const RunSlot> slots, std::string_view prefix) {
  if (slots.empty()) return {};
  const std::size_t mask = slots.size() - 1;
  const auto ends = ends_of(prefix);
  for (auto i = slot_of(ends, prefix.size()) & mask; !slots[i].name.empty(); i = (i + 1) & mask)
    if (alike(prefix, ends, slots[i].name)) return slots[i].run;
  return {};
}

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
