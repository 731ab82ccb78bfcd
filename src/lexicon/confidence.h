// What the construction of a claim adds to its confidence: data/rules/confidence.tsv, compiled.
#pragma once
#include "lexicon/blob.h"

namespace isnad {

struct ConfidenceRow {  // section "confidence"
  StringRef feature;
  float weight = 0;  // log odds
};

}  // namespace isnad
