// What stands before and after a place name: directions, parts, distances, prepositions, speech.
#include <algorithm>
#include <array>
#include <charconv>
#include <string>

#include "annotate/place_finder.h"

namespace isnad::annotate {
namespace {

constexpr std::array<std::string_view, 5> kOpening = {"«", "“", "\"", "(", "”"};
bool opens(std::string_view mark) { return std::find(kOpening.begin(), kOpening.end(), mark) != kOpening.end(); }

}  // namespace

// Prepositions, directions, parts and distances before the words of a draft.
void PlaceFinder::look_back(PlaceDraft& d) const {
  auto& place = *d.mention.place();
  std::uint32_t at = d.mention.tokens.first;
  const auto previous = [&]() -> std::uint32_t {
    std::uint32_t p = at;
    while (p > first_ && token(p - 1).kind == TokenKind::punctuation && opens(token(p - 1).folded())) --p;
    return p > first_ ? p - 1 : last_;
  };
  std::uint32_t p = previous();
  if (p == last_ || token(p).kind == TokenKind::punctuation) return;
  // شمال شرق X, غربي X, الأطراف الغربية لX
  std::string direction;
  while (p != last_ && words_[p].is(PlaceWordClass::direction) && direction.size() < 2) {
    direction.insert(0, words_[p].direction);
    d.locative = true;
    at = p;
    p = previous();
    if (p == last_) break;
  }
  if (!direction.empty()) {
    place.direction = direction;
    place.part = true;
    const bool wide = std::any_of(place.candidates.begin(), place.candidates.end(),
                                  [&](auto row) { return gazetteer_.row(row).kind == PlaceKind::country; });
    if (wide && !definite(token(at).folded())) {
      d.mention.tokens.first = at;
      d.mention.span.begin = token(at).span.begin;
    }
  }
  if (p == last_ || token(p).kind == TokenKind::punctuation) return;
  if (words_[p].is(PlaceWordClass::locative)) {
    const auto folded = token(p).folded();
    const bool weak = folded == "من" || folded == "الي" || folded == "علي" || folded == "حتي" || folded == "عن";
    (weak ? d.from : d.locative) = true;
    if (weak && p > first_ && p - 1 < last_) {
      at = p;
      p = previous();
      if (p == last_) return;
    }
  }
  if (words_[p].is(PlaceWordClass::part)) {
    d.locative = true;
    place.part = true;
  }
  if (has(p, PlaceWordClass::unit) && p > first_ && token(p - 1).kind == TokenKind::digits) {
    const std::string& digits = token(p - 1).word->folded;
    double value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error == std::errc{} && end == digits.data() + digits.size()) {
      for (const auto unit = token(p).folded(); !unit.empty();) {
        const bool metres = unit.starts_with("متر") || unit.starts_with("امتار");
        const bool miles = unit.starts_with("ميل") || unit.starts_with("اميال");
        place.distance_km = metres ? value / 1000.0 : miles ? value * 1.609 : value;
        break;
      }
      d.locative = true;
    }
  }
}

void PlaceFinder::metonymy(PlaceDraft& d) const {
  auto& place = *d.mention.place();
  const bool state = std::any_of(place.candidates.begin(), place.candidates.end(), [&](auto row) {
    const auto kind = gazetteer_.row(row).kind;
    return kind == PlaceKind::country || kind == PlaceKind::capital;
  });
  if (!state || d.locative || d.from || place.part || !place.kind_word.empty()) return;
  const std::uint32_t before = d.mention.tokens.first, after = d.mention.tokens.last;
  if (before > first_ && words_[before - 1].is(PlaceWordClass::speech)) place.metonym = true;
  if (after < last_ && has(after, PlaceWordClass::speech)) place.metonym = true;
}

}  // namespace isnad::annotate
