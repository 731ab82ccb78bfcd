// Web pages: main text, title and what the page says about itself.
#pragma once
#include "ingest/parse.h"

namespace isnad::ingest {

// Stored text: title, line feed, body.
void parse_html(const Item& item, Parsed& out);

}  // namespace isnad::ingest
