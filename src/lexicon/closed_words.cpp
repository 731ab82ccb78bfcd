#include "lexicon/closed_words.h"

#include <algorithm>
#include <array>

#include "lexicon/marked_form.h"
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

ClosedWords::ClosedWords(const Blob& blob)
    : blob_(&blob),
      slots_(blob.table<ClosedSlot>("closed.slots")),
      rows_(blob.table<ClosedRow>("closed.rows")),
      bounds_(blob.table<BoundRow>("closed.bounds")) {
  bound_bits_.reserve(bounds_.size());
  for (const auto& row : bounds_) bound_bits_.push_back(word_bit(text(row.words[0])));
}

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

void ClosedWords::find(MarkedForm& form) const {
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
  form.roles = 0;
  for (const auto& w : form.closed) form.roles |= std::uint64_t{1} << static_cast<unsigned>(rows_[w.row].role);
}

}  // namespace isnad
