#include "resolve/actor_variants.h"

#include <algorithm>

#include "model/actor_traits.h"
#include "resolve/place_variants.h"
#include "text/fold.h"

namespace isnad::resolve {
namespace {

constexpr double kFarthest = 1.0;
constexpr std::size_t kShortest = 10;  // bytes: five letters; shorter names are like too many others

std::string folded(std::string_view name) {
  std::string out;
  for (const auto& word : text::fold_words(name)) out += (out.empty() ? "" : " ") + word;
  return out;
}

std::string sentence_text(const Reading& reading, std::uint32_t sentence) {
  const auto span = reading.sentences[sentence].span;
  std::string out = reading.document.text.substr(span.begin, span.size());
  std::replace_if(
      out.begin(), out.end(), [](char c) { return c == '\n' || c == '\t' || c == '\r'; }, ' ');
  return out;
}

// «ويعرف باسم», «المعروفة باسم», «أو», an opening bracket: the next words are the same one's name.
bool renames(std::string_view between) {
  constexpr std::size_t kLongest = 48;
  if (between.size() > kLongest) return false;
  const auto bracket = between.find_first_not_of(' ');
  if (bracket != std::string_view::npos && between[bracket] == '(')
    return between.find_first_not_of(" \"", bracket + 1) == std::string_view::npos;
  const auto words = text::fold_words(between);
  if (words.size() == 1) return words.front() == "او";
  if (words.size() != 2 || (words.back() != "باسم" && words.back() != "ب")) return false;
  for (const std::string_view stem : {"عرف", "عروف", "سمي", "سمى"})
    if (words.front().find(stem) != std::string::npos) return true;
  return false;
}

bool unlisted(const Reading& reading, const ActorMention& a) {
  return a.name_form == NameForm::full && a.candidates.empty() && a.entity >= 0 &&
         reading.entities[static_cast<std::size_t>(a.entity)].actor_row < 0 &&
         !reading.entities[static_cast<std::size_t>(a.entity)].ref.generic;
}

}  // namespace

void ActorVariants::add(const Reading& reading) {
  for (const auto& m : reading.mentions) {
    const auto* a = m.actor();
    if (a == nullptr || !unlisted(reading, *a)) continue;
    // An office alone is no name.
    if (a->title_token >= 0 && static_cast<std::uint32_t>(a->title_token) == m.tokens.first) continue;
    auto& seen = seen_[folded(a->name)];
    if (seen.times++ == 0)
      seen = {a->name, sentence_text(reading, m.sentence), 1, traits_of(a->cls).named == Named::person};
  }
  beside(reading);
}

void ActorVariants::beside(const Reading& reading) {
  const Mention* before = nullptr;
  for (const auto& m : reading.mentions) {
    const auto* a = m.actor();
    if (a == nullptr) continue;
    const auto* left = before;
    before = &m;
    if (left == nullptr || left->sentence != m.sentence || left->span.end > m.span.begin) continue;
    const std::string_view text = reading.document.text;
    if (!renames(text.substr(left->span.end, m.span.begin - left->span.end))) continue;
    const auto* b = left->actor();
    for (const auto& [listed, other] : {std::pair{a, b}, std::pair{b, a}}) {
      if (listed->candidates.size() != 1 || !unlisted(reading, *other)) continue;
      if (traits_of(listed->cls).named != traits_of(other->cls).named) continue;
      auto& seen = renamed_[{folded(other->name), listed->candidates.front()}];
      if (seen.times++ == 0) seen = {other->name, sentence_text(reading, m.sentence), 1, false};
    }
  }
}

std::vector<ActorProposal> ActorVariants::proposals(std::size_t most) const {
  std::vector<ActorProposal> all;
  for (const auto& [key, seen] : renamed_) all.push_back({seen.words, seen.times, key.second, 0, seen.context});
  std::vector<std::string> names(table_.size());
  for (std::uint32_t row = 0; row < names.size(); ++row) names[row] = folded(table_.text(table_.row(row).name));
  for (const auto& [name, seen] : seen_) {
    if (name.size() < kShortest) continue;
    std::vector<ActorProposal> here;
    for (std::uint32_t row = 0; row < names.size(); ++row) {
      const auto longer = std::max(names[row].size(), name.size()), shorter = std::min(names[row].size(), name.size());
      constexpr std::size_t kTwoLetters = 4;
      if (longer - shorter > kTwoLetters) continue;
      if ((traits_of(table_.cls(row)).named == Named::person) != seen.person) continue;
      const double far = spelling_distance(name, names[row]);
      if (far > 0 && far <= kFarthest) here.push_back({seen.words, seen.times, row, far, seen.context});
    }
    std::stable_sort(here.begin(), here.end(), [](const auto& a, const auto& b) { return a.distance < b.distance; });
    if (here.size() > most) here.resize(most);
    all.insert(all.end(), here.begin(), here.end());
  }
  std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
    return a.distance != b.distance ? a.distance < b.distance : a.times > b.times;
  });
  return all;
}

}  // namespace isnad::resolve
