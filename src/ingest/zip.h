// .zip and .tar: members are opened one after the other as if they were files. Their names are used as
// words only; nothing is ever written where they say.
#pragma once
#include <memory>

#include "ingest/open.h"

namespace isnad::ingest {

bool is_zip(std::string_view head);
bool is_tar(std::string_view head);
// Takes the whole archive into memory; too_large above limits.item times eight.
Found zip_stream(std::unique_ptr<BufferedStream> in, Origin origin, const ReaderOptions& options);
std::unique_ptr<ItemStream> tar_stream(std::unique_ptr<BufferedStream> in, Origin origin, const ReaderOptions& options);

}  // namespace isnad::ingest
