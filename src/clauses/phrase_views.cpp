// What other steps ask of a finished phrase.
#include "clauses/phrases.h"

namespace isnad::clauses {

std::int32_t innermost(const Reading& reading, std::int32_t phrase) {
  while (phrase >= 0 && reading.phrases[static_cast<std::size_t>(phrase)].genitive >= 0)
    phrase = reading.phrases[static_cast<std::size_t>(phrase)].genitive;
  return phrase;
}

std::int32_t head_mention(const Reading& reading, const Words& words, std::int32_t phrase) {
  const NounPhrase& np = reading.phrases[static_cast<std::size_t>(phrase)];
  const std::int32_t m = words.at(np.head).mention;
  if (m < 0) return -1;
  const MentionKind kind = reading.mentions[static_cast<std::size_t>(m)].kind;
  return kind == MentionKind::actor || kind == MentionKind::place ? m : -1;
}

bool definite(const Reading& reading, const Words& words, std::int32_t phrase) {
  for (int depth = 0; phrase >= 0 && depth < 16; ++depth) {
    const NounPhrase& np = reading.phrases[static_cast<std::size_t>(phrase)];
    const Word& w = words.at(np.head);
    if (w.article || w.enclitic != Enclitic::none) return true;
    if (words.at(np.tokens.first).kind == WordKind::demonstrative) return true;
    if (const std::int32_t m = head_mention(reading, words, phrase); m >= 0) {
      const ActorMention* actor = reading.mentions[static_cast<std::size_t>(m)].actor();
      return actor == nullptr || actor->name_form != NameForm::generic;
    }
    phrase = np.genitive;
  }
  return false;
}

}  // namespace isnad::clauses
