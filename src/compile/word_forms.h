// Collects lexemes and their inflected forms from all tables and writes the forms sections.
// Deterministic. Not thread-safe.
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "compile/blob_builder.h"
#include "compile/inflected.h"
#include "lexicon/forms.h"

namespace isnad::compile {

class WordForms {
 public:
  // The lexeme of that lemma, part of speech and root verb; rows are filled in where they were -1.
  std::uint32_t lexeme(std::string_view lemma, Pos pos, std::string_view root_verb, std::int32_t verb,
                       std::int32_t noun);
  // `weight` is added to the form's own; kOwnTable is set by the caller in `flags`.
  void add(std::uint32_t lexeme, const Inflected& form, unsigned flags, int weight);
  void add(std::uint32_t lexeme, std::string_view spelling, const Inflected& features, unsigned flags, int weight);
  // Whether it is a plural of the own tables.
  [[nodiscard]] bool knows_plural(const std::string& folded) const;
  // Not for verbs.
  [[nodiscard]] bool knows_lexeme(std::string_view lemma, Pos pos) const;

  void finish(BlobBuilder& builder);

 private:
  struct Lexeme {
    std::string lemma, root_verb;
    std::int32_t verb, noun;
    Pos pos;
    bool masdar;  // then all its forms are: «هجمات» of هجوم too
  };
  struct Entry {
    std::string spelling;
    FormEntry row;
  };
  std::vector<Lexeme> lexemes_;
  std::unordered_map<std::string, std::uint32_t> ids_;
  std::unordered_map<std::string, std::vector<Entry>> by_key_;
};

}  // namespace isnad::compile
