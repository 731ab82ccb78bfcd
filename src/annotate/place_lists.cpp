// «قريتي س وص», «بلدات س، ص وع»: the places of a list, each what its first is.
#include <algorithm>
#include <utility>

#include "annotate/place_finder.h"

namespace isnad::annotate {
namespace {

constexpr std::uint8_t kTown = 3;  // prominence of a town that an everyday word may name

bool comma(std::string_view mark) { return mark == "،" || mark == ","; }
// Between the places of a road, or a town and its governorate: سلمية – أثريا – الرقة.
bool dash(std::string_view mark) { return mark == "-" || mark == "–" || mark == "—" || mark == "/"; }

}  // namespace

std::uint32_t PlaceFinder::keep_list(PlaceDraft&& d, std::uint8_t number) {
  const ListHead head{drafts_.size(), d.strong, d.locative, d.from};
  return list(keep(std::move(d)), head, number);
}

// More names after a first: «قريتي س وص», «بلدات س، ص وع», «مدينة س وص».
std::uint32_t PlaceFinder::list(std::uint32_t at, const ListHead& head, std::uint8_t number) {
  const auto first = [&]() -> const PlaceMention& { return *drafts_[head.draft].mention.place(); };
  std::uint32_t end = at;
  for (std::uint8_t items = 1; number != 2 || items < 2; ++items) {
    std::uint32_t next = skip_closing(end);
    bool joined = false;
    const bool dashed = next < last_ && dash(token(next).folded());
    if (next < last_ && (comma(token(next).folded()) || dash(token(next).folded()))) {
      ++next;
      joined = true;
    } else if (next < last_ && token(next).folded() == "و") {
      ++next;
      joined = true;
    }
    next = skip_opening(next);
    if (next >= last_ || token(next).kind == TokenKind::punctuation) break;
    const bool other =
        words_[next].kind >= 0 || bank_word(token(next).folded()) || words_[next].is(PlaceWordClass::part);
    if (other && name_at(next, false).words < 2) break;
    Name name = name_at(next, false);
    const bool wa = !token(next).word->bases.empty() && token(next).folded().starts_with("و");
    if (name.found() && !joined && (name.proclitics & kWa) == 0) break;
    if (name.found() && (name.proclitics & ~static_cast<unsigned>(kWa | kAl)) != 0) name = {};
    // «عاصمة الولاية، وقوع حادث», «محافظة صعدة، معقل الجماعة»: an everyday word goes on with the sentence
    if (name.found() && name.words == 1 && number < 2 && !dashed && ordinary(next) &&
        std::none_of(name.values.begin(), name.values.end(),
                     [&](auto row) { return gazetteer_.row(row).prominence >= kTown; }))
      break;
    TokenRange words = name.tokens;
    if (!name.found()) {
      // An unlisted item must be definite and joined, under a dual or plural kind word.
      if (number < 2 || first().kind_word.empty()) break;
      if (!joined && !wa) break;
      const auto folded = token(next).folded();
      const auto bare = !joined && wa ? folded.substr(2) : folded;
      if (!definite(bare) || words_[next].is(PlaceWordClass::stop) || words_[next].is(PlaceWordClass::direction) ||
          words_[next].is(PlaceWordClass::demonym))
        break;
      words = {next, next + 1};
    }
    PlaceDraft d = draft(words, words, name.values);
    auto& item = *d.mention.place();
    if (name.proclitics == kWa || (!name.found() && !joined)) {  // «و»
      item.name.begin += 2;
      d.mention.span.begin += 2;
    }
    item.kind_word = first().kind_word;
    item.kind = first().kind;
    item.group = first().group;
    d.strong = head.strong && !item.kind_word.empty();
    d.locative = head.locative;
    d.from = head.from;
    end = words.last;
    drafts_.push_back(std::move(d));
  }
  return end;
}

}  // namespace isnad::annotate
