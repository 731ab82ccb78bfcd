#include "lexicon/blob.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "lexicon/blob_format.h"

namespace isnad {
namespace {
using blob_format::Header;
using blob_format::SectionEntry;
constexpr const char* kHint = "run `isnad data build` (or ./dev build) to make it again";
}  // namespace

Result<Blob> Blob::open(const std::string& path) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0)
    return fail(errno == ENOENT ? ErrorCode::not_found : ErrorCode::unreadable,
                fmt::format("cannot open the compiled data: {}", std::strerror(errno)), path, kHint);
  struct stat st {};
  if (::fstat(fd, &st) != 0 || st.st_size < static_cast<off_t>(sizeof(Header))) {
    ::close(fd);
    return fail(ErrorCode::damaged, "the compiled data is too short", path, kHint);
  }
  const auto size = static_cast<std::size_t>(st.st_size);
  void* map = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, fd, 0);
  ::close(fd);
  if (map == MAP_FAILED)
    return fail(ErrorCode::unreadable, fmt::format("cannot map the compiled data: {}", std::strerror(errno)), path,
                kHint);
  Blob blob;
  blob.map_ = std::shared_ptr<const std::byte>(
      static_cast<const std::byte*>(map), [size](const std::byte* p) { ::munmap(const_cast<std::byte*>(p), size); });
  blob.size_ = size;
  Header header{};
  std::memcpy(&header, map, sizeof header);
  if (std::memcmp(header.magic, blob_format::kMagic, sizeof header.magic) != 0)
    return fail(ErrorCode::damaged, "this is not isnad's compiled data", path, kHint);
  if (header.version != blob_format::kVersion)
    return fail(
        ErrorCode::damaged,
        fmt::format("the compiled data has format {}, this program reads {}", header.version, blob_format::kVersion),
        path, kHint);
  if (header.file_size != size || sizeof(Header) + std::uint64_t{header.sections} * sizeof(SectionEntry) > size)
    return fail(ErrorCode::damaged, "the compiled data is cut short", path, kHint);
  const auto* entries = reinterpret_cast<const SectionEntry*>(blob.map_.get() + sizeof(Header));
  for (std::uint32_t i = 0; i < header.sections; ++i)
    if (entries[i].offset % blob_format::kAlign != 0 || entries[i].size > size ||
        entries[i].offset > size - entries[i].size)
      return fail(ErrorCode::damaged, "the compiled data has a section out of bounds", path, kHint);
  const auto pool = blob.bytes("strings");
  blob.strings_ = {reinterpret_cast<const char*>(pool.data()), pool.size()};
  blob.hash_ = fmt::format("{:016x}", header.inputs_hash);
  return blob;
}

std::span<const std::byte> Blob::bytes(std::string_view section) const {
  Header header{};
  std::memcpy(&header, map_.get(), sizeof header);
  const auto* entries = reinterpret_cast<const SectionEntry*>(map_.get() + sizeof(Header));
  for (std::uint32_t i = 0; i < header.sections; ++i) {
    const auto& e = entries[i];
    if (section.empty() || e.name[0] != section.front()) continue;
    if (std::string_view(e.name, ::strnlen(e.name, sizeof e.name)) == section)
      return {map_.get() + e.offset, static_cast<std::size_t>(e.size)};
  }
  return {};
}

}  // namespace isnad
