// WARC 1.0 and 1.1 and ARC 1, plain or packed by member. Every record's Item carries its offset in
// the file; broken records are told as Errors with theirs, and reading goes on behind them.
#pragma once
#include <memory>

#include "ingest/open.h"
#include "ingest/unpack.h"

namespace isnad::ingest {

bool is_warc(std::string_view head);
bool is_arc(std::string_view head);
// `packed` is the stream below `in` where the file is packed, for offsets; it must live as long.
std::unique_ptr<ItemStream> warc_stream(std::unique_ptr<BufferedStream> in, PackedStream* packed, Origin origin,
                                        const ReaderOptions& options);
std::unique_ptr<ItemStream> arc_stream(std::unique_ptr<BufferedStream> in, PackedStream* packed, Origin origin,
                                       const ReaderOptions& options);

}  // namespace isnad::ingest
