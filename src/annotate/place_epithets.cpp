// «المدينة», «البلدة»: definite kind words that stand for a place named before.
#include <algorithm>
#include <utility>

#include "annotate/place_finder.h"

namespace isnad::annotate {

// المدينة, البلدة: stands for a place named before, if one of that kind was.
std::uint32_t PlaceFinder::epithet(std::uint32_t at) {
  const auto& use = words_[at];
  const auto& word = gazetteer_.word(static_cast<std::uint32_t>(use.kind));
  if ((word.flags & kEpithetKind) == 0 || word.number != 1) return 0;
  const std::uint32_t after = at + use.kind_words;
  // «الريف الجنوبي الشرقي» is an area; «الريف» alone is any.
  if (word.kind == PlaceKind::countryside && (after >= last_ || !has(after, PlaceWordClass::direction))) return 0;
  // «الحي 17», «القطاع 4»: numbered, so a name of its own.
  if (after < last_ && token(after).kind == TokenKind::digits && token(after).span.size() <= 2 &&
      word.kind == PlaceKind::neighbourhood) {
    PlaceDraft d = draft({at, after + 1}, {at, after + 1}, {});
    auto& place = *d.mention.place();
    const std::uint32_t cut = proclitic_bytes(use.kind_proclitics);
    d.mention.span.begin += cut;
    place.name.begin += cut;
    place.kind = name_of(word.kind);
    place.group = groups_++;
    d.strong = true;
    return keep(std::move(d));
  }
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
  return keep(std::move(d));
}

bool bank_word(std::string_view f) {
  return f == "الضفه" || f == "ضفه" || f == "ضفتي" || f == "الضفتين" || f == "ضفاف" || f == "والضفه" || f == "بالضفه" ||
         f == "للضفه" || f == "الضفاف" || f == "بالضفاف";
}

// «الضفة الشرقية للفرات», «ضفتي نهر النيل»: a part of the river, no place of that name.
std::uint32_t PlaceFinder::bank(std::uint32_t at) {
  const auto folded = token(at).folded();
  if (!bank_word(folded)) return 0;
  std::uint32_t next = at + 1;
  while (next < last_ && next < at + 3 && words_[next].is(PlaceWordClass::direction)) ++next;
  const std::uint32_t directions = next;
  if (next < last_ && (token(next).folded() == "من" || token(next).folded() == "علي")) ++next;
  if (next >= last_ || token(next).kind != TokenKind::word) return 0;
  const std::uint32_t first = next;
  // نهر, لنهر
  if (words_[next].kind >= 0 && next + 1 < last_ &&
      gazetteer_.word(static_cast<std::uint32_t>(words_[next].kind)).kind == PlaceKind::river)
    ++next;
  const Name name = name_at(next, false);
  const bool river = std::any_of(name.values.begin(), name.values.end(),
                                 [&](auto row) { return gazetteer_.row(row).kind == PlaceKind::river; });
  if (!name.found() || !river) return 0;
  PlaceDraft d = draft({at, name.tokens.last}, {first, name.tokens.last}, name.values);
  auto& place = *d.mention.place();
  const auto letters = folded.starts_with("و") || folded.starts_with("ب") ? 2u : 0u;
  d.mention.span.begin += letters;
  for (auto t = at + 1; t < directions; ++t) place.direction += words_[t].direction;
  place.kind = name_of(PlaceKind::river);
  place.part = true;
  place.group = groups_++;
  d.strong = d.locative = true;
  drafts_.push_back(std::move(d));
  return name.tokens.last;
}

}  // namespace isnad::annotate
