// What can be asked of a project, and what it answers. Plain values.
//
// Several values in one field of a filter mean "any of them"; several fields mean "all of them".
// Pages are asked for by the cursor of the page before; a cursor stays good while rows are added.
#pragma once
#include <isnad/claim.h>
#include <isnad/document.h>
#include <isnad/event.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace isnad {

struct ClaimFilter {
  std::vector<ClaimType> types;
  std::vector<std::string> actors;  // id or name, as agent, target or mediator
  std::vector<std::string> agents;
  std::vector<std::string> targets;
  std::vector<std::string> places;   // id, code of an admin unit around it, or name
  std::vector<std::string> sources;  // id or name, anywhere in the chain; "" for the outlet's own voice
  std::vector<SourceKind> source_kinds;
  std::vector<std::string> outlets;
  std::vector<std::string> documents;  // ids
  std::vector<std::string> events;     // ids
  std::vector<Polarity> polarities;
  std::vector<Certainty> certainties;
  std::optional<Day> from, to;  // claims whose days overlap; those without a day are left out
  std::string text;             // words of the clause, its parties, places and sources
  std::optional<double> min_confidence;
  std::optional<std::int64_t> min_killed;
};

enum class Order : std::uint8_t {
  newest,  // by day, without a day last
  oldest,
  document,  // by document and place in it
};

struct PageRequest {
  std::string after;  // `next` of the page before; empty for the first
  std::size_t limit = 50;
  Order order = Order::newest;
  bool counted = true;  // false: `total` stays 0; counting reads every row that fits
};

struct FoundClaim {
  Claim claim;
  std::string evidence;              // the words of claim.evidence
  std::string context;               // the sentence around it
  std::uint32_t start = 0, end = 0;  // evidence in code points of the stored text
  std::string title, outlet, url;
  std::optional<Day> published;
  std::string event;  // id, where fused
};

struct ClaimPage {
  std::vector<FoundClaim> claims;
  std::string next;         // empty on the last page
  std::uint64_t total = 0;  // of the whole filter, where it was counted
};

struct Facet {
  std::string value;  // what goes into the filter
  std::string name;   // for people
  std::uint64_t count = 0;
};

struct Facets {
  std::vector<Facet> types, agents, targets, places, sources, outlets, polarities, certainties;
  std::vector<Facet> months;  // YYYY-MM, in order
};

struct StoredDocument {
  Document document;
  std::vector<Span> sentences;
  std::vector<Claim> claims;
  std::string engine, data_hash;  // of the reading in force
  std::string imported, imported_by;
  bool proposed = false;  // a newer reading waits
};

struct DocumentFilter {
  std::vector<std::string> outlets;
  std::optional<Day> from, to;
  std::string text;
};

struct DocumentRow {
  std::string id, title, outlet, url;
  std::optional<Day> published;
  std::uint64_t claims = 0;
  std::string opening;  // first words of the body
};

struct DocumentPage {
  std::vector<DocumentRow> documents;
  std::string next;
  std::uint64_t total = 0;
};

struct EventFilter {
  std::vector<ClaimType> types;
  std::vector<std::string> states;
  std::vector<std::string> actors, places;
  std::optional<Day> from, to;
  std::string text;
  std::size_t min_origins = 0;
};

struct EventPage {
  std::vector<Event> events;
  std::string next;
  std::uint64_t total = 0;
};

struct Overview {
  std::uint64_t documents = 0, claims = 0, events = 0, outlets = 0, sources = 0, proposed = 0;
  std::optional<Day> first, last;  // days of claims
};

struct AuditRow {
  std::int64_t key = 0;
  std::string at, who, action, subject, details, hash;
};

}  // namespace isnad
