// The on-disk structs of the blob, shared by lexicon/ (reads) and compile/ (writes).
#pragma once
#include <cstdint>

namespace isnad::blob_format {

inline constexpr char kMagic[8] = {'I', 'S', 'N', 'A', 'D', 'B', 'L', 'B'};
inline constexpr std::uint32_t kVersion = 3;
inline constexpr std::uint64_t kAlign = 16;

struct Header {
  char magic[8];
  std::uint32_t version;
  std::uint32_t sections;
  std::uint64_t inputs_hash;
  std::uint64_t file_size;
};

struct SectionEntry {
  char name[32];  // zero-padded
  std::uint64_t offset, size;
};

// A bit for a word: an edge of a phrase trie has those of the words that go on from its end, 0 where none does.
constexpr std::uint32_t word_filter(std::uint32_t word) { return 1u << ((word * 0x9E3779B1u) >> 27); }

}  // namespace isnad::blob_format
