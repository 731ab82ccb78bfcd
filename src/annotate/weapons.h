// Weapons by the phrases of data/ar/weapons.tsv. Thread-safe.
#pragma once
#include "lexicon/lexicon.h"
#include "model/reading.h"

namespace isnad::annotate {

void weapons(const Lexicon& lexicon, Reading& reading);

}  // namespace isnad::annotate
