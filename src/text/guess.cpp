#include "text/guess.h"

#include <algorithm>

namespace isnad::text {
namespace {

struct Prefix {
  std::string_view text;
  std::uint16_t bits;
  int score;
};
constexpr Prefix kArticles[] = {
    {"ال", kAl, 20},        {"وال", kWa | kAl, 19}, {"بال", kBi | kAl, 19},       {"لل", kLi | kAl, 18},
    {"فال", kFa | kAl, 15}, {"كال", kKa | kAl, 15}, {"ولل", kWa | kLi | kAl, 17}, {"وبال", kWa | kBi | kAl, 17}};
constexpr Prefix kSingles[] = {{"و", kWa, 9}, {"ب", kBi, 8},        {"ل", kLi, 8},       {"ف", kFa, 5},
                               {"ك", kKa, 3}, {"وب", kWa | kBi, 4}, {"ول", kWa | kLi, 4}};

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
  const std::string_view norm = a.lemma;
  const auto ends = [&](std::string_view s, std::size_t least) {
    return stem.size() >= least + s.size() && stem.ends_with(s);
  };
  const auto cut = [&](std::size_t bytes) { a.lemma = norm.substr(0, norm.size() - bytes); };
  const bool article = (bits & kAl) != 0;
  if (ends("يه", 6) && norm.ends_with("ة"))
    a.pos = Pos::adj, a.gender = Gender::feminine, cut(2);
  else if (norm.ends_with("ة") && norm.size() >= 6)
    a.gender = Gender::feminine;
  else if (ends("يات", 6))
    a.pos = Pos::noun, a.gender = Gender::feminine, a.number = Number::plural;
  else if (ends("ات", 6))
    a.gender = Gender::feminine, a.number = Number::plural, cut(4);
  else if (article && (ends("يون", 4) || ends("يين", 4)))
    a.number = Number::plural, a.pos = Pos::adj, cut(4);
  else if (article && (ends("ون", 6) || ends("ين", 6)))
    a.number = Number::plural, cut(4);
  else if (ends("ي", 6) && article)
    a.pos = Pos::adj;
  else if (!article)
    a.pos = Pos::propn, a.gender = Gender::unknown;
  a.score = static_cast<std::int16_t>(score);
  return a;
}

// Whether some place's or actor's name begins with it.
bool begins_name(const Lexicon& lexicon, std::string_view folded) {
  const auto* slot = lexicon.vocabulary().find(folded);
  return slot != nullptr && slot->starts != 0;
}

// A single letter may be cut from an unknown word only where that leaves something a name could be:
// «وترامب», «لأوباما»; «واشنطن», «ويليام», «لندن», «باريس» keep theirs.
bool may_cut(std::string_view rest, std::uint16_t bits) {
  if (rest.size() < 8) return false;
  if ((bits & kWa) != 0) return !rest.starts_with("ا") && !rest.starts_with("ي");
  return (bits & (kLi | kBi)) != 0 && rest.starts_with("ا");
}

}  // namespace

void guess(const Lexicon& lexicon, WordForm& form) {
  const std::string_view f = form.folded;
  const auto name = [&](std::size_t begin, std::uint16_t bits, int score) {
    Analysis a = shape(form, begin, bits, score);
    a.pos = Pos::propn;
    a.lemma = form.norm.size() == f.size() ? std::string_view(form.norm).substr(begin) : f.substr(begin);
    form.analyses.push_back(a);
  };
  if (begins_name(lexicon, f)) name(0, f.starts_with("ال") ? kAl : kNoProclitic, 40);
  for (const auto& p : kArticles)
    if (f.starts_with(p.text) && f.size() >= p.text.size() + 4) {
      form.analyses.push_back(shape(form, p.text.size(), p.bits, p.score));
      break;
    }
  form.analyses.push_back(shape(form, 0, kNoProclitic, 10));
  for (const auto& p : kSingles) {
    if (!f.starts_with(p.text) || f.size() < p.text.size() + 6) continue;
    const auto rest = f.substr(p.text.size());
    if (begins_name(lexicon, rest))
      name(p.text.size(), p.bits, 30 + p.score);
    else
      form.analyses.push_back(shape(form, p.text.size(), p.bits, may_cut(rest, p.bits) ? p.score + 5 : p.score));
  }
}

}  // namespace isnad::text
