// Dating an undated article from its own constraints: a weekday beside أمس, a day and month that is
// past, a length of time since a dated beginning, landmarks of the public record
// (data/time/landmarks.tsv). Every constraint strikes days off the calendar 1990 to 2039; what is
// left is the interval, with one reason a constraint. A constraint that leaves nothing is dropped.
// Thread-safe.
#pragma once
#include "lexicon/lexicon.h"
#include "model/reading.h"

namespace isnad::resolve {

// Fills reading.publication and adds a Note; does nothing where a publication day is given.
void infer_publication(const Lexicon& lexicon, Reading& reading);

}  // namespace isnad::resolve
