#include "lexicon/lexicon.h"

#include <utility>

namespace isnad {

Result<Lexicon> Lexicon::open(const std::string& path) {
  auto blob = Blob::open(path);
  if (!blob) return tl::unexpected(blob.error());
  Lexicon lexicon;
  lexicon.blob_ = std::make_shared<const Blob>(std::move(*blob));
  lexicon.vocabulary_ = Vocabulary(*lexicon.blob_);
  lexicon.forms_ = Forms(*lexicon.blob_);
  lexicon.lexemes_ = Lexemes(*lexicon.blob_);
  lexicon.connectors_ = Connectors(*lexicon.blob_);
  lexicon.gazetteer_ = Gazetteer(*lexicon.blob_);
  lexicon.rules_ = RuleTable(*lexicon.blob_, lexicon.lexemes_);
  lexicon.closed_words_ = ClosedWords(*lexicon.blob_);
  lexicon.landmarks_ = Landmarks(*lexicon.blob_);
  lexicon.actors_ = ActorTable(*lexicon.blob_);
  return lexicon;
}

}  // namespace isnad
