// CSV and TSV (RFC 4180): a header row, then one document a row.
#pragma once
#include <memory>

#include "ingest/open.h"
#include "ingest/parse.h"

namespace isnad::ingest {

// Reads the header; an Error where no column holds text. The separator is told from the header.
Found csv_stream(std::unique_ptr<BufferedStream> in, Origin origin, const ReaderOptions& options);
void parse_csv_row(const Item& item, Parsed& out);

}  // namespace isnad::ingest
