#include "annotate/weapons.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace isnad::annotate {

namespace {

// «مسيّرة», «المسيّرات»: with its shadda written the word is the drone and no march.
bool written_drone(std::string_view text, const Token& t) {
  constexpr std::string_view kDrone = "مسيّر";
  constexpr std::array<std::string_view, 4> kEnds{"ة", "ات", "تين", "تان"};
  const auto word = text.substr(t.span.begin, t.span.end - t.span.begin);
  const auto at = word.find(kDrone);
  if (at == std::string_view::npos) return false;
  const auto end = word.substr(at + kDrone.size());
  return std::find(kEnds.begin(), kEnds.end(), end) != kEnds.end();
}

void put(Reading& reading, std::uint32_t sentence, TokenRange tokens, std::string_view id) {
  Mention m;
  m.kind = MentionKind::weapon;
  m.sentence = sentence;
  m.tokens = tokens;
  m.span = {reading.tokens[tokens.first].span.begin, reading.tokens[tokens.last - 1].span.end};
  m.value = WeaponMention{std::string(id)};
  reading.mentions.push_back(std::move(m));
}

}  // namespace

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
        if (written_drone(reading.document.text, reading.tokens[i])) put(reading, s, {i, i + 1}, "drone");
        ++i;
        continue;
      }
      const auto id = lexicon.actors().weapon(longest->values.front());
      // "-" marks phrases that hold a weapon word but name none (وقف إطلاق النار).
      const auto& a = reading.tokens[i].analysis();
      const bool verb = longest->words == 1 && (a.pos == Pos::verb || a.pos == Pos::aux);
      if (id != "-" && !verb) put(reading, s, longest->tokens, id);
      i = longest->tokens.last;
    }
  }
}

}  // namespace isnad::annotate
