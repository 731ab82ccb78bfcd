#include "lexicon/closed_words.h"

#include <algorithm>
#include <array>

#include "lexicon/vocabulary.h"

namespace isnad {
namespace {

constexpr std::string_view kArticle = "ال";

constexpr std::array<std::string_view, kWordRoles> kWordRoleNames = {"unit",
                                                                     "ten",
                                                                     "tens",
                                                                     "hundred",
                                                                     "hundreds",
                                                                     "scale",
                                                                     "scale_dual",
                                                                     "scale_plural",
                                                                     "vague_plural",
                                                                     "several",
                                                                     "number_noun",
                                                                     "nayyif",
                                                                     "ordinal",
                                                                     "fraction",
                                                                     "fraction_dual",
                                                                     "fraction_many",
                                                                     "dozen",
                                                                     "negative",
                                                                     "part",
                                                                     "month",
                                                                     "weekday",
                                                                     "time_unit",
                                                                     "time_unit_dual",
                                                                     "time_unit_plural",
                                                                     "day_offset",
                                                                     "day_part",
                                                                     "past",
                                                                     "next",
                                                                     "current",
                                                                     "edge",
                                                                     "rest",
                                                                     "few",
                                                                     "this",
                                                                     "since",
                                                                     "ago",
                                                                     "after",
                                                                     "within",
                                                                     "length",
                                                                     "until",
                                                                     "at",
                                                                     "clock",
                                                                     "era",
                                                                     "future",
                                                                     "decade",
                                                                     "season",
                                                                     "weekend",
                                                                     "now",
                                                                     "bound_end",
                                                                     "bound_start",
                                                                     "measure",
                                                                     "label",
                                                                     "stop"};

}  // namespace

std::string_view name_of(WordRole role) { return kWordRoleNames[static_cast<std::size_t>(role)]; }

void ClosedWords::add(std::string_view text, std::uint16_t proclitics, WordForm& form) const {
  if (slots_.empty() || text.empty()) return;
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t i = word_hash(text) & mask; slots_[i].form.length != 0; i = (i + 1) & mask) {
    if (blob_->string(slots_[i].form) != text) continue;
    for (std::uint32_t r = slots_[i].first; r < slots_[i].first + slots_[i].count; ++r) {
      const bool known =
          std::any_of(form.closed.begin(), form.closed.end(), [r](const ClosedWord& w) { return w.row == r; });
      if (!known) form.closed.push_back({static_cast<std::uint16_t>(r), proclitics});
    }
    return;
  }
}

void ClosedWords::find(WordForm& form) const {
  form.closed.clear();
  for (const Base& base : form.bases) {
    add(base.text, base.proclitics, form);
    if (base.text.starts_with(kArticle) && base.text.size() > kArticle.size() + 2)
      add(base.text.substr(kArticle.size()), static_cast<std::uint16_t>(base.proclitics | kAl), form);
  }
  // A whole word that is no numeral hides the numerals one could cut out of it.
  const bool whole = std::any_of(form.closed.begin(), form.closed.end(), [&](const ClosedWord& w) {
    return w.proclitics == 0 && rows_[w.row].role == WordRole::stop;
  });
  if (whole)
    std::erase_if(form.closed, [this](const ClosedWord& w) {
      return (w.proclitics & ~kAl) != 0 && rows_[w.row].role != WordRole::bound_start;
    });
}

}  // namespace isnad
