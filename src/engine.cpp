// The flow, in one place: text, annotate, resolve (names), clauses, resolve (antecedents), claims.
#include <isnad/engine.h>

#include <utility>

#include "annotate/annotate.h"
#include "claims/claims.h"
#include "clauses/clauses.h"
#include "lexicon/lexicon.h"
#include "model/reading.h"
#include "resolve/resolve.h"
#include "text/text.h"

namespace isnad {

struct Engine::Scratch::Parts {
  text::WordMemo memo;
};
Engine::Scratch::Scratch() : parts_(std::make_unique<Parts>()) {}
Engine::Scratch::~Scratch() = default;
Engine::Scratch::Scratch(Scratch&&) noexcept = default;
Engine::Scratch& Engine::Scratch::operator=(Scratch&&) noexcept = default;

Result<Engine> Engine::open(const std::string& blob_path) {
  auto lexicon = Lexicon::open(blob_path);
  if (!lexicon) return tl::unexpected(lexicon.error());
  Engine engine;
  engine.lexicon_ = std::make_shared<const Lexicon>(std::move(*lexicon));
  return engine;
}

const std::string& Engine::data_hash() const { return lexicon_->blob().hash(); }

void Engine::annotate(const Document& document, Scratch& scratch, Reading& reading) const {
  reading.clear();
  reading.document = document;
  scratch.parts_->memo.trim();
  text::run(*lexicon_, scratch.parts_->memo, reading);
  annotate::run(*lexicon_, reading);
  resolve::names(*lexicon_, reading);
}

void Engine::read(const Document& document, Scratch& scratch, Reading& reading) const {
  annotate(document, scratch, reading);
  clauses::run(*lexicon_, reading);
  resolve::antecedents(*lexicon_, reading);
  claims::run(*lexicon_, reading);
}

std::vector<Claim> Engine::read(const Document& document, Scratch& scratch, std::vector<Note>* notes) const {
  Reading reading;
  read(document, scratch, reading);
  if (notes != nullptr) *notes = std::move(reading.document.notes);
  return std::move(reading.claims);
}

}  // namespace isnad
