// What commands on events work on: articles read now, or the claims of a project, fused to events.
#pragma once
#include <isnad/event.h>

#include <string>
#include <vector>

#include "cli/command.h"
#include "cli/pipeline.h"
#include "fuse/kinship.h"
#include "fuse/ledger.h"

namespace isnad::cli {

struct CorpusOptions {
  InputOptions input;  // none: the project
  std::string known_by;
};
// INPUT…, --known-by DATE, --data, --project.
void add_corpus_options(Command& command, CorpusOptions& options, Context& context);

struct Corpus {
  std::vector<Document> documents;
  std::vector<Claim> claims;
  std::vector<fuse::InputDocument> about;  // of `documents`
  std::vector<fuse::ClaimPair> pairs;      // the analysts' judgements
  fuse::Kinship kinship;
  std::vector<Event> events;
  int status = 0;  // exit status of the reading
  [[nodiscard]] fuse::LedgerInput ledger_input() const { return {claims, about, events}; }
};
// With --known-by, claims of articles published later, or on no known day, are left out before
// anything is fused.
Result<Corpus> gather(const Context& context, const CorpusOptions& options);

// An option that takes a day of the calendar.
void add_day_option(Command& command, const std::string& name, std::string& value, const std::string& help,
                    bool required = false);

}  // namespace isnad::cli
