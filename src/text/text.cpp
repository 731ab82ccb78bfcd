#include "text/text.h"

#include <fmt/format.h>

#include <span>
#include <string>
#include <vector>

#include "text/disambiguate.h"
#include "text/language.h"
#include "text/sentences.h"
#include "text/tokenise.h"

namespace isnad::text {
namespace {

// Marks sentences of paragraphs in another language, and the document's language where it has none.
void check_language(const std::vector<Paragraph>& paragraphs, Reading& reading) {
  LanguageCounts all;
  std::vector<std::string_view> languages;
  for (const auto& p : paragraphs) {
    LanguageCounts counts;
    for (auto t = p.first; t < p.last; ++t) counts.add(WordMemo::language(*reading.tokens[t].word));
    languages.push_back(language_of(counts));
    all.add(counts);
  }
  const std::string_view whole = language_of(all);
  for (auto& s : reading.sentences) {
    const auto own = languages[s.paragraph];
    const bool short_line = s.last - s.first < 4;
    s.arabic = own == "ar" || (own.empty() && whole == "ar") || (short_line && whole == "ar" && own != "en");
  }
  if (whole.empty()) return;
  reading.document.language = whole;
  if (whole != "ar")
    reading.document.notes.push_back({"language.not_arabic",
                                      fmt::format("the text is in {}: it is not read for claims", whole),
                                      reading.document.id});
}

}  // namespace

void run(const Lexicon& lexicon, WordMemo& memo, Reading& reading) {
  std::vector<Paragraph> paragraphs;
  reading.tokens.reserve(reading.document.text.size() / 9 + 16);
  tokenise(lexicon, memo, reading.document.text, reading.tokens, paragraphs);
  split_sentences(lexicon, paragraphs, reading);
  check_language(paragraphs, reading);
  for (const auto& s : reading.sentences)
    if (s.arabic) disambiguate(std::span<Token>(reading.tokens).subspan(s.first, s.last - s.first));
}

}  // namespace isnad::text
