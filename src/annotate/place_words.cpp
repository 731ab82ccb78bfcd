#include "annotate/place_words.h"

#include "annotate/starts.h"

namespace isnad::annotate {

std::vector<PlaceWordUse> place_words(const Lexicon& lexicon, const Reading& reading) {
  const auto& gazetteer = lexicon.gazetteer();
  std::vector<PlaceWordUse> uses(reading.tokens.size());
  std::vector<PhraseMatch> matches;
  for (const auto& sentence : reading.sentences)
    for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
      if (reading.tokens[i].kind == TokenKind::punctuation || !may_start(reading.tokens[i], TrieId::kinds)) continue;
      matches.clear();
      gazetteer.words().match(reading.tokens, i, sentence.last, matches);
      auto& use = uses[i];
      std::uint8_t longest = 0;
      for (const auto& m : matches)
        for (const auto value : m.values) {
          const auto& word = gazetteer.word(value);
          const auto bit = static_cast<std::uint16_t>(1u << static_cast<unsigned>(word.cls));
          if (word.cls == PlaceWordClass::kind) {
            // The whole form before a cut one (وادي is no «و» + ادي), longer before shorter.
            if (use.kind >= 0 && m.words <= longest) continue;
            use.kind = static_cast<std::int32_t>(value);
            use.kind_proclitics = m.proclitics;
            use.kind_words = m.words;
            longest = m.words;
            use.classes |= bit;
            if (m.proclitics == 0) use.bare |= bit;
            continue;
          }
          if (m.words > 1) continue;
          use.classes |= bit;
          if (m.proclitics == 0) use.bare |= bit;
          if (word.cls == PlaceWordClass::demonym) use.country = word.row;
          if (word.cls == PlaceWordClass::direction && use.direction[0] == 0)
            use.direction[0] = gazetteer.string(word.value)[0];
        }
    }
  return uses;
}

}  // namespace isnad::annotate
