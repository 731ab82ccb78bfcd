#include "claims/loyalty.h"

#include <algorithm>
#include <array>

namespace isnad::claims {
namespace {

// Families whose participles tell of a side: «موالية ل», «مدعومة من», «متحالفة مع», «مناهضة ل», «منشقة عن».
constexpr std::array<std::string_view, 6> kSides{"belong.loyal", "support", "ally", "oppose", "reject", "defect"};

bool takes_side(const View& view, std::uint32_t t) {
  const auto& word = view.token(t);
  const auto form = word.analysis().form;
  if (form != Form::active_participle && form != Form::passive_participle && word.analysis().pos != Pos::adj)
    return false;
  const auto& all = word.word->analyses;
  return std::any_of(all.begin(), all.end(), [&](const Analysis& a) {
    if (a.form != Form::active_participle && a.form != Form::passive_participle) return false;
    return std::any_of(kSides.begin(), kSides.end(),
                       [&](std::string_view family) { return view.lexicon().lexemes().under_family(a, family); });
  });
}

}  // namespace

void drop_sides(const View& view, const Filler& f, std::vector<std::uint32_t>& mentions) {
  if (f.np < 0 || mentions.empty()) return;
  const auto& np = view.phrase(f.np);
  if ((view.token(np.head).analysis().proclitics & kAl) != 0) return;  // «القوات الموالية للحكومة»: her side in the war
  std::uint32_t side = np.tokens.last;
  for (auto t = np.head + 1; t < np.tokens.last && side == np.tokens.last; ++t)
    if (takes_side(view, t)) side = t;
  if (side == np.tokens.last) return;
  std::erase_if(mentions, [&](std::uint32_t m) { return view.reading().mentions[m].tokens.first > side; });
}

}  // namespace isnad::claims
