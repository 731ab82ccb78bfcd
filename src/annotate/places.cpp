#include "annotate/places.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "annotate/place_finder.h"

namespace isnad::annotate {
namespace {

constexpr double kHomeShare = 0.2;  // of the votes: what the document is about

// By country, few of them.
class Votes {
 public:
  void add(std::int32_t country, double weight) {
    const auto it = at(country);
    if (it == list_.end())
      list_.push_back({country, weight});
    else
      list_[static_cast<std::size_t>(it - list_.begin())].weight += weight;
  }
  [[nodiscard]] bool contains(std::int32_t country) const { return at(country) != list_.end(); }
  [[nodiscard]] const std::vector<CountryVote>& list() const { return list_; }

 private:
  [[nodiscard]] std::vector<CountryVote>::const_iterator at(std::int32_t country) const {
    return std::find_if(list_.begin(), list_.end(), [&](const CountryVote& v) { return v.row == country; });
  }
  std::vector<CountryVote> list_;
};

// Which countries the document is about, by what needs no deciding: demonyms, countries, names
// whose candidates all lie in one country.
Votes countries(const Gazetteer& gazetteer, const std::vector<PlaceDraft>& drafts,
                const std::vector<PlaceWordUse>& words) {
  Votes votes;
  for (const auto& use : words)
    if (use.country >= 0) votes.add(use.country, 1);
  for (const auto& d : drafts) {
    const auto& place = *d.mention.place();
    if (place.candidates.empty() || d.common) continue;
    const auto country = gazetteer.row(place.candidates.front()).country;
    const bool one = std::all_of(place.candidates.begin(), place.candidates.end(),
                                 [&](auto row) { return gazetteer.row(row).country == country; });
    if (one && country >= 0 && (d.strong || d.prominence >= 4)) votes.add(country, 1);
  }
  return votes;
}

bool voted(const Gazetteer& gazetteer, const Votes& votes, const PlaceMention& place) {
  return std::any_of(place.candidates.begin(), place.candidates.end(),
                     [&](auto row) { return votes.contains(gazetteer.row(row).country); });
}

bool accepted(const Gazetteer& gazetteer, const Votes& votes, const PlaceDraft& d) {
  const auto& place = *d.mention.place();
  if (d.strong) return true;
  const bool home = voted(gazetteer, votes, place);
  // «في بابا عمرو»: behind a preposition of place even a name that sounds like a man's.
  if (d.titled && d.prominence < 8) return d.locative && d.several && home;
  if (d.common && d.prominence < 4) return d.locative && d.prominence >= 3 && home;
  if (d.common) return home && (d.locative || d.prominence >= 8);
  if (d.prominence >= 4) return true;
  if (d.several && (home || d.prominence >= 3)) return true;
  if (d.prominence >= 3) return home || d.locative;
  if (d.locative) return home;
  return d.from && home;
}

// «في الخوخة جنوب الحديدة», «في البصيرة بريف دير الزور»: a town called by an everyday word, and right behind it
// what holds it or lies near it. «في الصور» needs more than that.
bool beside(const Gazetteer& gazetteer, const std::vector<PlaceDraft>& drafts, std::size_t at) {
  constexpr std::uint32_t kGap = 2;
  constexpr std::uint8_t kTown = 3;
  constexpr double kNearKm = 60;
  const auto& d = drafts[at];
  if (at + 1 >= drafts.size() || !d.locative || d.prominence < kTown) return false;
  const auto& next = drafts[at + 1];
  const auto& other = *next.mention.place();
  const auto end = d.mention.tokens.last, begin = next.mention.tokens.first;
  if (next.mention.sentence != d.mention.sentence || begin < end || begin - end > kGap) return false;
  if ((other.kind != "countryside" && other.direction.empty()) || (next.common && next.prominence <= kTown))
    return false;
  for (const auto row : d.mention.place()->candidates)
    for (const auto around : other.candidates) {
      const auto kind = gazetteer.row(around).kind;
      if (kind == PlaceKind::country || gazetteer.row(row).prominence < kTown) continue;
      if (gazetteer.within(static_cast<std::int32_t>(row), static_cast<std::int32_t>(around))) return true;
      if (is_settlement(kind) && gazetteer.has_point(row) && gazetteer.has_point(around) &&
          gazetteer.km(row, around) < kNearKm)
        return true;
    }
  return false;
}

bool has_antecedent(const std::vector<PlaceDraft>& drafts, std::size_t at, const std::vector<char>& taken) {
  for (std::size_t i = 0; i < at; ++i)
    if (taken[i] != 0 && !drafts[i].mention.place()->definite_epithet && !drafts[i].mention.place()->metonym)
      return true;
  return false;
}

std::vector<CountryVote> ranked(const Votes& votes) {
  std::vector<CountryVote> list = votes.list();
  std::sort(list.begin(), list.end(), [](const CountryVote& a, const CountryVote& b) {
    return a.weight != b.weight ? a.weight > b.weight : a.row < b.row;
  });
  return list;
}

// موسكو, واشنطن in a document about elsewhere, and no preposition of place before it: a government.
// Opening a sentence before a mark it is a dateline.
void foreign_capital(const Gazetteer& gazetteer, const Reading& reading, PlaceDraft& d) {
  auto& place = *d.mention.place();
  if (d.locative || d.from || place.part || !place.kind_word.empty()) return;
  double all = 0;
  for (const auto& vote : reading.countries) all += vote.weight;
  const bool capital = std::any_of(place.candidates.begin(), place.candidates.end(), [&](auto row) {
    const auto& r = gazetteer.row(row);
    if (r.kind != PlaceKind::capital || reading.countries.empty()) return false;
    const auto vote = std::find_if(reading.countries.begin(), reading.countries.end(),
                                   [&](const CountryVote& v) { return v.row == r.country; });
    return vote == reading.countries.end() || vote->weight < kHomeShare * all;
  });
  if (!capital) return;
  const auto& sentence = reading.sentences[d.mention.sentence];
  const auto after = d.mention.tokens.last;
  if (d.mention.tokens.first == sentence.first &&
      (after >= sentence.last || reading.tokens[after].kind == TokenKind::punctuation))
    return;
  place.metonym = true;
}

}  // namespace

void places(const Lexicon& lexicon, Reading& reading) {
  PlaceFinder finder(lexicon, reading);
  auto drafts = finder.run();
  const auto& gazetteer = lexicon.gazetteer();
  const auto votes = countries(gazetteer, drafts, finder.words());
  std::vector<char> taken(drafts.size(), 0);
  std::vector<char> groups(drafts.size() + 1, 0);  // by number; each draft makes one at most, -1 is none
  std::vector<std::string_view> names;
  const auto words = [&](const PlaceDraft& d) {
    const Span s = d.mention.place()->name;
    return std::string_view(reading.document.text).substr(s.begin, s.size());
  };
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    auto& d = drafts[i];
    const auto& place = *d.mention.place();
    bool take = accepted(gazetteer, votes, d);
    if (!take && !d.titled) take = voted(gazetteer, votes, place) && beside(gazetteer, drafts, i);
    if (place.definite_epithet) take = has_antecedent(drafts, i, taken);
    // An item of a list is what its fellows are.
    if (!take && !d.common && groups[static_cast<std::size_t>(place.group + 1)] != 0 && voted(gazetteer, votes, place))
      take = true;
    if (!take) continue;
    taken[i] = 1;
    groups[static_cast<std::size_t>(place.group + 1)] = 1;
    if (!place.definite_epithet) names.push_back(words(d));
  }
  // A name that was a place once in this document is one everywhere.
  std::sort(names.begin(), names.end());
  for (std::size_t i = 0; i < drafts.size(); ++i)
    if (taken[i] == 0 && !drafts[i].common && !drafts[i].titled &&
        std::binary_search(names.begin(), names.end(), words(drafts[i])))
      taken[i] = 1;
  reading.countries = ranked(votes);
  const auto kept = static_cast<std::size_t>(std::count(taken.begin(), taken.end(), 1));
  reading.mentions.reserve(reading.mentions.size() + kept);
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    if (taken[i] == 0) continue;
    foreign_capital(gazetteer, reading, drafts[i]);
    // A bare name has no kind word to vouch for it.
    auto& place = *drafts[i].mention.place();
    place.doubtful = place.kind.empty();
    reading.mentions.push_back(std::move(drafts[i].mention));
  }
}

}  // namespace isnad::annotate
