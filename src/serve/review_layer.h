// What follows from the judgements kept in a project: what each coder makes of each claim, which
// corrections no longer fit the reading in force, and the judged claims as gold. Not shared between
// threads, as the project is not.
#pragma once
#include <isnad/store.h>

#include "serve/source.h"

namespace isnad::serve {

Result<std::vector<Coding>> project_codings(Project& project);
Result<std::vector<Conflict>> project_conflicts(Project& project);
// Articles of which every claim that is read has been judged come whole; others with the claims
// that have been, so that the caller can tell which are complete.
Result<std::vector<GoldDocument>> project_gold(Project& project);
// Judges again, word for word, the claim that stands where the judged one stood, and takes the old
// judgement back. The new judgement.
Result<ReviewRow> keep_review(Project& project, const ReviewRequest& request);

// One article a line: doc, outlet, published, claims with quote, start, end and the coded fields.
std::string gold_line(const GoldDocument& document);

}  // namespace isnad::serve
