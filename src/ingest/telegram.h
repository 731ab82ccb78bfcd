// Telegram Desktop's exports, JSON and HTML: a document for each message with text. A forwarded
// message names where it came from: that is a source in itself. Thread-safe.
#pragma once
#include "ingest/parse.h"

namespace isnad::ingest {

void parse_telegram_json(const Item& item, Parsed& out);
void parse_telegram_html(const Item& item, Parsed& out);

}  // namespace isnad::ingest
