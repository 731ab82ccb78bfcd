// Two strengths of sameness for Arabic words.
//
//   normalise: NFKC forms (presentation forms, ligatures, full width, composed hamzas), no vowel
//              marks, tatweel or invisible controls, Arabic letters for Persian and Urdu look-alikes,
//              ASCII digits and separators.
//   fold:      normalise, then one letter for alif forms, for ya and alif maqsura, for ta marbuta
//              and ha, and hamza carriers to their carrier.
// Names, lexicon keys and search use fold; spelling that tells words apart uses normalise. Both give
// the same number of bytes, so that an offset into one is an offset into the other.
// Thread-safe.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace isnad {

std::string normalise(std::string_view raw);
std::string fold(std::string_view raw);
// Both at once, appended.
void fold_both(std::string_view raw, std::string& norm, std::string& folded);
// Folded words of a phrase: split at spaces and marks.
std::vector<std::string> fold_words(std::string_view raw);

// The way back: the byte of `raw` where the letter begins that gave byte `at` of its folded form;
// raw.size() for the end. Marks and controls before a letter belong to the letter before them.
std::uint32_t unfold_offset(std::string_view raw, std::uint32_t at);

// Vowel marks, tatweel, zero-width and bidi controls: in the raw text, ignored in matching.
bool is_invisible(char32_t c);

}  // namespace isnad
