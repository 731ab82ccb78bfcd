// The closed classes that numbers and times are made of: numerals, month names, units, words that
// bound or place. One row per form and role; a surface form is looked up once, when the word memo
// first meets it. Sources: data/ar/{number_words,months,weekdays,time_units,time_words,bounds,
// measure_units,number_labels,number_stops}.tsv. Thread-safety: immutable.
#pragma once
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "lexicon/blob.h"
#include "model/token.h"

namespace isnad {

// The roles of data/ar/*.tsv, in the order of kWordRoleNames.
enum class WordRole : std::uint8_t {
  unit,
  ten,
  tens,
  hundred,
  hundreds,
  scale,
  scale_dual,
  scale_plural,
  vague_plural,
  several,
  number_noun,
  nayyif,
  ordinal,
  fraction,
  fraction_dual,
  fraction_many,
  dozen,
  negative,
  part,
  month,
  weekday,
  time_unit,
  time_unit_dual,
  time_unit_plural,
  day_offset,
  day_part,
  past,
  next,
  current,
  edge,
  rest,
  few,
  this_,
  since,
  ago,
  after,
  within,
  length,
  until,
  at,
  clock,
  era,
  future,
  decade,
  season,
  weekend,
  now,
  bound_end,
  bound_start,
  measure,
  label,
  stop,
};
inline constexpr std::size_t kWordRoles = 52;  // no more than 64: MarkedForm has a bit for each
std::string_view name_of(WordRole role);

enum ClosedFlag : std::uint16_t {
  kDoubtful = 1,  // month names that are more often something else
  kHijri = 2,
  kNamesDates = 4,  // labels: a date after them makes a name
};

struct ClosedRow {
  StringRef form;    // folded, without the article
  StringRef second;  // months of two words: the second word, folded as it stands
  double value = 0;
  WordRole role = WordRole::unit;
  std::uint8_t sub = 0;  // time units: TimeUnit; measures: NumberUnit
  std::uint16_t flags = 0;
  std::uint32_t unused = 0;
};

struct ClosedSlot {  // open addressing, a power of two of slots; length 0: empty
  StringRef form;
  std::uint32_t first = 0, count = 0;  // rows
};

// Phrases that bound a number, «ما لا يقل عن»; see data/ar/bounds.tsv.
enum class BoundOp : std::uint8_t { over, from, under, upto, about, between };
struct BoundRow {
  StringRef words[5];
  std::uint8_t count = 0;
  std::uint8_t after = 0;  // stands after the number and its noun
  BoundOp op = BoundOp::about;
  std::uint8_t unused = 0;
};

struct MarkedForm;

class ClosedWords {
 public:
  ClosedWords() = default;
  explicit ClosedWords(const Blob& blob);

  // Fills form.closed and form.roles from form.bases.
  void find(MarkedForm& form) const;

  [[nodiscard]] const ClosedRow& row(const ClosedWord& word) const { return rows_[word.row]; }
  [[nodiscard]] std::span<const BoundRow> bounds() const { return bounds_; }
  // Beside bounds(): word_bit (lexicon/marked_form.h) of the first word.
  [[nodiscard]] std::span<const std::uint64_t> bound_bits() const { return bound_bits_; }
  [[nodiscard]] std::string_view text(StringRef ref) const { return blob_->string(ref); }

 private:
  void add(std::string_view text, std::uint16_t proclitics, WordForm& form) const;
  const Blob* blob_ = nullptr;
  std::span<const ClosedSlot> slots_;
  std::span<const ClosedRow> rows_;
  std::span<const BoundRow> bounds_;
  std::vector<std::uint64_t> bound_bits_;
};

}  // namespace isnad
