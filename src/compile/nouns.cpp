// data/ar/nouns/*.tsv and data/ar/particles.tsv.
#include <charconv>
#include <filesystem>

#include "base/fold.h"
#include "compile/inflect.h"
#include "compile/words.h"

namespace isnad::compile {
namespace {

Result<Pos> pos_of(const Tsv& table, const TsvRow& row) {
  std::string name(table.cell(row, "pos"));
  if (name.empty() || name == "-") return Pos::noun;
  for (char& c : name)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  for (int i = 0; i <= static_cast<int>(Pos::x); ++i)
    if (name_of(static_cast<Pos>(i)) == name) return static_cast<Pos>(i);
  return fail(ErrorCode::malformed, "pos is a Universal Dependencies tag in lower case: noun, adj, propn …",
              table.where(row));
}

Result<Gender> gender_of(const Tsv& table, const TsvRow& row) {
  const auto name = table.cell(row, "gender");
  if (name == "m" || name == "masculine") return Gender::masculine;
  if (name == "f" || name == "feminine") return Gender::feminine;
  if (name.empty() || name == "-") return Gender::unknown;
  return fail(ErrorCode::malformed, "gender is m or f", table.where(row));
}

Result<Number> number_of(const Tsv& table, const TsvRow& row) {
  const auto name = table.cell(row, "number");
  if (name == "s") return Number::singular;
  if (name == "d") return Number::dual;
  if (name == "p") return Number::plural;
  if (name.empty() || name == "-") return Number::unknown;
  return fail(ErrorCode::malformed, "number is s, d or p", table.where(row));
}

Result<int> weight_of(const Tsv& table, const TsvRow& row) {
  const auto cell = table.cell(row, "weight");
  int weight = 0;
  if (cell.empty()) return weight;
  const auto [end, ec] = std::from_chars(cell.data(), cell.data() + cell.size(), weight);
  if (ec != std::errc{} || end != cell.data() + cell.size())
    return fail(ErrorCode::malformed, "weight is a whole number", table.where(row));
  return weight;
}

}  // namespace

Result<void> add_nouns(const std::string& data_dir, BlobBuilder& builder, LexemeTables& tables, WordForms& forms) {
  auto files = load_tables(data_dir + "/nouns", builder);
  if (!files) return tl::unexpected(files.error());
  std::map<std::pair<std::string, Pos>, std::size_t> seen;
  for (const auto& table : *files)
    for (const auto& row : table.rows()) {
      const auto lemma = table.cell(row, "lemma");
      if (lemma.empty()) return fail(ErrorCode::malformed, "a noun needs its lemma", table.where(row));
      auto pos = pos_of(table, row);
      if (!pos) return tl::unexpected(pos.error());
      auto gender = gender_of(table, row);
      if (!gender) return tl::unexpected(gender.error());
      auto weight = weight_of(table, row);
      if (!weight) return tl::unexpected(weight.error());
      LexemeTables::Noun noun;
      noun.lemma = noun_lemma(lemma);
      noun.pos = *pos;
      if (auto r = read_entry(table, row, noun); !r) return r;
      const auto [it, fresh] = seen.try_emplace({noun.lemma, *pos}, tables.nouns.size());
      const auto at = static_cast<std::int32_t>(it->second);
      if (fresh)
        tables.nouns.push_back(noun);
      else
        tables.nouns[it->second].merge(noun);
      NounSpec spec;
      spec.lemma = lemma;
      spec.plurals = split_list(table.cell(row, "plural"));
      spec.gender = *gender;
      spec.adjective = *pos == Pos::adj;
      const std::string feminine(table.cell(row, "feminine"));
      spec.feminine = feminine;
      const auto id = forms.lexeme(noun.lemma, *pos, "", -1, at);
      for (const auto& f : inflect(spec)) forms.add(id, f, kOwnTable, 6 + *weight);
    }
  return {};
}

Result<void> add_particles(const std::string& data_dir, BlobBuilder& builder, WordForms& forms) {
  const std::string path = data_dir + "/particles.tsv";
  if (!std::filesystem::exists(path)) return {};
  auto table = Tsv::load(path);
  if (!table) return tl::unexpected(table.error());
  builder.input("particles.tsv", table->bytes());
  for (const auto& row : table->rows()) {
    auto pos = pos_of(*table, row);
    if (!pos) return tl::unexpected(pos.error());
    auto gender = gender_of(*table, row);
    if (!gender) return tl::unexpected(gender.error());
    auto number = number_of(*table, row);
    if (!number) return tl::unexpected(number.error());
    auto weight = weight_of(*table, row);
    if (!weight) return tl::unexpected(weight.error());
    Inflected features;
    features.gender = *gender;
    features.number = *number;
    unsigned flags = kOwnTable | kNoArticle;
    for (const auto& f : split_list(table->cell(row, "clitics"))) {
      if (f == "bare")
        flags |= kBareOnly;
      else if (f == "enclitic")
        flags |= kEncliticOnly;
      else if (f == "no_prep")
        flags |= kNoPreposition;
      else if (f == "no_conj")
        flags |= kNoConjunction;
      else if (f == "article")
        flags &= ~static_cast<unsigned>(kNoArticle);
      else
        return fail(ErrorCode::malformed, "clitics is a list of bare, enclitic, no_prep, no_conj, article",
                    table->where(row));
    }
    const auto form = table->cell(row, "form");
    auto lemma = table->cell(row, "lemma");
    if (form.empty()) return fail(ErrorCode::malformed, "a particle needs its form", table->where(row));
    if (lemma.empty()) lemma = form;
    forms.add(forms.lexeme(lemma, *pos, "", -1, -1), form, features, flags, 20 + *weight);
  }
  return {};
}

}  // namespace isnad::compile
