// A Reading is one document on its way through the stages; each stage fills its part and may look
// at what the stages before it filled. Everything refers by index.
#pragma once
#include <isnad/claim.h>
#include <isnad/document.h>

#include <string>
#include <vector>

#include "model/clause.h"
#include "model/mention.h"
#include "model/token.h"

namespace isnad {

// Days between which an undated article must have been published, with the reasons.
struct PublicationInterval {
  std::optional<Day> first, last;
  std::vector<std::string> reasons;
};

// Why a sentence or clause gave no claim, for `isnad explain`.
struct Silence {
  std::int32_t clause = -1;
  std::uint32_t sentence = 0;
  std::string reason;
};

// How much a document speaks of a country: demonyms, the country itself, names that lie in it alone.
struct CountryVote {
  std::int32_t row = -1;  // gazetteer row
  double weight = 0;
};

struct Reading {
  Document document;
  // text/
  std::vector<Sentence> sentences;
  std::vector<Token> tokens;
  // annotate/ (sorted by first token, longest first)
  std::vector<Mention> mentions;
  std::vector<CountryVote> countries;  // strongest first
  // clauses/
  std::vector<NounPhrase> phrases;
  std::vector<Clause> clauses;
  // resolve/
  std::vector<Entity> entities;
  PublicationInterval publication;
  // claims/
  std::vector<Claim> claims;
  std::vector<Silence> silences;

  void clear() { *this = Reading{}; }
};

}  // namespace isnad
