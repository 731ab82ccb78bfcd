// How much alike two texts are: runs of three words in common, as the harmonic mean of both shares.
#pragma once
#include <cstdint>
#include <string_view>
#include <unordered_map>

namespace isnad::ingest {

class TextLikeness {
 public:
  explicit TextLikeness(std::string_view text);
  [[nodiscard]] double to(std::string_view other) const;  // 0 … 1

 private:
  std::unordered_map<std::uint64_t, std::uint32_t> runs_;
  std::uint32_t total_ = 0;
};

}  // namespace isnad::ingest
