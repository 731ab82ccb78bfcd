// National teams and clubs named by their country or city: «تعادلت إيطاليا», «مباراة السد». In a
// sentence about sport such a name is neither where something is nor a state that acts.
// Thread-safe.
#pragma once
#include "lexicon/lexicon.h"
#include "model/reading.h"

namespace isnad::annotate {

// Turns the places and states that are teams into unlisted bodies.
void find_teams(const Lexicon& lexicon, Reading& reading);

}  // namespace isnad::annotate
