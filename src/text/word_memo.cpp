#include "text/word_memo.h"

#include <array>

#include "text/fold.h"

namespace isnad::text {
namespace {

void add_bases(WordForm& form) {
  struct Prefix { std::string_view text; std::uint16_t bits; };
  static constexpr std::array<Prefix, 12> kPrefixes = {{
      {"و", kWa}, {"ف", kFa}, {"ب", kBi}, {"ل", kLi}, {"ك", kKa}, {"وب", kWa | kBi},
      {"ول", kWa | kLi}, {"فب", kFa | kBi}, {"فل", kFa | kLi}, {"وك", kWa | kKa}, {"بال", kBi | kAl}, {"كال", kKa | kAl}}};
  form.bases.push_back({form.folded, kNoProclitic});
  for (const auto& p : kPrefixes) {
    const std::string_view f = form.folded;
    if (!f.starts_with(p.text) || f.size() < p.text.size() + 4) continue;
    if ((p.bits & kAl) == 0) form.bases.push_back({f.substr(p.text.size()), p.bits});
  }
  for (const std::string_view p : {"لل", "ولل", "فلل"}) {
    const std::string_view f = form.folded;
    if (!f.starts_with(p) || f.size() < p.size() + 4) continue;
    form.store = "ال" + std::string(f.substr(p.size()));
    std::uint16_t bits = kLi | kAl;
    if (p.size() > 4) bits |= p.starts_with("و") ? kWa : kFa;
    form.bases.push_back({form.store, bits});
  }
}

}  // namespace

const WordForm* WordMemo::get(const Lexicon& lexicon, std::string_view raw) {
  (void)lexicon;
  auto& slot = forms_[std::string(raw)];
  if (!slot) {
    slot = std::make_unique<WordForm>();
    slot->norm = normalise(raw);
    slot->folded = fold(raw);
    add_bases(*slot);
    Analysis unknown;
    unknown.lemma = slot->folded;
    unknown.stem_end = static_cast<std::uint8_t>(std::min<std::size_t>(slot->folded.size(), 255));
    slot->analyses.push_back(unknown);
  }
  return slot.get();
}

void WordMemo::trim(std::size_t most) {
  if (forms_.size() > most) forms_.clear();
}

}  // namespace isnad::text
