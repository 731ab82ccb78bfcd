// Two strengths of sameness for Arabic words.
//
//   normalise: NFKC forms, no vowel marks, tatweel or invisible controls, Arabic letters for
//              Persian and Urdu look-alikes, ASCII digits.
//   fold:      normalise, then one letter for alif forms, for ya and alif maqsura, for ta marbuta
//              and ha, and hamza carriers to their carrier.
// Names, lexicon keys and search use fold; spelling that tells words apart uses normalise.
// Thread-safe.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace isnad {

std::string normalise(std::string_view raw);
std::string fold(std::string_view raw);
// Folded words of a phrase: split at spaces and marks.
std::vector<std::string> fold_words(std::string_view raw);

}  // namespace isnad
