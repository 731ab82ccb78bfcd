// «المدينة», «البلدة»: definite kind words that stand for a place named before.
#include "annotate/place_finder.h"

namespace isnad::annotate {

// المدينة, البلدة: stands for a place named before, if one of that kind was.
std::uint32_t PlaceFinder::epithet(std::uint32_t at) {
  const auto& use = words_[at];
  const auto& word = gazetteer_.word(static_cast<std::uint32_t>(use.kind));
  if ((word.flags & kEpithetKind) == 0 || word.number != 1) return 0;
  const std::uint32_t after = at + use.kind_words;
  if (after < last_ && token(after).kind == TokenKind::word) {
    const auto folded = token(after).folded();
    // المدينة المنورة, المنطقة الصناعية: another thing; المدينة المحاصرة is the same.
    const bool adjective =
        definite(folded) && !has(after, PlaceWordClass::stop) && !has(after, PlaceWordClass::direction);
    if (adjective) return 0;
  }
  PlaceDraft d = draft({at, after}, {at, after}, {});
  auto& place = *d.mention.place();
  place.definite_epithet = true;
  place.listed = true;
  const std::uint32_t cut = proclitic_bytes(use.kind_proclitics);
  place.kind_word = token(at).word->norm.substr(cut);
  d.mention.span.begin += cut;
  place.kind = name_of(word.kind);
  place.group = groups_++;
  d.strong = true;
  d.locative = (use.kind_proclitics & kBi) != 0;
  if (after < last_ && has(after, PlaceWordClass::direction)) {
    d.mention.tokens.last = directions_after(after, d);
    d.mention.span.end = token(d.mention.tokens.last - 1).span.end;
  }
  return keep(d);
}

}  // namespace isnad::annotate
