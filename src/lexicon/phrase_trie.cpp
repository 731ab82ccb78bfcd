#include "lexicon/phrase_trie.h"

#include <string>

#include "lexicon/blob_format.h"

namespace isnad {
namespace {

constexpr std::uint32_t kNoNode = 0xffffffffu;

bool opens(std::string_view mark) {
  return mark == "«" || mark == "“" || mark == "\"" || mark == "‘" || mark == "'" || mark == "(";
}
bool is_mark(const Token& t) {
  const auto f = t.folded();
  return t.kind == TokenKind::punctuation && (opens(f) || f == "»" || f == "”" || f == "’" || f == ")");
}

}  // namespace

std::uint64_t edge_hash(std::uint32_t node, WordId word) {
  std::uint64_t x = (std::uint64_t{node} << 32) | word;
  x ^= x >> 33;
  x *= 0xff51afd7ed558ccdULL;
  x ^= x >> 33;
  x *= 0xc4ceb9fe1a85ec53ULL;
  return x ^ (x >> 33);
}

PhraseTrie::PhraseTrie(const Blob& blob, std::string_view name, TrieId id)
    : edges_(blob.table<TrieEdge>(std::string(name) + ".edges")),
      nodes_(blob.table<TrieNode>(std::string(name) + ".nodes")),
      values_(blob.table<std::uint32_t>(std::string(name) + ".values")),
      start_bit_(1u << static_cast<unsigned>(id)) {}

// As the edge that leads to it: the edge tells what goes on behind it, too.
std::uint32_t PhraseTrie::child(std::uint32_t node, WordId word) const {
  if (edges_.empty()) return kNoNode;
  const std::size_t mask = edges_.size() - 1;
  for (std::size_t i = edge_hash(node, word) & mask;; i = (i + 1) & mask) {
    const auto& e = edges_[i];
    if (e.node == kNoNode) return kNoNode;
    if (e.node == node && e.word == word) return static_cast<std::uint32_t>(i);
  }
}

// The forms carry what the vocabulary says of them.
void PhraseTrie::follow(std::span<const Token> tokens, std::uint32_t at, std::uint32_t end,
                        std::vector<PhraseMatch>& out) const {
  const MarkedForm& form = marked(*tokens[at].word);
  for (std::size_t b = 0; b < form.bases.size(); ++b) {
    if ((form.marks[b].starts & start_bit_) == 0) continue;
    const Base& base = form.bases[b];
    std::uint32_t at_edge = child(0, form.marks[b].id);
    std::uint32_t next = at + 1;
    std::uint8_t words = 1;
    int open_marks = 0;
    while (at_edge != kNoNode) {
      const TrieEdge& edge = edges_[at_edge];
      const auto& node = nodes_[edge.child];
      if (node.values > 0) {
        std::uint32_t stop = next;
        for (int k = open_marks; k > 0 && stop < end && is_mark(tokens[stop]) &&
                                 (!opens(tokens[stop].folded()) || tokens[stop].folded() == "\"");
             --k)
          ++stop;
        out.push_back({{at, stop}, values_.subspan(node.first_value, node.values), base.proclitics, words});
      }
      if (edge.unused == 0) break;  // the words that go on, as a filter
      std::uint32_t look = next;
      int marks = open_marks;
      while (look < end && is_mark(tokens[look]) && look < next + 2) {
        const auto f = tokens[look].folded();
        if (f == "\"" ? marks == 0 : opens(f))
          ++marks;
        else if (marks > 0)
          --marks;
        else
          break;
        ++look;
      }
      if (look >= end || tokens[look].kind == TokenKind::punctuation) break;
      const WordId word = marked(*tokens[look].word).marks.front().id;  // of the whole form
      if (word == kNoWord || (edge.unused & blob_format::word_filter(word)) == 0) break;
      at_edge = child(edge.child, word);
      next = look + 1;
      open_marks = marks;
      ++words;
    }
  }
}

}  // namespace isnad
