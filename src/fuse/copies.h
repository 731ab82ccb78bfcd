// Articles that repeat each other's text: MinHash over runs of five folded words (Broder 1997), banded
// to near-linear cost, then confirmed on the sketches. Thread-safe.
#pragma once
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace isnad::fuse {

struct Copy {
  std::uint32_t a = 0, b = 0;  // documents, a < b
  double share = 0;            // estimated share of common runs, 0..1
};

// Paragraph by paragraph, so that an agency's lead under a new headline is found; `share` is that of
// the most alike paragraphs. Texts of fewer than twelve words are left alone.
std::vector<Copy> find_copies(std::span<const std::string_view> texts);

}  // namespace isnad::fuse
