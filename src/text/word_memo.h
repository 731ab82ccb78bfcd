// Each surface form is analysed once and shared by all its tokens. Bounded: call trim() between
// documents; WordForm pointers live until then. One memo per thread.
#pragma once
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "lexicon/lexicon.h"
#include "model/token.h"

namespace isnad::text {

class WordMemo {
 public:
  const WordForm* get(const Lexicon& lexicon, std::string_view raw, TokenKind kind = TokenKind::word);
  // Forgets everything when more than `most` forms are held.
  void trim(std::size_t most = 200000);

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view s) const { return word_hash(s); }
  };
  std::unordered_map<std::string, std::unique_ptr<WordForm>, Hash, std::equal_to<>> forms_;
};

}  // namespace isnad::text
