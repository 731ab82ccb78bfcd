// How a claim came about: by which form of predicate, hung how on what, with which slots. Names of
// features that data/rules/confidence.tsv weighs and `isnad explain` shows. Thread-safe.
#pragma once
#include <string_view>
#include <vector>

#include "claims/told_line.h"

namespace isnad::claims {

// In a fixed order; needs modality, attribution, time and places set.
std::vector<std::string_view> construction(const View& view, const Candidate& candidate);

// Only referred to in passing, not told as the news: off its sentence's line, a bare noun that hangs on
// something else, what goes on or is usual, what a marker or an old date sets in the past.
bool background(const View& view, const ToldLine& line, const Candidate& candidate);

}  // namespace isnad::claims
