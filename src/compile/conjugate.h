// Conjugates a verb from its vocalised past and present, third person masculine singular: all
// forms I–X and quadriliterals, sound, assimilated, hollow, defective, doubled and hamzated. Gives
// what news writes: third person, first person, second plural; indicative, subjunctive and jussive
// spellings; of commands the plural, which alone is told from other forms. Method: W. Wright, A Grammar of the Arabic
// Language, I. Thread-safe.
#pragma once
#include <isnad/error.h>

#include <string_view>
#include <vector>

#include "compile/inflected.h"

namespace isnad::compile {

// `passive`: whether the verb has a passive. malformed: the present does not begin with ya, or the
// past is too short.
Result<std::vector<Inflected>> conjugate(std::string_view past, std::string_view present, bool passive);

}  // namespace isnad::compile
