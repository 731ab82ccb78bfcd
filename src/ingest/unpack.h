// Streams of packed bytes, unpacked as they are read. A damaged gzip member is told as an Error and
// skipped: reading goes on at the next one. Not shared between threads.
#pragma once
#include <cstdint>
#include <deque>
#include <memory>

#include "base/files.h"
#include "ingest/item.h"

namespace isnad::ingest {

// Where unpacked bytes come from in the packed file.
class PackedStream : public ByteStream {
 public:
  // Begin, in the packed file, of the member that holds this unpacked offset. Ask in rising order.
  [[nodiscard]] std::uint64_t member_of(std::uint64_t unpacked);

 protected:
  void begin_member(std::uint64_t unpacked, std::uint64_t packed) { members_.push_back({unpacked, packed}); }

 private:
  struct Member {
    std::uint64_t unpacked, packed;
  };
  std::deque<Member> members_;
};

bool is_gzip(std::string_view head);
bool is_zstd(std::string_view head);
// too_large where a member grows beyond all reason (limits.ratio).
std::unique_ptr<PackedStream> gzip_stream(std::unique_ptr<BufferedStream> in, const Limits& limits);
std::unique_ptr<PackedStream> zstd_stream(std::unique_ptr<BufferedStream> in, const Limits& limits);
// Raw deflate or zlib or gzip of one HTTP body or zip member.
Result<std::string> inflate_all(std::string_view bytes, bool raw, std::size_t cap, unsigned ratio);

Result<std::string> unbrotli(std::string_view bytes, std::size_t cap, unsigned ratio);

}  // namespace isnad::ingest
