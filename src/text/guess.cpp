#include "text/guess.h"

#include <algorithm>

namespace isnad::text {
namespace {

Analysis shape(const WordForm& form, std::size_t begin, std::uint16_t bits, int score) {
  Analysis a;
  a.guessed = true;
  a.proclitics = bits;
  a.stem_begin = static_cast<std::uint8_t>(std::min<std::size_t>(begin, 255));
  a.stem_end = static_cast<std::uint8_t>(std::min<std::size_t>(form.folded.size(), 255));
  const std::string_view stem = std::string_view(form.folded).substr(begin);
  a.lemma = form.norm.size() == form.folded.size() ? std::string_view(form.norm).substr(begin) : stem;
  a.pos = Pos::noun;
  a.gender = Gender::masculine;
  a.number = Number::singular;
  const auto ends = [&](std::string_view s, std::size_t least) {
    return stem.size() >= least + s.size() && stem.ends_with(s);
  };
  const bool article = (bits & kAl) != 0;
  if (ends("يه", 4)) a.pos = article ? Pos::adj : Pos::noun, a.gender = Gender::feminine;
  else if (ends("ه", 4)) a.gender = Gender::feminine;
  else if (ends("ات", 4)) a.gender = Gender::feminine, a.number = Number::plural;
  else if (ends("يون", 4) || ends("يين", 4)) a.number = Number::plural, a.pos = Pos::adj;
  else if (ends("ون", 6) || (article && ends("ين", 6))) a.number = Number::plural;
  else if (ends("ي", 6)) a.pos = article ? Pos::adj : Pos::propn;
  else if (!article) a.pos = Pos::propn;
  a.score = static_cast<std::int16_t>(score);
  return a;
}

}  // namespace

void guess(WordForm& form) {
  const std::string_view f = form.folded;
  if (!form.analyses.empty()) return;
  struct Prefix { std::string_view text; std::uint16_t bits; int score; };
  static constexpr Prefix kPrefixes[] = {
      {"ال", kAl, 20}, {"وال", kWa | kAl, 19}, {"بال", kBi | kAl, 19}, {"لل", kLi | kAl, 18},
      {"فال", kFa | kAl, 15}, {"كال", kKa | kAl, 15}, {"ولل", kWa | kLi | kAl, 17}, {"وبال", kWa | kBi | kAl, 17}};
  for (const auto& p : kPrefixes)
    if (f.starts_with(p.text) && f.size() >= p.text.size() + 4) {
      form.analyses.push_back(shape(form, p.text.size(), p.bits, p.score));
      break;
    }
  form.analyses.push_back(shape(form, 0, kNoProclitic, 10));
  struct Single { std::string_view text; std::uint16_t bits; int score; };
  static constexpr Single kSingles[] = {{"و", kWa, 9}, {"ب", kBi, 8}, {"ل", kLi, 8}, {"ف", kFa, 5}, {"ك", kKa, 3}};
  for (const auto& p : kSingles)
    if (f.starts_with(p.text) && f.size() >= p.text.size() + 6)
      form.analyses.push_back(shape(form, p.text.size(), p.bits, p.score));
}

}  // namespace isnad::text
