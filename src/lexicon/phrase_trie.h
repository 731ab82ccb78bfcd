// Phrases of folded words → values (rows of a table). Works on tokens, so that proclitics on the
// first word («ولتنظيم الدولة») and quotation marks inside («تنظيم "الدولة"») do not hide a name.
// Thread-safety: immutable.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "lexicon/marked_form.h"
#include "lexicon/vocabulary.h"
#include "model/token.h"

namespace isnad {

enum class TrieId : std::uint8_t {
  places,
  actors,
  weapons,
  titles,
  kinds,
  other,
  connectors,
  actor_words,
};

struct TrieEdge {  // open addressing on (node, word)
  std::uint32_t node = 0xffffffffu;
  WordId word = kNoWord;
  std::uint32_t child = 0;
  std::uint32_t unused = 0;
};
struct TrieNode {
  std::uint32_t first_value = 0, values = 0;
};

struct PhraseMatch {
  TokenRange tokens;  // trailing quote closed, where one was opened inside
  std::span<const std::uint32_t> values;
  std::uint16_t proclitics = 0;  // cut off the first word
  std::uint8_t words = 0;        // words matched, marks not counted
};

class PhraseTrie {
 public:
  PhraseTrie() = default;
  // Sections NAME.edges, NAME.nodes, NAME.values.
  PhraseTrie(const Blob& blob, std::string_view name, TrieId id);

  // Appends every phrase that starts at tokens[at], shortest first. `end` bounds the sentence.
  void match(std::span<const Token> tokens, std::uint32_t at, std::uint32_t end, std::vector<PhraseMatch>& out) const {
    if ((marked(*tokens[at].word).starts & start_bit_) != 0) follow(tokens, at, end, out);
  }

 private:
  void follow(std::span<const Token> tokens, std::uint32_t at, std::uint32_t end, std::vector<PhraseMatch>& out) const;
  [[nodiscard]] std::uint32_t child(std::uint32_t node, WordId word) const;
  std::span<const TrieEdge> edges_;
  std::span<const TrieNode> nodes_;
  std::span<const std::uint32_t> values_;
  std::uint32_t start_bit_ = 0;
};

std::uint64_t edge_hash(std::uint32_t node, WordId word);

}  // namespace isnad
