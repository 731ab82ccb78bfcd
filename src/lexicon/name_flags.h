// What WordFlag bits mean on first names and force words, where the meanings for bodies have no use.
#pragma once
#include "lexicon/actor_table.h"

namespace isnad {

// A family name: by itself it names a person, or, with kWordCommon, only behind a first name.
inline constexpr WordFlag kWordFamily = kWordAnyBody;

// A force word that a nationality makes nobody's army: «فصائل سورية».
inline constexpr WordFlag kWordIrregular = kWordAnyBody;

}  // namespace isnad
