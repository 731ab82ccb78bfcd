// Time expressions: points and periods with the words that place them (منذ, قبل, خلال, حتى,
// من … إلى), lengths, clock times. Fills TimeMention::parts, expression and ref.text; resolve/times.h
// gives them days. Numbers that stand inside a time are dropped. Call after numbers(). Thread-safe.
#pragma once
#include <string>

#include "lexicon/lexicon.h"
#include "model/reading.h"

namespace isnad::annotate {

void times(const Lexicon& lexicon, Reading& reading);

// The canonical form of docs/format/time.md.
std::string time_text(const TimeExpression& expression);

}  // namespace isnad::annotate
