// EML, and MHTML as browsers save pages: MIME parts, transfer encodings, header words. Thread-safe.
#pragma once
#include "ingest/parse.h"

namespace isnad::ingest {

void parse_mail(const Item& item, Parsed& out);
bool is_mail(std::string_view head);

}  // namespace isnad::ingest
