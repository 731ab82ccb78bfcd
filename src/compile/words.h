// data/ar/ → the word sections of the blob: verbs, nouns, particles, hunspell-ar's table.
// Schema: data/ar/README.md. Not thread-safe.
#pragma once
#include <isnad/error.h>

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "compile/blob_builder.h"
#include "compile/tsv.h"
#include "compile/word_forms.h"
#include "lexicon/lexemes.h"

namespace isnad::compile {

// The *.tsv files of a folder in order of name, each loaded and its bytes given to the data hash.
// Empty where there is no such folder.
Result<std::vector<Tsv>> load_tables(const std::string& folder, BlobBuilder& builder);

// What verbs and nouns share: names of families and classes, lists, prepositions.
class LexemeTables {
 public:
  struct Entry {
    std::vector<std::string> families, classes;
    std::vector<std::pair<std::string, std::string>> preps;
    GenitiveRole genitive = GenitiveRole::none;
    void merge(const Entry& other);
  };
  struct Verb : Entry {
    std::string lemma, past, present, masdar;
    VerbKind kind = VerbKind::other;
    bool passive = false;
  };
  struct Noun : Entry {
    std::string lemma;
    Pos pos = Pos::noun;
  };
  std::vector<Verb> verbs;
  std::vector<Noun> nouns;

  void finish(BlobBuilder& builder) const;
};

// "على:place | من:target"; malformed where a part has no colon.
Result<void> read_entry(const Tsv& table, const TsvRow& row, LexemeTables::Entry& entry);

Result<void> add_verbs(const std::string& data_dir, BlobBuilder& builder, LexemeTables& tables, WordForms& forms);
Result<void> add_nouns(const std::string& data_dir, BlobBuilder& builder, LexemeTables& tables, WordForms& forms);
Result<void> add_particles(const std::string& data_dir, BlobBuilder& builder, WordForms& forms);

// The derived tables; what the own tables know is left out. Malformed where a row has no present.
Result<void> add_hunspell(const std::string& data_dir, BlobBuilder& builder, const LexemeTables& tables,
                          WordForms& forms);
// One verb however two tables vocalise it.
std::string same_verb_key(std::string_view past, std::string_view present);

// All of the above, in order; own tables first.
Result<void> add_words(const std::string& data_dir, BlobBuilder& builder);

}  // namespace isnad::compile
