#include "annotate/bounds.h"

namespace isnad::annotate {
namespace {

bool stands_at(const Words& words, const BoundRow& row, std::uint32_t i) {
  const auto& closed = words.closed();
  if (i + row.count > words.last() || !words.word(i, closed.text(row.words[0]))) return false;
  for (std::uint32_t k = 1; k < row.count; ++k)
    if (words.folded(i + k) != closed.text(row.words[k])) return false;
  return true;
}

Bound starting(const Words& words, std::uint32_t i, bool after) {
  const auto rows = words.closed().bounds();
  const auto bits = words.closed().bound_bits();
  const auto outline = words.has(i) ? marked(*words.token(i).word).outline : 0;
  for (std::size_t r = 0; r < rows.size(); ++r)
    if ((outline & bits[r]) != 0 && (rows[r].after != 0) == after && stands_at(words, rows[r], i))
      return {rows[r].op, i + rows[r].count};
  return {};
}

}  // namespace

Bound bound_before(const Words& words, std::uint32_t i) {
  if (i == words.first() || !words.is(i - 1, WordRole::bound_end)) return {};
  for (const auto& row : words.closed().bounds())
    if (row.after == 0 && i - words.first() >= row.count && stands_at(words, row, i - row.count))
      return {row.op, i - row.count};
  return {};
}

Bound bound_at(const Words& words, std::uint32_t i) {
  return words.is_word(i) && words.is(i, WordRole::bound_start) ? starting(words, i, false) : Bound{};
}

Bound bound_after(const Words& words, std::uint32_t i) {
  return words.is(i, WordRole::bound_start) ? starting(words, i, true) : Bound{};
}

}  // namespace isnad::annotate
