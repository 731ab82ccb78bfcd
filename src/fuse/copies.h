// Passages that repeat each other's text: runs of five folded words, compared as sets. Where there are
// many, MinHash (Broder 1997), banded to near-linear cost, says which pairs are worth it. Thread-safe.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace isnad::fuse {

struct Passage {
  std::uint32_t document = 0;
  std::string_view text;
};

struct Copy {
  std::uint32_t a = 0, b = 0;  // passages, a < b, of two documents
  double share = 0;            // of the shorter one's runs that stand in the other, 0..1
};

// Passages of fewer than twelve words are left alone. In the order of a, then b.
std::vector<Copy> find_copies(std::span<const Passage> passages);

// The paragraph around a byte of a text.
std::string_view paragraph_at(std::string_view text, std::uint32_t byte);

// How a whole text repeats another: whole, retitled (all but the first line), part (it stands inside
// a longer one, or holds a part of it), rewritten.
std::string kind_of_copy(std::string_view text, std::string_view of);

}  // namespace isnad::fuse
