// Sentences → mentions: quotation marks, numbers, times, weapons, places, actors; what the words
// say, not yet who or where that is. Mentions come sorted by first token, longest first; nested
// names stay (مدينة الرقة inside مجلس مدينة الرقة is marked inside_name). Thread-safe.
#pragma once
#include "lexicon/lexicon.h"
#include "model/reading.h"

namespace isnad::annotate {

void run(const Lexicon& lexicon, Reading& reading);

}  // namespace isnad::annotate
