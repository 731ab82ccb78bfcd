// The project: one SQLite file with documents, what was read in them, and who put them there.
//
//   auto project = isnad::Project::open("isnad.db", isnad::Project::Mode::create);
//   auto import = project->begin_import({.started = now, .who = "analyst", …});
//   project->add({document, sentences, claims, raw_bytes}, *import);   // atomic; again: unchanged
//   project->end_import(*import, now);
//   auto page = project->claims({.types = {ClaimType::airstrike}}, {});  // isnad/query.h
//
// A call that fails leaves the project as it was. Errors: conflict (locked, made by a newer
// program), damaged, full, unreadable, not_found. Times of the clock are passed in, as ISO 8601 UTC.
// Thread-safety: one Project for each thread; several on one file are fine (WAL).
#pragma once
#include <isnad/claim.h>
#include <isnad/document.h>
#include <isnad/event.h>
#include <isnad/query.h>

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace isnad {

namespace store {
class Adder;
class Database;
}  // namespace store
namespace fuse {
struct ClaimPair;
class Kinship;
}  // namespace fuse

struct ImportInfo {
  std::string started;    // 2024-05-01T10:00:00Z
  std::string who;        // account name
  std::string tool;       // isnad 0.1.0
  std::string data_hash;  // of the compiled data
  std::vector<std::string> inputs;
};

struct StoredSentence {
  Span span;
  std::uint32_t paragraph = 0;
  std::string kind;  // body, headline, dateline, byline, list_item
};

// One document as it was read, ready to be kept.
struct ReadDocument {
  Document document;
  std::vector<StoredSentence> sentences;
  std::vector<Claim> claims;
  std::string_view raw;     // the source item's bytes
  std::string retrieved{};  // instant or day the item was fetched, ISO 8601; empty where not known
  std::string recipe{};     // how the document is made from `raw` again; empty where that is not kept
};

enum class Added {
  added,      // was not there
  unchanged,  // the same document with the same reading is there
  proposed,   // the same document; the new reading waits to be accepted
};

struct VerifyReport {
  std::uint64_t documents = 0, raw = 0, audit = 0;
  std::string head;           // hash of the last audit row: noted elsewhere, it proves that none was taken off
  bool head_found = false;    // the head asked for stands in the chain
  std::vector<Error> damage;  // each with the document or row it is about
};

// Who put a document into the project, from where, and what was done with it since.
struct Custody {
  struct Pass {
    std::string engine, data_hash, state, at, who;
    std::uint64_t claims = 0;
  };
  Document document;      // without its text
  std::string retrieved;  // instant or day it was fetched
  std::uint64_t raw_size = 0;
  std::string text_sha256;    // of the text and what names it
  std::string normal_sha256;  // of the folded text: the same for copies that differ in spelling alone
  std::string recipe;
  ImportInfo import;
  std::string finished;         // of the import; empty where it was stopped
  std::vector<Pass> readings;   // oldest first
  std::vector<AuditRow> audit;  // rows about the document, oldest first
};

class Project {
 public:
  enum class Mode { read_only, read_write, create };
  static Result<Project> open(const std::string& path, Mode mode);
  ~Project();
  Project(Project&&) noexcept;
  Project& operator=(Project&&) noexcept;

  Result<std::int64_t> begin_import(const ImportInfo& info);
  // Idempotent: by the text and by what names the document. A different text under an id that is
  // taken is kept beside it as "id~" with the first digits of the text's hash, with a note; claims
  // then stand under that id.
  Result<Added> add(const ReadDocument& read, std::int64_t import);
  Result<void> end_import(std::int64_t import, const std::string& finished);
  // True where the document is in with a reading by this program and data, in force or proposed:
  // reading it again can be skipped.
  Result<bool> has(const Document& document, const std::string& tool, const std::string& data_hash);
  // Puts proposed readings in force; earlier ones are kept as superseded. All documents where
  // `document` is empty. Gives how many.
  Result<std::uint64_t> accept_readings(const std::string& document, const std::string& who, const std::string& at);

  // Brings the events up to date with the claims and the analysts' judgements: near to what changed
  // since the last run, or all of them where much did. The events are the same either way. Gives how
  // many there are.
  Result<std::uint64_t> fuse_events();
  // Events made elsewhere; the next fuse_events() makes all anew.
  Result<void> replace_events(std::span<const Event> events);

  // Analysts' merges and splits. They count from the next fuse_events() on; each goes into the audit
  // chain. usage: a claim that is not there, or nothing on one side. Gives the judgement's key.
  Result<std::int64_t> judge(const Judgement& judgement);
  // The claims of all these events tell of one happening.
  Result<std::int64_t> merge_events(const std::vector<std::string>& events, const std::string& who,
                                    const std::string& at, const std::string& reason);
  // These claims of the event tell of another happening than the rest of it.
  Result<std::int64_t> split_event(const std::string& event, const std::vector<std::string>& claims,
                                   const std::string& who, const std::string& at, const std::string& reason);
  Result<void> withdraw_judgement(std::int64_t key, const std::string& who, const std::string& at);
  // In the order they were made; those taken back only where asked for.
  Result<std::vector<Judgement>> judgements(bool withdrawn_too = false);

  Result<ClaimPage> claims(const ClaimFilter& filter, const PageRequest& page);
  // All current claims of the filter in the order of documents and text, for exports and fusion.
  Result<std::vector<Claim>> all_claims(const ClaimFilter& filter);
  Result<std::optional<FoundClaim>> claim(const std::string& id);
  Result<Facets> facets(const ClaimFilter& filter, std::size_t most = 30);
  Result<std::optional<StoredDocument>> document(const std::string& id);
  Result<DocumentPage> documents(const DocumentFilter& filter, const PageRequest& page);
  Result<EventPage> events(const EventFilter& filter, const PageRequest& page);
  Result<std::optional<Event>> event(const std::string& id);
  Result<Overview> overview();
  // The source item's bytes as they came; nothing where no document has this hash.
  Result<std::optional<std::string>> raw(const std::string& sha256);

  // One row more in the audit chain. `details` is free text, by habit JSON.
  Result<void> audit(const std::string& at, const std::string& who, const std::string& action,
                     const std::string& subject, const std::string& details);
  Result<std::vector<AuditRow>> audit_rows(const std::string& subject = {}, std::size_t most = 1000);
  // Hashes everything again and walks the audit chain; `head` is one that was noted before.
  Result<VerifyReport> verify(const std::string& head = {});
  Result<std::optional<Custody>> custody(const std::string& id);
  // Ids of all documents in the order they came in.
  Result<std::vector<std::string>> document_ids();

  // For folders that keep tables of their own in the project (reviews, accounts).
  [[nodiscard]] store::Database& database() { return *database_; }

 private:
  explicit Project(std::unique_ptr<store::Database> database);
  store::Adder& adder();
  // Puts words that wait into the search: done in large portions, for each costs a merge.
  Result<void> index();
  Result<void> settle();  // index() where something waits
  Result<void> fuse_anew(const fuse::Kinship& kinship, const std::vector<fuse::ClaimPair>& pairs,
                         const std::string& rules);
  std::unique_ptr<store::Database> database_;
  std::unique_ptr<store::Adder> adder_;  // its statements go before the database does
};

}  // namespace isnad
