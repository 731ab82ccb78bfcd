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
      if (usual(f)) forms.add(id, f, 0, lemma.size() <= 6 ? kVerbWeight + 1 : kVerbWeight);
  }
  return {};
}

void add_hunspell_nouns(const Tsv& table, WordForms& forms) {
  struct Row {
    std::string_view lemma, endings;
    int weight;
  };
  std::vector<Row> fresh;
  for (const auto& row : table.rows()) {
    const auto lemma = table.cell(row, "lemma");
    if (lemma.empty() || forms.knows_lexeme(lemma, Pos::noun) || forms.knows_lexeme(lemma, Pos::adj) ||
        forms.knows_lexeme(lemma, Pos::propn) || forms.knows_plural(fold(lemma)))
      continue;
    // «شمالية» beside «شمالي»: more often the adjective's feminine than a noun of its own.
    const int weight = lemma.ends_with("ية") && lemma.size() >= 12 ? kNounWeight - 2 : kNounWeight;
    fresh.push_back({lemma, table.cell(row, "endings"), weight});
  }
  for (const auto& [lemma, endings, weight] : fresh) {
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
      forms.add(id, f, 0, weight);
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
    if (name == "nouns.tsv")
      add_hunspell_nouns(*table, forms);
    else if (auto r = add_hunspell_verbs(*table, tables, forms); !r)
      return r;
  }
  return {};
}

}  // namespace isnad::compile
