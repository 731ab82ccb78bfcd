// What every export format is made from: the claims of a project with the words behind them, the
// corrections of reviewers applied, and the events they were fused into. Plain values.
#pragma once
#include <isnad/claim.h>
#include <isnad/event.h>
#include <isnad/store.h>

#include <optional>
#include <string>
#include <vector>

#include "store/where.h"

namespace isnad::exports {

struct DocumentRow {
  std::string id, title, outlet, url, language, raw_sha256;
  std::optional<Day> published;
};

struct ClaimRow {
  Claim claim;
  std::uint32_t document = 0;        // index into Records::documents
  std::string record;                // the claim as one JSON line, corrected
  std::string quote, before, after;  // the clause, and a few words on either side
  std::uint32_t start = 0, end = 0;  // of the clause, in code points of the stored text
  std::string event;                 // id; empty where fusion has not run
  std::string review = "open";       // open, accepted, rejected, edited
  std::string method;                // program, version and data that read it
  bool wanted = true;                // false: outside the filter, kept for its event's sake
};

struct ReviewNote {
  std::string claim, verdict, who, at;
};

struct Records {
  std::string project;          // its name
  std::string as_of;            // when the last import ended: the data's own clock
  std::string audit_head;       // hash of the audit chain's last row
  std::string base = "isnad:";  // put before claims/ID and events/ID
  std::vector<DocumentRow> documents;
  std::vector<ClaimRow> claims;     // by document and place in it
  std::vector<Event> events;        // with at least one wanted claim
  std::vector<ReviewNote> reviews;  // those that count
};

// Everything, or what `filter` (over claims c JOIN documents d) takes; an event comes whole.
// Holds it all in memory: about 4 KB a claim.
Result<Records> load(Project& project, const std::optional<store::Where>& filter = std::nullopt);

}  // namespace isnad::exports
