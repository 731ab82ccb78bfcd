// The ledgers of a project as the desk sends them: who holds what, what it cost, how talks stand; and
// an analyst's merges and splits. Not shared between threads.
#pragma once
#include <isnad/store.h>

#include "serve/source.h"

namespace isnad::serve {

// Records as JSON, or rows as CSV. as_of (the last day told of by default), known_by, source, place and
// actor of the filter count, as far as the ledger knows them.
Result<std::string> project_ledger(Project& project, Ledger ledger, const Filter& filter, bool csv);

// Judges and fuses anew. The answer names the judgement and how many events there are now.
Result<std::string> project_join(Project& project, const JoinRequest& request);
Result<std::string> project_judgements(Project& project);

}  // namespace isnad::serve
