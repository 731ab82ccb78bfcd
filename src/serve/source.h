// What the desk shows, whatever holds it: a project file or a folder of records.
//
// Records are JSON texts as docs/format/claim-record.md has them, so that the desk passes them on
// as they are. All calls may come from several threads at once.
#pragma once
#include <isnad/document.h>
#include <isnad/error.h>

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "serve/accounts.h"

namespace isnad::serve {

// Every part that is set must hold; the values of one list are alternatives.
struct Filter {
  std::vector<std::string> types, actors, places, sources, outlets, certainty, states;
  std::vector<std::string> within;  // ids and names of `places` and of all places in them, where that is known
  std::string polarity;             // "+" or "-"
  std::string doc, event;           // ids
  std::string text;                 // folded before it is compared
  std::string review;               // open, accepted, rejected, edited; second: judged by one other coder
  std::string coder;                // with review: whose judgements are meant; empty for the one that counts
  bool unattributed = false;        // told in the outlet's own voice
  bool toll = false;                // has killed, injured, captured or missing
  bool disputed = false;            // lies in an event with a contradiction
  std::optional<Day> from, to;      // day of happening: the intervals overlap
  std::optional<Day> as_of;         // happened, as far as is told, by then; without a day: published by then
  std::optional<Day> known_by;      // published on or before
  std::string order = "new";        // new, old, text (as in the article)
  std::string cursor;               // opaque, from Page::next
  std::size_t limit = 50;
};

template <class T>
struct Page {
  std::vector<T> items;
  std::string next;       // empty on the last page
  std::size_t total = 0;  // of the whole filter
  bool at_least = false;  // counting was given up: there may be more than `total`
};

struct DocumentRow {
  std::string id, title, outlet, url, byline, language;
  std::optional<Day> published;
  bool published_inferred = false;
  std::size_t claims = 0;
  std::string lead;  // first words of the text, for articles without a title
};

struct ClaimRow {
  std::string id;
  std::string record;  // JSON object
  std::string because;
  std::string event;  // id; empty where fusion has not run
  std::string review = "open";
  std::string changes;  // of the review that counts: a JSON merge patch over the record
  DocumentRow document;
};

struct SentenceSpan {
  std::uint32_t begin = 0, end = 0;  // code points
};

struct DocumentFull {
  DocumentRow row;
  std::string text;
  std::vector<SentenceSpan> sentences;
  std::vector<ClaimRow> claims;  // in the order of the text
  std::vector<Note> notes;
};

struct EventRow {
  std::string id;
  std::string record;            // JSON object
  std::vector<ClaimRow> claims;  // all of them on an event's page, the leading ones in a list
};

// A value that claims can be filtered by, and how many have it.
struct FacetValue {
  std::string id, name, name_en, kind;
  std::size_t count = 0;
  std::size_t alone = 0;  // sources: claims that nobody else tells
  std::optional<double> lat, lon;
  std::string precision;
  std::vector<std::string> admin;
};
enum class Facet { type, actor, place, source, outlet, certainty, polarity, stage, month };
inline constexpr std::size_t kFacets = 9;

struct Counts {
  std::size_t documents = 0, claims = 0, events = 0, sources = 0, disputed = 0, reviewed = 0;
  std::size_t proposed = 0;        // readings that wait to be accepted
  std::optional<Day> first, last;  // days of happening
  std::string name;                // of the project
};

struct ReviewRequest {
  std::string claim;
  std::string verdict;  // accepted, rejected, edited; undo; keep (a correction the reading moved away from)
  std::string changes;  // JSON merge patch over the claim record, where edited
  std::string reason;
  std::int64_t key = 0;  // of the review to undo
  std::string who, at;
  bool own_only = false;  // may take back only what `who` has judged
};
struct ReviewRow {
  std::int64_t key = 0;
  std::string claim, verdict, changes, reason, who, at, undone;
};

// Two claims that cannot both hold, with their event.
struct ContradictionRow {
  std::string event, on;  // on: toll, time, place, party, stage, existence
  ClaimRow one, other;
};

// How often an outlet quotes a source.
struct QuotingRow {
  std::string outlet, source, name, kind;
  std::size_t count = 0;
};

// What an outlet calls a party: its words beside the neutral name.
struct WordingRow {
  std::string outlet, actor, name, name_en, words;
  std::size_t count = 0;
};

struct ImportRow {
  std::int64_t key = 0;
  std::string started, finished, who, tool, inputs;
  std::size_t documents = 0;
};

// What one coder makes of one claim, field by field, for comparing coders.
struct Coding {
  std::string claim, coder, verdict;
  std::string record;  // as corrected by the coder
};

// A correction that the reading in force no longer fits.
struct Conflict {
  std::int64_t key = 0;  // of the review
  std::string claim, verdict, changes, reason, who, at;
  std::string kind;    // gone: no such claim any more; moved: another claim stands there; changed: read otherwise now
  std::string now;     // id of the claim that stands there now
  std::string before;  // JSON: the corrected fields as they were read when judged
  std::string after;   // JSON: the same fields as they are read now
  std::string words;   // evidence as it was judged
  std::string document;
};

enum class Ledger { control, toll, talks };

// A merge of events, some claims of an event split off, or either taken back.
struct JoinRequest {
  std::string kind;  // merge, split, withdraw
  std::vector<std::string> events, claims;
  std::int64_t key = 0;
  std::string reason, who, at;
};

// An article with its judged claims, for gold.
struct GoldDocument {
  DocumentRow document;
  std::vector<ClaimRow> claims;  // accepted and corrected ones, corrections applied by the caller
};

// What a source makes ready once before it can answer.
enum class Part { none, table, ledgers };

class Source {
 public:
  virtual ~Source() = default;
  // Waits a moment for it; false where it takes longer.
  virtual bool ready([[maybe_unused]] Part part) { return true; }
  // Changes with what the source holds; for keeping answers.
  virtual std::string version() { return "still"; }
  virtual Result<Counts> counts() = 0;
  virtual Result<Page<ClaimRow>> claims(const Filter& filter) = 0;
  virtual Result<ClaimRow> claim(const std::string& id) = 0;
  virtual Result<Page<DocumentRow>> documents(const Filter& filter) = 0;
  virtual Result<DocumentFull> document(const std::string& id) = 0;
  virtual Result<Page<EventRow>> events(const Filter& filter) = 0;
  // Of `filter` only its days of knowledge and of happening count: the event as it was told by then.
  virtual Result<EventRow> event(const std::string& id, const Filter& filter) = 0;
  // Most frequent first; at most `limit`.
  virtual Result<std::vector<FacetValue>> facet(Facet facet, const Filter& filter, std::size_t limit) = 0;
  // Several at once, in their order.
  virtual Result<std::vector<std::vector<FacetValue>>> facets(std::span<const Facet> facets, const Filter& filter,
                                                              std::size_t limit);
  // A source that cannot be written to answers forbidden.
  virtual Result<ReviewRow> review(const ReviewRequest& request) = 0;
  virtual Result<std::vector<ReviewRow>> reviews(const std::string& claim, std::size_t most) = 0;

  // What only a project can do; a source that cannot says forbidden (source.cpp).
  virtual Result<Page<ContradictionRow>> contradictions(const Filter& filter);
  virtual Result<std::vector<QuotingRow>> quoting(const Filter& filter, std::size_t most);
  // Where the words are other than the name; the most frequent first.
  virtual Result<std::vector<WordingRow>> wording(const Filter& filter, std::size_t most);
  virtual Result<std::vector<ImportRow>> imports(std::size_t most);
  // The latest judgement of each coder on each claim that has one.
  virtual Result<std::vector<Coding>> codings();
  virtual Result<std::vector<Conflict>> conflicts();
  virtual Result<std::vector<GoldDocument>> gold();
  // JSON, or CSV.
  virtual Result<std::string> ledger(Ledger ledger, const Filter& filter, bool csv);
  virtual Result<std::string> join(const JoinRequest& request);
  virtual Result<std::string> judgements();
  // Accounts of people, where the desk answers to more than this machine (accounts.h).
  virtual Result<std::optional<Standing>> standing(const std::string& name);
  virtual Result<std::optional<Standing>> check_password(const std::string& name, const std::string& password);
  // Into the audit chain.
  virtual Result<void> note(const std::string& who, const std::string& at, const std::string& action,
                            const std::string& subject, const std::string& details);
};

}  // namespace isnad::serve
