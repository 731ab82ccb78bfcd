// Judgements on claims, a layer of their own over the readings: a claim's latest judgement that is
// not undone counts. Each keeps the claim as it was judged, so that a later reading can be held
// against it. Every step goes into the project's audit chain.
#pragma once
#include <isnad/store.h>

#include "serve/source.h"

namespace isnad::serve {

Result<void> prepare_reviews(Project& project);  // makes the table where it is not there
// Also undoes: request.verdict "undo" takes back the review with request.key.
Result<ReviewRow> add_review(Project& project, const ReviewRequest& request);
// The newest first; of one claim, or of all where `claim` is empty.
Result<std::vector<ReviewRow>> list_reviews(Project& project, const std::string& claim, std::size_t most);

}  // namespace isnad::serve
