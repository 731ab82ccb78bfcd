// Plain text files.
#pragma once
#include "ingest/parse.h"

namespace isnad::ingest {

void parse_text(const Item& item, Parsed& out);
void parse_json_document(const Item& item, Parsed& out);

}  // namespace isnad::ingest
