#include "annotate/weapons.h"

#include <algorithm>

namespace isnad::annotate {

void weapons(const Lexicon& lexicon, Reading& reading) {
  std::vector<PhraseMatch> matches;
  for (std::uint32_t s = 0; s < reading.sentences.size(); ++s) {
    const auto& sentence = reading.sentences[s];
    for (std::uint32_t i = sentence.first; i < sentence.last;) {
      matches.clear();
      if (reading.tokens[i].kind == TokenKind::word)
        lexicon.actors().weapons().match(reading.tokens, i, sentence.last, matches);
      const auto longest = std::max_element(matches.begin(), matches.end(),
                                            [](const auto& a, const auto& b) { return a.tokens.last < b.tokens.last; });
      if (longest == matches.end()) {
        ++i;
        continue;
      }
      const auto id = lexicon.actors().weapon(longest->values.front());
      // "-" marks phrases that hold a weapon word but name none (وقف إطلاق النار).
      const auto& a = reading.tokens[i].analysis();
      const bool verb = longest->words == 1 && (a.pos == Pos::verb || a.pos == Pos::aux);
      if (id != "-" && !verb) {
        Mention m;
        m.kind = MentionKind::weapon;
        m.sentence = s;
        m.tokens = longest->tokens;
        m.span = {reading.tokens[m.tokens.first].span.begin, reading.tokens[m.tokens.last - 1].span.end};
        m.value = WeaponMention{std::string(id)};
        reading.mentions.push_back(std::move(m));
      }
      i = longest->tokens.last;
    }
  }
}

}  // namespace isnad::annotate
