// The compiled data: one file, mapped read-only, read in place.
//
// Layout: header (magic, format, hash of all inputs, section directory), then sections aligned to
// 16 bytes. A section is an array of one plain struct or raw bytes; nothing is parsed at start.
// Section "strings" is the pool that StringRef points into. See docs/format/blob.md.
// Thread-safety: immutable after open.
#pragma once
#include <isnad/error.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

namespace isnad {

struct StringRef {
  std::uint32_t offset = 0, length = 0;
};

class Blob {
 public:
  // not_found, unreadable, damaged (bad magic, format or bounds).
  static Result<Blob> open(const std::string& path);

  // Empty where the section is missing.
  [[nodiscard]] std::span<const std::byte> bytes(std::string_view section) const;

  template <class T>
  [[nodiscard]] std::span<const T> table(std::string_view section) const {
    static_assert(std::is_trivially_copyable_v<T> && alignof(T) <= 16);
    const auto raw = bytes(section);
    return {reinterpret_cast<const T*>(raw.data()), raw.size() / sizeof(T)};
  }
  [[nodiscard]] std::string_view string(StringRef ref) const {
    return std::string_view(strings_.data() + ref.offset, ref.length);
  }
  // 16 hex digits over all inputs of the build: stands in every claim's provenance.
  [[nodiscard]] const std::string& hash() const { return hash_; }

 private:
  std::shared_ptr<const std::byte> map_;
  std::size_t size_ = 0;
  std::string_view strings_;
  std::string hash_;
};

}  // namespace isnad
