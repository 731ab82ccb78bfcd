// The read side of the compiled data, as one object that all stages share.
// A part (forms, actors, places, rules …) is a small class over its sections; add it here.
// Thread-safety: immutable after open.
#pragma once
#include <memory>
#include <string>

#include "lexicon/actor_table.h"
#include "lexicon/blob.h"
#include "lexicon/closed_words.h"
#include "lexicon/connectors.h"
#include "lexicon/forms.h"
#include "lexicon/gazetteer.h"
#include "lexicon/landmarks.h"
#include "lexicon/lexemes.h"
#include "lexicon/phrase_trie.h"
#include "lexicon/rule_table.h"
#include "lexicon/vocabulary.h"

namespace isnad {

class Lexicon {
 public:
  static Result<Lexicon> open(const std::string& path);

  [[nodiscard]] const Blob& blob() const { return *blob_; }
  [[nodiscard]] const Vocabulary& vocabulary() const { return vocabulary_; }
  [[nodiscard]] const Forms& forms() const { return forms_; }
  [[nodiscard]] const Connectors& connectors() const { return connectors_; }
  [[nodiscard]] const Lexemes& lexemes() const { return lexemes_; }
  [[nodiscard]] const Gazetteer& gazetteer() const { return gazetteer_; }
  [[nodiscard]] const RuleTable& rules() const { return rules_; }
  [[nodiscard]] const ClosedWords& closed_words() const { return closed_words_; }
  [[nodiscard]] const Landmarks& landmarks() const { return landmarks_; }
  [[nodiscard]] const ActorTable& actors() const { return actors_; }

 private:
  std::shared_ptr<const Blob> blob_;
  Vocabulary vocabulary_;
  Forms forms_;
  Lexemes lexemes_;
  Connectors connectors_;
  Gazetteer gazetteer_;
  RuleTable rules_;
  ClosedWords closed_words_;
  Landmarks landmarks_;
  ActorTable actors_;
};

}  // namespace isnad
