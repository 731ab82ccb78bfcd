// data/ar/hunspell/*.tsv: breadth behind the own tables, ranked below them.
#include <filesystem>
#include <set>

#include "base/fold.h"
#include "compile/conjugate.h"
#include "compile/inflect.h"
#include "compile/words.h"

namespace isnad::compile {
namespace {

constexpr int kVerbWeight = -7;
constexpr int kNounWeight = 0;

// Of the verbs that only hunspell-ar knows most are rare: the forms news would use are enough.
bool usual(const Inflected& f) {
  if (f.number == Number::dual || f.person == 2 || f.voice == Voice::passive) return false;
  if (f.person == 1) return f.number == Number::plural && (f.flags & kJussive) == 0;
  return !(f.number == Number::plural && f.gender == Gender::feminine);
}

Result<void> add_hunspell_verbs(const Tsv& table, const LexemeTables& tables, WordForms& forms) {
  std::set<std::string> own;
  for (const auto& v : tables.verbs) {
    const auto key = same_verb_key(v.past, v.present);
    own.insert(fold(key));
  }
  for (const auto& row : table.rows()) {
    const auto past = table.cell(row, "past"), present = table.cell(row, "present");
    if (own.contains(fold(same_verb_key(past, present)))) continue;
    const auto conjugated = conjugate(past, present, false);
    if (!conjugated) {
      Error error = conjugated.error();
      error.where = table.where(row);
      return tl::unexpected(error);
    }
    const std::string lemma = noun_lemma(past);
    const auto id = forms.lexeme(lemma, Pos::verb, lemma, -2 - static_cast<std::int32_t>(row.line), -1);
    for (const auto& f : *conjugated)
      if (usual(f)) forms.add(id, f, 0, kVerbWeight);
  }
  return {};
}

void add_hunspell_nouns(const Tsv& table, WordForms& forms) {
  struct Row {
    std::string_view lemma, endings;
  };
  std::vector<Row> fresh;
  for (const auto& row : table.rows()) {
    const auto lemma = table.cell(row, "lemma");
    if (lemma.empty() || forms.knows_nominal(fold(lemma))) continue;
    fresh.push_back({lemma, table.cell(row, "endings")});
  }
  for (const auto& [lemma, endings] : fresh) {
    const auto has = [e = endings](char c) { return e.find(c) != std::string_view::npos; };
    NounSpec spec;
    const std::string marked = std::string(lemma) + (has('k') ? "\u064D" : "");
    spec.lemma = marked;
    spec.adjective = has('t') || has('y');
    if (has('m') || has('y')) spec.plurals.emplace_back("ون");
    if (has('f')) spec.plurals.emplace_back("ات");
    const auto id = forms.lexeme(lemma, spec.adjective ? Pos::adj : Pos::noun, "", -1, -1);
    for (const auto& f : inflect(spec)) {
      if (f.number == Number::dual && (!has('d') || (f.flags & kConstruct) != 0)) continue;
      if ((f.flags & kAccusative) != 0 && !has('a') && !spec.adjective) continue;
      forms.add(id, f, 0, kNounWeight);
    }
  }
}

}  // namespace

Result<void> add_hunspell(const std::string& data_dir, BlobBuilder& builder, const LexemeTables& tables,
                          WordForms& forms) {
  for (const std::string_view name : {"verbs.tsv", "nouns.tsv"}) {
    const std::string path = data_dir + "/hunspell/" + std::string(name);
    if (!std::filesystem::exists(path)) continue;
    auto table = Tsv::load(path);
    if (!table) return tl::unexpected(table.error());
    builder.input("hunspell/" + std::string(name), table->bytes());
    if (name == "nouns.tsv") add_hunspell_nouns(*table, forms);
    else if (auto r = add_hunspell_verbs(*table, tables, forms); !r) return r;
  }
  return {};
}

}  // namespace isnad::compile
