// Type and slots → PLOVER, ACLED and CAMEO codes, by data/ontology/*.tsv: the first row of the
// type whose conditions hold; «-» is no code. `background`: only referred to (construction.h).
// Thread-safe.
#pragma once
#include <isnad/claim.h>

#include "lexicon/lexicon.h"

namespace isnad::claims {

void set_codes(const Lexicon& lexicon, Claim& claim, bool background);

}  // namespace isnad::claims
