#include "compile/words.h"

#include <algorithm>
#include <filesystem>
#include <set>

#include "base/fold.h"

namespace isnad::compile {
namespace {

template <class T>
void add_new(std::vector<T>& to, const std::vector<T>& from) {
  for (const auto& x : from)
    if (std::find(to.begin(), to.end(), x) == to.end()) to.push_back(x);
}

template <class Rows>
std::vector<LemmaIndex> index_of(const Rows& rows, BlobBuilder& builder) {
  std::map<std::string, std::int32_t> first;
  for (std::size_t i = 0; i < rows.size(); ++i) first.try_emplace(fold(rows[i].lemma), static_cast<std::int32_t>(i));
  std::vector<LemmaIndex> index;
  for (const auto& [folded, row] : first) index.push_back({builder.string(folded), row});
  return index;
}

}  // namespace

Result<std::vector<Tsv>> load_tables(const std::string& folder, BlobBuilder& builder) {
  namespace fs = std::filesystem;
  std::vector<std::string> paths;
  std::error_code ec;
  for (const auto& e : fs::directory_iterator(folder, ec))
    if (e.path().extension() == ".tsv") paths.push_back(e.path().string());
  std::sort(paths.begin(), paths.end());
  std::vector<Tsv> tables;
  for (const auto& path : paths) {
    auto table = Tsv::load(path);
    if (!table) return tl::unexpected(table.error());
    builder.input(path.substr(folder.size()), table->bytes());
    tables.push_back(std::move(*table));
  }
  return tables;
}

void LexemeTables::Entry::merge(const Entry& other) {
  add_new(families, other.families);
  add_new(classes, other.classes);
  add_new(preps, other.preps);
  if (other.genitive != GenitiveRole::none) genitive = other.genitive;
}

Result<void> read_entry(const Tsv& table, const TsvRow& row, LexemeTables::Entry& entry) {
  entry.families = split_list(table.cell(row, table.column("families") >= 0 ? "families" : "family"));
  entry.classes = split_list(table.cell(row, "classes"));
  for (const auto& part : split_list(table.cell(row, "preps"))) {
    const auto colon = part.find(':');
    if (colon == std::string::npos || colon == 0)
      return fail(ErrorCode::malformed, "a preposition needs its role: على:place", table.where(row));
    entry.preps.emplace_back(part.substr(0, colon), part.substr(colon + 1));
  }
  const auto genitive = table.cell(row, "genitive");
  if (genitive == "subject")
    entry.genitive = GenitiveRole::subject;
  else if (genitive == "object")
    entry.genitive = GenitiveRole::object;
  else if (genitive == "either")
    entry.genitive = GenitiveRole::either;
  else if (!genitive.empty() && genitive != "none" && genitive != "-")
    return fail(ErrorCode::malformed, "genitive is subject, object or either", table.where(row));
  return {};
}

void LexemeTables::finish(BlobBuilder& builder) const {
  std::set<std::string> family_set, class_set;
  for (const auto& v : verbs) family_set.insert(v.families.begin(), v.families.end());
  for (const auto& n : nouns) {
    family_set.insert(n.families.begin(), n.families.end());
    class_set.insert(n.classes.begin(), n.classes.end());
  }
  const auto number = [&](const std::set<std::string>& names, std::string_view section) {
    std::map<std::string, std::uint16_t> ids;
    std::vector<StringRef> refs;
    for (const auto& n : names) {
      ids.emplace(n, static_cast<std::uint16_t>(refs.size()));
      refs.push_back(builder.string(n));
    }
    builder.table(section, refs);
    return ids;
  };
  const auto family_ids = number(family_set, "families.names");
  const auto class_ids = number(class_set, "classes.names");
  std::vector<FamilyId> families;
  std::vector<ClassId> classes;
  std::vector<PrepRow> preps;
  const auto count = [](const auto& list) { return static_cast<std::uint16_t>(list.size()); };
  const auto fill = [&](const Entry& e, auto& row) {
    row.first_family = static_cast<std::uint32_t>(families.size());
    row.families = count(e.families);
    for (const auto& f : e.families) families.push_back(family_ids.at(f));
    row.first_prep = static_cast<std::uint32_t>(preps.size());
    row.preps = count(e.preps);
    for (const auto& [p, role] : e.preps) preps.push_back({builder.string(p), builder.string(role)});
    row.genitive = static_cast<std::uint8_t>(e.genitive);
  };
  std::vector<VerbRow> verb_rows;
  for (const auto& v : verbs) {
    VerbRow row;
    row.lemma = builder.string(v.lemma);
    row.past = builder.string(v.past);
    row.present = builder.string(v.present);
    row.masdar = builder.string(v.masdar);
    row.kind = static_cast<std::uint8_t>(v.kind);
    row.passive = v.passive ? 1 : 0;
    fill(v, row);
    verb_rows.push_back(row);
  }
  std::vector<NounRow> noun_rows;
  for (const auto& n : nouns) {
    NounRow row;
    row.lemma = builder.string(n.lemma);
    row.pos = static_cast<std::uint8_t>(n.pos);
    fill(n, row);
    row.first_class = static_cast<std::uint32_t>(classes.size());
    row.classes = count(n.classes);
    for (const auto& c : n.classes) classes.push_back(class_ids.at(c));
    noun_rows.push_back(row);
  }
  builder.table("verbs", verb_rows);
  builder.table("nouns", noun_rows);
  builder.table("verbs.index", index_of(verbs, builder));
  builder.table("nouns.index", index_of(nouns, builder));
  builder.table("families", families);
  builder.table("classes", classes);
  builder.table("preps", preps);
}

Result<void> add_words(const std::string& data_dir, BlobBuilder& builder) {
  LexemeTables tables;
  WordForms forms;
  const std::string ar = data_dir + "/ar";
  if (auto r = add_particles(ar, builder, forms); !r) return r;
  if (auto r = add_verbs(ar, builder, tables, forms); !r) return r;
  if (auto r = add_nouns(ar, builder, tables, forms); !r) return r;
  if (auto r = add_hunspell(ar, builder, tables, forms); !r) return r;
  tables.finish(builder);
  forms.finish(builder);
  return {};
}

}  // namespace isnad::compile
