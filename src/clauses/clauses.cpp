#include "clauses/clauses.h"

#include "clauses/builder.h"

namespace isnad::clauses {

void run(const Lexicon& lexicon, Reading& reading) {
  reading.phrases.clear();
  reading.clauses.clear();
  WordScratch scratch;
  Words words;
  std::vector<Unit> units;
  cover_tokens(reading, scratch);
  for (std::uint32_t s = 0; s < reading.sentences.size(); ++s) {
    if (!reading.sentences[s].arabic) continue;
    classify(lexicon, reading, s, scratch, words);
    chunk(lexicon, reading, words, units);
    Builder(lexicon, reading, words, s).run(units);
  }
}

}  // namespace isnad::clauses
