// JSON Lines: one document a line.
#pragma once
#include <memory>

#include "ingest/open.h"

namespace isnad::ingest {

std::unique_ptr<ItemStream> jsonl_stream(std::unique_ptr<BufferedStream> in, Origin origin,
                                         const ReaderOptions& options);

}  // namespace isnad::ingest
