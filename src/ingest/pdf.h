// PDF text, through poppler's pdftotext. Thread-safe.
#pragma once
#include "ingest/parse.h"

namespace isnad::ingest {

// The program is started with nothing but a pipe, limits on time and memory, and no shell.
void parse_pdf(const Item& item, const Limits& limits, Parsed& out);

}  // namespace isnad::ingest
