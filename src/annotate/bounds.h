// Phrases that bound a number (data/ar/bounds.tsv): أكثر من, ما لا يقل عن, على الأقل. Thread-safe.
#pragma once
#include <optional>

#include "annotate/words.h"

namespace isnad::annotate {

struct Bound {
  std::optional<BoundOp> op;
  std::uint32_t edge = 0;  // the token where the phrase starts (before) or the one after it
};

// The longest phrase that ends just before token i.
Bound bound_before(const Words& words, std::uint32_t i);
// The longest phrase that precedes numbers and starts at token i.
Bound bound_at(const Words& words, std::uint32_t i);
// The longest phrase that follows numbers and starts at token i.
Bound bound_after(const Words& words, std::uint32_t i);

}  // namespace isnad::annotate
