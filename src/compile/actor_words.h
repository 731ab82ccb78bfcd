// The words beside names: inflects the rows of data/ar/{titles,org_words,forces,collectives,
// epithets,qualifiers,first_names,weapons}.tsv and puts them into the tries.
#pragma once
#include <isnad/error.h>

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lexicon/actor_table.h"

namespace isnad::compile {

class BlobBuilder;
class Tsv;

std::optional<ActorClass> actor_class(std::string_view name);

class ActorWords {
 public:
  explicit ActorWords(BlobBuilder& builder) : builder_(builder) {}

  Result<void> read(const std::string& data_dir);
  // The forms of a nationality adjective, given as its masculine singular.
  void add_nationality(std::string_view adjective, std::uint32_t actor);
  // Gender and number that verbs take with this name, told from its first word.
  [[nodiscard]] std::pair<Gender, Number> agreement(std::string_view name, ActorClass cls) const;
  void write();

 private:
  Result<void> read_titles(const Tsv& tsv);
  Result<void> read_organisations(const Tsv& tsv);
  Result<void> read_people(const Tsv& tsv, NameRole role);
  Result<void> read_epithets(const Tsv& tsv);
  Result<void> read_first_names(const Tsv& tsv);
  Result<void> read_weapons(const Tsv& tsv);
  void put(std::string_view phrase, const ActorWord& word);
  // A plural or sound form with its oblique and construct forms.
  void put_plural(std::string_view plural, ActorWord word, bool construct, bool definite);
  void put_adjective(std::string_view adjective, ActorWord word);

  BlobBuilder& builder_;
  std::vector<ActorWord> words_;
  std::vector<StringRef> weapons_;
  std::vector<WordId> first_names_;
  std::map<std::string, std::pair<Gender, Number>, std::less<>> heads_;
};

}  // namespace isnad::compile
