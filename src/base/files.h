// Bytes from outside as streams, so that an archive of any size is read in constant memory.
#pragma once
#include <isnad/error.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace isnad {

// Not shared between threads.
class ByteStream {
 public:
  virtual ~ByteStream() = default;
  // Reads up to `size` bytes; 0 only at the end.
  virtual Result<std::size_t> read(char* to, std::size_t size) = 0;
};

// not_found, unreadable (permissions, a folder). "-" is standard input.
Result<std::unique_ptr<ByteStream>> open_stream(const std::string& path);
std::unique_ptr<ByteStream> memory_stream(std::string bytes);

// A stream with a look ahead and a place. Lines and blocks are taken from it.
class BufferedStream {
 public:
  explicit BufferedStream(std::unique_ptr<ByteStream> in) : in_(std::move(in)) {}
  // At least `size` bytes ahead, fewer only before the end; good until the next call.
  Result<std::string_view> peek(std::size_t size);
  void skip(std::size_t size);  // what was peeked
  // Up to `size` bytes, fewer only at the end.
  Result<std::string> take(std::size_t size);
  struct Line {
    std::string text;    // without its line feed
    bool ended = false;  // false at the very end without a line feed
    bool cut = false;    // longer than the cap: the rest was thrown away
  };
  // False at the end.
  Result<bool> line(Line& line, std::size_t cap);
  // Everything that is left; too_large above the cap.
  Result<std::string> rest(std::size_t cap);
  [[nodiscard]] std::uint64_t offset() const { return offset_; }

 private:
  Result<bool> fill();
  std::unique_ptr<ByteStream> in_;
  std::string buffer_;
  std::size_t begin_ = 0;
  std::uint64_t offset_ = 0;
  bool end_ = false;
};

Result<std::string> read_file(const std::string& path, std::size_t cap);
// Written beside, synced and renamed: the old file or the new one, never a half. full, unreadable.
Result<void> write_file(const std::string& path, std::string_view bytes);

}  // namespace isnad
