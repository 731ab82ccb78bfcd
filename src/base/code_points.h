// Byte offsets of the stored text → Unicode code points, the offsets of every outside format.
// Thread-safe after construction.
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

namespace isnad {

class CodePoints {
 public:
  explicit CodePoints(std::string_view text);
  // Code points before this byte; offsets past the end give the length.
  [[nodiscard]] std::uint32_t at(std::uint32_t byte) const;
  // The byte where this code point starts.
  [[nodiscard]] std::uint32_t byte_of(std::uint32_t code_point) const;

 private:
  static constexpr std::uint32_t kStep = 64;
  std::string_view text_;
  std::vector<std::uint32_t> counts_;  // code points before each kStep-th byte
};

}  // namespace isnad
