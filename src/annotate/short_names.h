// Later mentions of a person by one word of the name. Thread-safe.
#pragma once
#include <cstddef>

#include "lexicon/lexicon.h"
#include "model/reading.h"

namespace isnad::annotate {

void put_actor(Reading& reading, std::uint32_t sentence, TokenRange tokens, ActorMention mention);

// Surnames, and first names that one person alone bears, of the persons among the mentions from
// `from` on: their later mentions by that word are added as short names.
void find_short_names(const Lexicon& lexicon, Reading& reading, std::size_t from);

}  // namespace isnad::annotate
