// data/ar/verbs/*.tsv: verbs with their masdars and participles.
#include "base/fold.h"
#include "compile/conjugate.h"
#include "compile/inflect.h"
#include "compile/participles.h"
#include "compile/words.h"

namespace isnad::compile {
namespace {

Result<VerbKind> kind_of(const Tsv& table, const TsvRow& row) {
  const auto name = table.cell(row, "kind");
  if (name == "event") return VerbKind::event;
  if (name == "report") return VerbKind::report;
  if (name == "aspect") return VerbKind::aspect;
  if (name == "modal") return VerbKind::modal;
  if (name == "light") return VerbKind::light;
  if (name == "attempt") return VerbKind::attempt;
  if (name.empty() || name == "other") return VerbKind::other;
  return fail(ErrorCode::malformed, "kind is event, report, aspect, modal, light, attempt or other", table.where(row));
}

void add_noun_forms(const LexemeTables::Verb& verb, std::int32_t row, const std::vector<std::string>& words, Form form,
                    int weight, WordForms& forms) {
  const bool defective_verb = noun_lemma(verb.past).ends_with("ى");
  for (auto word : words) {
    NounSpec spec;
    auto letters = parse_vocalised(word);
    if (letters.size() < 2) continue;
    // تصد stands for تصدٍّ, whose ya comes back in التصدي and تصديه
    if (defective_verb && form == Form::masdar && noun_lemma(verb.past).starts_with("ت") &&
        letters.size() + 1 == parse_vocalised(verb.past).size() && letters.back().letter != kYa &&
        letters.back().letter != kTaMarbuta) {
      word += "ي";
      letters = parse_vocalised(word);
    }
    // تلقي stands for تلقٍّ
    const bool bare_defective =
        defective_verb && letters.size() >= 4 && letters.back().letter == kYa && letters.back().vowel == 0;
    const std::string lemma = bare_defective ? word + "\u064D" : word;
    spec.lemma = lemma;
    spec.form = form;
    Pos pos = Pos::noun;
    if (form == Form::masdar) {
      if (letters.back().letter == kTaMarbuta || letters.size() >= 4) spec.plurals = {"ات"};
    } else {
      spec.adjective = true;
      spec.voice = form == Form::active_participle ? Voice::active : Voice::passive;
      pos = Pos::adj;
    }
    const auto id = forms.lexeme(noun_lemma(lemma), pos, verb.lemma, row, -1);
    for (const auto& f : inflect(spec)) forms.add(id, f, kOwnTable, weight);
  }
}

void add_participles(const Tsv& table, const TsvRow& row, const LexemeTables::Verb& verb, std::int32_t at,
                     WordForms& forms) {
  const auto derived = participles(verb.past, verb.present);
  auto active = split_list(table.cell(row, "active")), passive = split_list(table.cell(row, "passive"));
  const int active_weight = active.empty() ? -3 : 1, passive_weight = passive.empty() ? -3 : 1;
  if (active.empty() && !derived.active.empty())
    active.push_back(to_utf8(derived.active) + (derived.defective ? "\u064D" : ""));
  if (passive.empty() && verb.passive && !derived.passive.empty()) passive.push_back(to_utf8(derived.passive));
  std::erase(active, "-");
  std::erase(passive, "-");
  add_noun_forms(verb, at, active, Form::active_participle, active_weight, forms);
  add_noun_forms(verb, at, passive, Form::passive_participle, passive_weight, forms);
}

}  // namespace

std::string same_verb_key(std::string_view past, std::string_view present) {
  const auto letters = parse_vocalised(present);
  return to_utf8(skeleton_of(parse_vocalised(past))) + " " + to_utf8(skeleton_of(letters)) +
         (!letters.empty() && letters[0].vowel == kDamma ? " u" : "");
}

Result<void> add_verbs(const std::string& data_dir, BlobBuilder& builder, LexemeTables& tables, WordForms& forms) {
  auto files = load_tables(data_dir + "/verbs", builder);
  if (!files) return tl::unexpected(files.error());
  std::map<std::string, std::size_t> seen;
  for (const auto& table : *files)
    for (const auto& row : table.rows()) {
      LexemeTables::Verb verb;
      verb.past = table.cell(row, "past");
      verb.present = table.cell(row, "present");
      verb.masdar = table.cell(row, "masdar");
      verb.lemma = noun_lemma(verb.past);
      const auto passive = table.cell(row, "passive");
      verb.passive = passive.empty() ? participles(verb.past, verb.present).transitive_form : passive != "-";
      if (auto r = read_entry(table, row, verb); !r) return r;
      auto kind = kind_of(table, row);
      if (!kind) return tl::unexpected(kind.error());
      verb.kind = *kind;
      auto conjugated = conjugate(verb.past, verb.present, verb.passive);
      if (!conjugated) {
        conjugated.error().where = table.where(row);
        return tl::unexpected(conjugated.error());
      }
      const auto [it, fresh] = seen.try_emplace(same_verb_key(verb.past, verb.present), tables.verbs.size());
      const auto at = static_cast<std::int32_t>(it->second);
      if (fresh) {
        tables.verbs.push_back(verb);
      } else {
        auto& known = tables.verbs[it->second];
        known.merge(verb);
        known.passive = known.passive || verb.passive;
        if (known.kind == VerbKind::other) known.kind = verb.kind;
        if (known.masdar.empty()) known.masdar = verb.masdar;
      }
      const auto id = forms.lexeme(verb.lemma, Pos::verb, verb.lemma, at, -1);
      // Of verbs spelt alike the plain form I comes before II.
      const int weight = parse_vocalised(verb.past).size() == 3 ? 1 : 0;
      for (const auto& f : *conjugated) forms.add(id, f, kOwnTable, 8 + weight);
      add_noun_forms(verb, at, split_list(verb.masdar), Form::masdar, 4, forms);
      add_participles(table, row, verb, at, forms);
    }
  return {};
}

}  // namespace isnad::compile
