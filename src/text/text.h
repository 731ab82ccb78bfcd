// Document → sentences and tokens. Source: reading-guide; Unicode UAX #29 for what is not Arabic.
// Thread-safe: one WordMemo per thread.
#pragma once
#include "lexicon/lexicon.h"
#include "model/reading.h"
#include "text/word_memo.h"

namespace isnad::text {

// Fills sentences and tokens of `reading`; document.text must be set.
void run(const Lexicon& lexicon, WordMemo& memo, Reading& reading);

}  // namespace isnad::text
