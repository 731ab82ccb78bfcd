// Which language a stretch of text is in, among those found in Arabic news: by letters that only one
// of them has, then by the commonest function words. Made for paragraphs; a line of three words may
// be undecided (empty). Thread-safe.
#pragma once
#include <string_view>

#include "model/token.h"

namespace isnad::text {

struct LanguageCounts {
  int words = 0;                                       // of the Arabic script
  int foreign = 0;                                     // of another
  int arabic = 0, persian = 0, urdu = 0, kurdish = 0;  // evidence
  void add(const LanguageCounts& o);
};

// What one word says, as it is written.
LanguageCounts count_language(std::string_view raw, const WordForm& form, TokenKind kind);
// ar, fa, ur, ckb, en (any Latin script); empty where nothing tells.
std::string_view language_of(const LanguageCounts& counts);

}  // namespace isnad::text
