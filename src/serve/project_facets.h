// What the claims of a filter can be filtered by further, counted in a project. One group-by each.
#pragma once
#include "serve/source.h"
#include "store/sqlite/database.h"

namespace isnad::serve {

Result<std::vector<FacetValue>> project_facet(store::Database& database, Facet facet, const Filter& filter,
                                              std::size_t limit);

}  // namespace isnad::serve
