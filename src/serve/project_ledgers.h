// The ledgers of a project as the desk sends them: who holds what, what it cost, how talks stand; and
// an analyst's merges and splits. Not shared between threads.
#pragma once
#include "serve/ledger_book.h"
#include "serve/source.h"

namespace isnad::serve {

// Records as JSON, a page of them where there are many, or all rows as CSV. as_of (the last day told of by
// default), source, place and actor of the filter count, as far as the ledger knows them; a day of knowledge
// is the book's own.
std::string ledger_of(const LedgerBook& book, Ledger ledger, const Filter& filter, bool csv);

// Judges and fuses anew. The answer names the judgement and how many events there are now.
Result<std::string> project_join(Project& project, const JoinRequest& request);
Result<std::string> project_judgements(Project& project);

}  // namespace isnad::serve
