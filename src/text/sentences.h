// Tokens and paragraphs → sentences. A paragraph ends a sentence; inside one a full stop, ! or ؟ does,
// unless it stands in an abbreviation or a number. Ellipses, semicolons and colons do not: clauses
// are told apart later. A dateline («بيروت (رويترز) -») is a sentence of its own, so that no clause
// takes the city for its subject. Thread-safe.
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "model/reading.h"
#include "text/tokenise.h"

namespace isnad::text {

// `tokens` of `reading` must be set; fills `sentences`.
void split_sentences(const Lexicon& lexicon, const std::vector<Paragraph>& paragraphs, Reading& reading);

}  // namespace isnad::text
