// How sure a claim is: its rule's confidence and what the construction adds, in log odds. Fitted on
// reviewed claims; `isnad eval confidence` prints how it holds elsewhere. Thread-safe.
#pragma once
#include <span>
#include <string_view>

#include "lexicon/lexicon.h"

namespace isnad::claims {

double calibrated(const Lexicon& lexicon, double rule, std::span<const std::string_view> construction);

}  // namespace isnad::claims
