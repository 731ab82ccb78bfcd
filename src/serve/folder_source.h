// A folder of records: documents.jsonl, claims.jsonl and, where fusion has run, events.jsonl, held
// in memory. For the results of a job that ran elsewhere, and for tests; meant for up to some
// 50,000 claims (about 3 KB each). Read-only, thread-safe.
#pragma once
#include <memory>

#include "serve/source.h"

namespace isnad::serve {

// A line that is no JSON object is an error with its line number.
Result<std::unique_ptr<Source>> open_folder(const std::string& path);

}  // namespace isnad::serve
