// Quotation marks: «…», “…”, „…“, "…", ‹…›, ‘…’, nested and mixed. Every pair is a mention with the
// range between the marks; a quotation that never closes ends with its paragraph. Up to three words
// are a name or a loaded word (scare), not speech. Thread-safe.
#pragma once
#include "lexicon/lexicon.h"
#include "model/reading.h"

namespace isnad::annotate {

void quotes(Reading& reading);

}  // namespace isnad::annotate
