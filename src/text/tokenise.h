// Stored text → tokens and paragraphs. A token is a run of letters of one script, a number, or one
// mark; its span is the exact bytes. Run-together words are split in two tokens without a space.
// Thread-safe: one WordMemo per thread.
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "lexicon/lexicon.h"
#include "model/token.h"
#include "text/word_memo.h"

namespace isnad::text {

struct Paragraph {
  std::uint32_t first = 0, last = 0;  // tokens, half open; never empty
};

void tokenise(const Lexicon& lexicon, WordMemo& memo, std::string_view text, std::vector<Token>& tokens,
              std::vector<Paragraph>& paragraphs);

}  // namespace isnad::text
