#include "resolve/place_variants.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "base/utf8.h"
#include "text/fold.h"

namespace isnad::resolve {
namespace {

constexpr double kFarthest = 1.0;     // of a proposal
constexpr std::size_t kShortest = 4;  // letters: shorter names are like too many others

// Letters that stand for one another in dialect, transliteration and haste.
constexpr std::array<std::pair<char32_t, char32_t>, 14> kAlike = {{{U'س', U'ص'},
                                                                   {U'ت', U'ط'},
                                                                   {U'د', U'ض'},
                                                                   {U'ذ', U'ز'},
                                                                   {U'ذ', U'ظ'},
                                                                   {U'ز', U'ظ'},
                                                                   {U'ه', U'ح'},
                                                                   {U'ق', U'ك'},
                                                                   {U'غ', U'ق'},
                                                                   {U'ج', U'ش'},
                                                                   {U'ث', U'ت'},
                                                                   {U'ث', U'س'},
                                                                   {U'ا', U'ه'},
                                                                   {U'ض', U'ظ'}}};

std::u32string letters(std::string_view text) {
  std::u32string out;
  for (std::size_t i = 0; i < text.size();) {
    const auto d = utf8::decode(text, i);
    if (d.cp != U' ') out += d.cp;
    i += d.size;
  }
  return out;
}

double exchange(char32_t a, char32_t b) {
  if (a == b) return 0;
  for (const auto& [x, y] : kAlike)
    if ((a == x && b == y) || (a == y && b == x)) return 0.5;
  return 1;
}

double insertion(char32_t c) { return c == U'ا' || c == U'و' || c == U'ي' ? 0.5 : 1; }

double distance(const std::u32string& a, const std::u32string& b) {
  std::vector<double> row(b.size() + 1, 0), next(b.size() + 1, 0);
  for (std::size_t j = 1; j <= b.size(); ++j) row[j] = row[j - 1] + insertion(b[j - 1]);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    next[0] = row[0] + insertion(a[i - 1]);
    for (std::size_t j = 1; j <= b.size(); ++j)
      next[j] = std::min(
          {row[j - 1] + exchange(a[i - 1], b[j - 1]), row[j] + insertion(a[i - 1]), next[j - 1] + insertion(b[j - 1])});
    std::swap(row, next);
  }
  return row[b.size()];
}

}  // namespace

double spelling_distance(std::string_view a, std::string_view b) { return distance(letters(a), letters(b)); }

void PlaceVariants::add(const Reading& reading) {
  for (const auto& m : reading.mentions) {
    const auto* p = m.place();
    if (p == nullptr || p->row >= 0 || p->inside_name || p->metonym || p->definite_epithet || p->name.empty() ||
        p->resolved.admin.empty())
      continue;
    const std::string words = reading.document.text.substr(p->name.begin, p->name.size());
    std::string folded;
    for (const auto& word : text::fold_words(words)) folded += (folded.empty() ? "" : " ") + word;
    auto& seen = seen_[{folded, p->resolved.admin.back()}];
    if (seen.times++ == 0) seen.words = words;
  }
}

std::vector<VariantProposal> PlaceVariants::proposals(std::size_t most) const {
  std::unordered_map<std::string_view, std::int32_t> rows;
  std::vector<std::u32string> names(gazetteer_.size());
  for (std::uint32_t i = 0; i < gazetteer_.size(); ++i) {
    rows.emplace(gazetteer_.id(i), static_cast<std::int32_t>(i));
    names[i] = letters(text::fold(gazetteer_.name(i)));
  }
  std::vector<VariantProposal> all;
  for (const auto& [key, seen] : seen_) {
    const auto& [folded, container] = key;
    const auto wanted = letters(folded);
    if (wanted.size() < kShortest) continue;
    const auto found = rows.find(container);
    if (found == rows.end()) continue;
    // Within the governorate of the container, or the container itself where it has none.
    auto around = gazetteer_.ancestor(found->second, PlaceKind::governorate);
    if (around < 0) around = found->second;
    std::vector<VariantProposal> here;
    for (std::uint32_t i = 0; i < names.size(); ++i) {
      const auto longer = std::max(names[i].size(), wanted.size());
      const auto shorter = std::min(names[i].size(), wanted.size());
      if (longer - shorter > 2 || !gazetteer_.within(static_cast<std::int32_t>(i), around)) continue;
      const double d = distance(wanted, names[i]);
      if (d > 0 && d <= kFarthest) here.push_back({seen.words, seen.times, container, i, d});
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
