// Web pages: main text, title and what the page says about itself.
#pragma once
#include <string>
#include <string_view>

#include "ingest/parse.h"

namespace isnad::ingest {

// One decoded page. Stored text: title, line feed, body, a line for each paragraph. too_large: see
// html_guard.h.
Result<Document> page_document(std::string_view html, const std::string& url);
void parse_html(const Item& item, Parsed& out);

}  // namespace isnad::ingest
