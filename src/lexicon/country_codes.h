// Codes of countries in other people's data: rows of data/ontology/countries.tsv.
#pragma once
#include <cstdint>

#include "lexicon/blob.h"

namespace isnad {

struct CountryCodes {
  StringRef iso2, iso3, name, acled_region, ucdp_region;
  std::int32_t numeric = 0;  // ISO 3166-1
  std::int32_t gw = 0;       // Gleditsch and Ward's number; 0 none
};

}  // namespace isnad
