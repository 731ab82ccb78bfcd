#include "export/zip.h"

#include <zlib.h>

#include <cstdint>
#include <limits>

namespace isnad::exports {
namespace {

constexpr std::uint16_t kVersion = 20, kNamesAreUtf8 = 0x0800, kStored = 0;
constexpr std::uint16_t kNoTime = 0, kFirstDay = (1 << 5) | 1;  // 1 January 1980, where ZIP's days begin

void put16(std::string& out, std::size_t value) {
  for (int shift = 0; shift < 16; shift += 8) out += static_cast<char>(value >> shift & 0xFF);
}
void put32(std::string& out, std::size_t value) {
  for (int shift = 0; shift < 32; shift += 8) out += static_cast<char>(value >> shift & 0xFF);
}

std::uint32_t checksum(std::string_view bytes) {
  return static_cast<std::uint32_t>(
      ::crc32_z(0, reinterpret_cast<const Bytef*>(bytes.data()), static_cast<z_size_t>(bytes.size())));
}

// What the entry's own head and its row in the directory have in common.
void put_common(std::string& out, const File& file) {
  put16(out, kVersion);
  put16(out, kNamesAreUtf8);
  put16(out, kStored);
  put16(out, kNoTime);
  put16(out, kFirstDay);
  put32(out, checksum(file.bytes));
  put32(out, file.bytes.size());
  put32(out, file.bytes.size());
  put16(out, file.name.size());
  put16(out, 0);  // nothing extra
}

}  // namespace

Result<std::string> zip_of(std::span<const File> files) {
  std::size_t size = 22;
  for (const auto& f : files) size += 76 + 2 * f.name.size() + f.bytes.size();
  if (size > std::numeric_limits<std::uint32_t>::max() || files.size() > std::numeric_limits<std::uint16_t>::max())
    return fail(ErrorCode::too_large, "the export is too large for one archive", "4 GB",
                "take its files one by one, or export on the command line");
  std::string out, directory;
  out.reserve(size);
  for (const auto& f : files) {
    const std::size_t at = out.size();
    put32(out, 0x04034b50);
    put_common(out, f);
    out += f.name;
    out += f.bytes;
    put32(directory, 0x02014b50);
    put16(directory, kVersion);
    put_common(directory, f);
    put16(directory, 0);  // no comment
    put16(directory, 0);  // on the first disk
    put16(directory, 0);
    put32(directory, 0);
    put32(directory, at);
    directory += f.name;
  }
  const std::size_t at = out.size();
  out += directory;
  put32(out, 0x06054b50);
  put16(out, 0);
  put16(out, 0);
  put16(out, files.size());
  put16(out, files.size());
  put32(out, directory.size());
  put32(out, at);
  put16(out, 0);
  return out;
}

}  // namespace isnad::exports
