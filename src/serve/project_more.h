// Contradictions and imports of a project, as rows of the desk. Not shared between threads.
#pragma once
#include <isnad/store.h>

#include "serve/claim_shelf.h"
#include "serve/source.h"

namespace isnad::serve {

// Of the events the filter takes, the latest first.
Result<Page<ContradictionRow>> project_contradictions(Project& project, const Filter& filter, ClaimShelf& shelf);
Result<std::vector<ImportRow>> project_imports(Project& project, std::size_t most);

}  // namespace isnad::serve
