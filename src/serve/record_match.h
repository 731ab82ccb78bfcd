// Whether a claim record meets a filter, and what it offers to filter by. Used where no database
// does it. Thread-safe.
#pragma once
#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "serve/source.h"

namespace isnad::serve {

using Record = nlohmann::json;

struct Days {
  std::optional<Day> first, last;
};
Days days_of(const Record& claim);
// The parts of the filter that lie in the record itself; document, event and review do not. What tells no day
// stands under its day of publication.
bool record_fits(const Record& claim, const Filter& filter, const std::optional<Day>& published);
// Calls `give` with each value once per claim.
void facet_values(const Record& claim, Facet facet, const std::function<void(FacetValue)>& give);

}  // namespace isnad::serve
