// Whether a phrase of a trie may start with a word: what most words are asked and few can. Thread-safe.
#pragma once
#include "lexicon/phrase_trie.h"

namespace isnad::annotate {

inline bool may_start(const Token& token, TrieId trie) {
  return (marked(*token.word).starts >> static_cast<unsigned>(trie) & 1u) != 0;
}

}  // namespace isnad::annotate
