// What WordFlag bits mean on first names, where the meanings for bodies have no use.
#pragma once
#include "lexicon/actor_table.h"

namespace isnad {

// A family name: by itself it names a person, or, with kWordCommon, only behind a first name.
inline constexpr WordFlag kWordFamily = kWordAnyBody;

}  // namespace isnad
