#include "compile/word_forms.h"

#include <algorithm>

#include "base/fold.h"
#include "lexicon/vocabulary.h"

namespace isnad::compile {

std::uint32_t WordForms::lexeme(std::string_view lemma, Pos pos, std::string_view root_verb, std::int32_t verb,
                                std::int32_t noun) {
  // A noun that is also some verb's masdar or participle is one lexeme; verbs that are spelt alike
  // are several.
  std::string key(lemma);
  key += '\t' + std::to_string(static_cast<int>(pos));
  if (pos == Pos::verb) key += '\t' + std::to_string(verb);
  const auto [it, fresh] = ids_.try_emplace(std::move(key), static_cast<std::uint32_t>(lexemes_.size()));
  if (fresh) {
    lexemes_.push_back({std::string(lemma), std::string(root_verb), verb, noun, pos, false});
  } else {
    auto& l = lexemes_[it->second];
    if (l.verb < 0) l.verb = verb;
    if (l.noun < 0) l.noun = noun;
    if (l.root_verb.empty()) l.root_verb = root_verb;
  }
  return it->second;
}

void WordForms::add(std::uint32_t id, const Inflected& form, unsigned flags, int weight) {
  add(id, to_utf8(form.text), form, flags, weight);
}

void WordForms::add(std::uint32_t id, std::string_view spelling, const Inflected& form, unsigned flags, int weight) {
  FormEntry row;
  row.lexeme = id;
  row.flags = static_cast<std::uint16_t>(form.flags | flags);
  row.form = static_cast<std::uint8_t>(form.form);
  row.weight = static_cast<std::int8_t>(std::clamp(form.weight + weight, -100, 100));
  row.features = Forms::pack(form.gender, form.number, form.person, form.voice);
  auto& lexeme = lexemes_[id];
  if (form.form == Form::masdar)
    lexeme.masdar = true;
  else if (form.form == Form::none && lexeme.masdar)
    row.form = static_cast<std::uint8_t>(Form::masdar);
  std::string key = fold(spelling);
  if (key.empty() || spelling.size() > 255) return;
  auto& entries = by_key_[std::move(key)];
  for (auto& e : entries)
    if (e.row.lexeme == row.lexeme && e.row.form == row.form && e.row.features == row.features &&
        e.row.flags == row.flags && e.spelling == spelling) {
      e.row.weight = std::max(e.row.weight, row.weight);
      return;
    }
  entries.push_back({std::string(spelling), row});
}

bool WordForms::knows_plural(const std::string& folded) const {
  const auto it = by_key_.find(folded);
  if (it == by_key_.end()) return false;
  return std::any_of(it->second.begin(), it->second.end(), [this](const Entry& e) {
    const Pos pos = lexemes_[e.row.lexeme].pos;
    return (pos == Pos::noun || pos == Pos::adj) && Forms::number(e.row) == Number::plural &&
           (e.row.flags & (kOwnTable | kConstruct)) == kOwnTable;
  });
}

bool WordForms::knows_lexeme(std::string_view lemma, Pos pos) const {
  return ids_.contains(std::string(lemma) + '\t' + std::to_string(static_cast<int>(pos)));
}

void WordForms::finish(BlobBuilder& builder) {
  std::vector<const std::pair<const std::string, std::vector<Entry>>*> keys;
  keys.reserve(by_key_.size());
  for (const auto& e : by_key_) keys.push_back(&e);
  std::sort(keys.begin(), keys.end(), [](const auto* a, const auto* b) { return a->first < b->first; });
  std::size_t slots = 16;
  while (slots < keys.size() * 5 / 4) slots *= 2;
  std::vector<FormSlot> table(slots);
  std::vector<FormEntry> rows;
  for (const auto* key : keys) {
    std::size_t i = word_hash(key->first) & (slots - 1);
    while (table[i].key.length != 0) i = (i + 1) & (slots - 1);
    table[i] = {builder.string(key->first), static_cast<std::uint32_t>(rows.size()),
                static_cast<std::uint32_t>(key->second.size())};
    for (const auto& entry : key->second) {
      rows.push_back(entry.row);
      const StringRef spelling = builder.string(entry.spelling);
      rows.back().spelling = spelling.offset;
      rows.back().spelling_length = static_cast<std::uint8_t>(spelling.length);
    }
  }
  std::vector<LexemeRow> lexemes;
  for (const auto& l : lexemes_)
    lexemes.push_back(
        {builder.string(l.lemma), builder.string(l.root_verb), l.verb, l.noun, static_cast<std::uint8_t>(l.pos), {}});
  builder.table("forms.slots", table);
  builder.table("forms.entries", rows);
  builder.table("forms.lexemes", lexemes);
}

}  // namespace isnad::compile
