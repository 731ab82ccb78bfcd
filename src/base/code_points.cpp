#include "base/code_points.h"

#include <algorithm>

#include "base/utf8.h"

namespace isnad {
namespace {
bool starts(char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }
}  // namespace

// Counts lead bytes; malformed text is repaired by ingest before it becomes stored text, so that a
// lead byte and a code point are the same thing here.
CodePoints::CodePoints(std::string_view text) : text_(text) {
  std::uint32_t n = 0;
  counts_.reserve(text.size() / kStep + 1);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i % kStep == 0) counts_.push_back(n);
    n += starts(text[i]);
  }
  counts_.push_back(n);
}

std::uint32_t CodePoints::at(std::uint32_t byte) const {
  const auto end = std::min<std::size_t>(byte, text_.size());
  const std::size_t block = text_.empty() ? 0 : std::min(end / kStep, (text_.size() - 1) / kStep);
  std::uint32_t n = counts_[block];
  for (std::size_t i = block * kStep; i < end; ++i) n += starts(text_[i]);
  return n;
}

std::uint32_t CodePoints::byte_of(std::uint32_t code_point) const {
  auto it = std::upper_bound(counts_.begin(), counts_.end() - 1, code_point);
  const std::size_t block = it == counts_.begin() ? 0 : static_cast<std::size_t>(it - counts_.begin()) - 1;
  std::uint32_t n = counts_[block];
  for (std::size_t i = block * kStep; i < text_.size(); ++i) {
    if (!starts(text_[i])) continue;
    if (n == code_point) return static_cast<std::uint32_t>(i);
    ++n;
  }
  return static_cast<std::uint32_t>(text_.size());
}

}  // namespace isnad
