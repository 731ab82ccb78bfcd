#include "clauses/clauses.h"

#include "clauses/builder.h"

namespace isnad::clauses {

void run(const Lexicon& lexicon, Reading& reading) {
  reading.phrases.clear();
  reading.clauses.clear();
  WordScratch scratch;
  Words words;
  std::vector<Unit> units;
  std::vector<std::uint32_t> quotes;
  KnownUses uses{};
  reading.phrases.reserve(reading.tokens.size() / 3);
  reading.clauses.reserve(reading.tokens.size() / 8);
  for (std::uint32_t m = 0; m < reading.mentions.size(); ++m)
    if (reading.mentions[m].kind == MentionKind::quote && !reading.mentions[m].quote()->scare) quotes.push_back(m);
  cover_tokens(reading, scratch);
  for (std::uint32_t s = 0; s < reading.sentences.size(); ++s) {
    if (!reading.sentences[s].arabic) continue;
    classify(lexicon, reading, s, scratch, words);
    chunk(lexicon, reading, words, units);
    Builder(lexicon, reading, words, s, quotes, uses).run(units);
  }
}

}  // namespace isnad::clauses
