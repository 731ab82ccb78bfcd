#include "lexicon/marked_form.h"

namespace isnad {

void mark(const Vocabulary& vocabulary, MarkedForm& form) {
  constexpr std::string_view kArticle = "ال";
  form.marks.clear();
  form.marks.reserve(form.bases.size());
  form.starts = 0;
  form.outline = 0;
  for (const Base& base : form.bases) {
    const auto* slot = vocabulary.find(base.text);
    form.marks.push_back(slot == nullptr ? BaseMark{} : BaseMark{slot->id, slot->starts});
    form.starts |= form.marks.back().starts;
    form.outline |= word_bit(base.text);
    if (base.text.starts_with(kArticle)) form.outline |= word_bit(base.text.substr(kArticle.size()));
  }
}

}  // namespace isnad
