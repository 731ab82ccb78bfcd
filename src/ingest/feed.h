// RSS 2.0 and 1.0, Atom, news sitemaps and JSON Feed: a document for each entry. Thread-safe.
#pragma once
#include "ingest/parse.h"

namespace isnad::ingest {

void parse_feed(const Item& item, Parsed& out);
void parse_sitemap(const Item& item, Parsed& out);
void parse_json_feed(const Item& item, Parsed& out);
// A piece of HTML inside something else: its text, a line for each block.
std::string fragment_text(std::string_view html);

}  // namespace isnad::ingest
