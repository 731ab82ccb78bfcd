// Says what a file is, by its first bytes and then by its name, and cuts it.
#pragma once
#include <memory>
#include <string>

#include "base/files.h"
#include "ingest/reader.h"

namespace isnad::ingest {

// What a piece of input claims to be, before it is cut.
struct Origin {
  std::string path;  // for messages
  std::string name;  // for ids
  int depth = 0;     // archives around it
  // Bytes that the outermost zip archive and all archives in it may still unpack; set by the first.
  std::shared_ptr<std::uint64_t> budget{};
};

// One file of the disk or "-".
Found open_file(const std::string& path, const std::string& name, const ReaderOptions& options);
// One stream, be it a file or an archive's member.
Found open_bytes(std::unique_ptr<ByteStream> in, Origin origin, const ReaderOptions& options);

}  // namespace isnad::ingest
