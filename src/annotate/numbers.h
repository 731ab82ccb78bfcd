// Quantities: numerals with what bounds them and what they count. «ما لا يقل عن 12 مدنياً» is a
// number with min 12, open_max, counted = مدنياً. Percent and ordinals come as kinds of their own.
// Numbers that are parts of designations (الفرقة 17) keep their mention with unit label. Thread-safe.
#pragma once
#include "lexicon/lexicon.h"
#include "model/reading.h"

namespace isnad::annotate {

void numbers(const Lexicon& lexicon, Reading& reading);

}  // namespace isnad::annotate
