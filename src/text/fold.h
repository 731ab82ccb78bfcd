// base/fold.h under the text stage's name, for the stages after it.
#pragma once
#include "base/fold.h"

namespace isnad::text {
using isnad::fold;
using isnad::fold_words;
using isnad::normalise;
}  // namespace isnad::text
