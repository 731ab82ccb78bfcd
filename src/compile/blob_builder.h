// Collects sections, strings, words and phrases and writes the blob. Deterministic: the same calls
// give the same bytes. Not thread-safe.
#pragma once
#include <isnad/error.h>

#include <cstring>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "lexicon/blob.h"
#include "lexicon/phrase_trie.h"

namespace isnad::compile {

class BlobBuilder {
 public:
  StringRef string(std::string_view text);
  WordId word(std::string_view folded);

  // Every word folded (text/fold.h); empty phrases are ignored.
  void phrase(TrieId trie, std::span<const std::string> words, std::uint32_t value);

  void section(std::string_view name, std::string bytes);
  template <class T>
  void table(std::string_view name, const std::vector<T>& rows) {
    static_assert(std::is_trivially_copyable_v<T>);
    std::string raw(rows.size() * sizeof(T), '\0');
    if (!rows.empty()) std::memcpy(raw.data(), rows.data(), raw.size());
    section(name, std::move(raw));
  }
  // Input bytes that the data hash stands for.
  void input(std::string_view name, std::string_view bytes);

  Result<void> write(const std::string& path);

 private:
  struct Trie {
    std::map<std::pair<std::uint32_t, WordId>, std::uint32_t> edges;
    std::vector<std::vector<std::uint32_t>> values{1};
  };
  void finish_words();
  void finish_trie(TrieId id, const Trie& trie);

  std::string pool_;
  std::unordered_map<std::string, StringRef> interned_;
  std::unordered_map<std::string, WordId> word_ids_;
  std::vector<std::string> words_;
  std::vector<std::uint32_t> starts_;
  std::map<TrieId, Trie> tries_;
  std::vector<std::pair<std::string, std::string>> sections_;
  std::uint64_t hash_ = 0;
};

// The section prefix of a trie.
std::string_view trie_name(TrieId id);

}  // namespace isnad::compile
