// A word with its vowel marks, letter by letter, as the verb and noun tables write it.
// Thread-safe.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace isnad::compile {

inline constexpr char32_t kFathatan = 0x064B, kKasratan = 0x064D, kFatha = 0x064E, kDamma = 0x064F, kKasra = 0x0650,
                          kShadda = 0x0651, kSukun = 0x0652;
inline constexpr char32_t kHamza = 0x0621, kAlifMadda = 0x0622, kAlifHamza = 0x0623, kWawHamza = 0x0624, kAlif = 0x0627,
                          kYaHamza = 0x0626, kTaMarbuta = 0x0629, kTa = 0x062A, kSin = 0x0633, kKaf = 0x0643,
                          kLam = 0x0644, kMim = 0x0645, kNun = 0x0646, kHa = 0x0647, kWaw = 0x0648,
                          kAlifMaqsura = 0x0649, kYa = 0x064A;

struct Letter {
  char32_t letter = 0;
  char32_t vowel = 0;  // fatha, damma, kasra, sukun, a tanwin, or 0 where none is written
  bool shadda = false;
};

using Word = std::u32string;  // letters alone

std::vector<Letter> parse_vocalised(std::string_view utf8);
Word letters_of(const std::vector<Letter>& word);
// Letters and shaddas: what two rows of one verb have in common however they are vocalised.
Word skeleton_of(const std::vector<Letter>& word);
std::string to_utf8(const Word& word);
bool is_hamza(char32_t letter);

}  // namespace isnad::compile
