// tolls: what each event cost, by origin; what that comes to; and running totals held against the sum.
// The rows of `isnad tolls`.
#include "export/tolls.h"

#include <fmt/format.h>

#include <unordered_map>

#include "export/event_view.h"
#include "export/material.h"
#include "fuse/toll.h"

namespace isnad::exports {
namespace {

constexpr Column kColumns[] = {
    {"isnad_id", Cell::text, "event, slot and origin; of other rows what they are about"},
    {"isnad_url", Cell::text, "where the desk shows the event or the claim; empty for a sum"},
    {"kind", Cell::text, "an event's range, what one origin of it says, a sum of events, or a running total as stated",
     "event|origin|sum_by_victims|sum_by_blamed|statement"},
    {"event", Cell::text, "id of the event"},
    {"type", Cell::text, "type of the event"},
    {"from", Cell::day, "first day"},
    {"to", Cell::day, "last day"},
    {"place", Cell::text, "where, joined by |"},
    {"blamed", Cell::text, "whom the claims with the figure name as acting, joined by ;"},
    {"slot", Cell::text, "what is counted", "killed|injured|captured|missing|displaced"},
    {"victims", Cell::text, "main category, where told"},
    {"min", Cell::whole, "the lowest figure told", "", 0, 1e10},
    {"max", Cell::whole, "the highest figure told; empty: open", "", 0, 1e10},
    {"events", Cell::whole, "of a sum: events in it", "", 0, 1e9},
    {"contested", Cell::text, "yes: figures of two origins do not overlap", "|yes|no"},
    {"part", Cell::text, "yes: lies in another event with a figure, and is not summed again", "|yes|no"},
    {"according_to", Cell::text, "the origin, or who states the running total"},
    {"summed_min", Cell::whole, "of a statement: what the events of its days come to", "", 0, 1e10},
    {"summed_max", Cell::whole, "the same, the high side; empty: open", "", 0, 1e10},
    {"verdict", Cell::text, "of a statement", "|agrees|above the sum|below the sum|nothing to sum"},
    {"claims", Cell::text, "ids of the claims behind the row, joined by |"},
    {"method", Cell::text, "program, version and data"},
    {"review", Cell::text, "what reviewers said", "|open|accepted|rejected|edited|mixed"},
};

bool any(ClaimType) { return true; }

class Table {
 public:
  Table(const Records& records, const Options& options) : records_(records), csv_(kColumns, options.csv) {
    for (const auto& row : records.claims) by_id_.emplace(row.claim.id, &row);
  }

  void event(const TollRow& r) {
    std::vector<std::string> all;
    for (const auto& o : r.origins) all.insert(all.end(), o.claims.begin(), o.claims.end());
    happened("event", r, {}, r.range, all);
    for (const auto& o : r.origins) happened("origin", r, o.source, o.range, o.claims);
  }

  void sum(const char* kind, const TollSum& s) {
    csv_.add(fmt::format("{}:{}:{}{}", kind, isnad::name_of(s.slot), s.victims, s.blamed)).blank().add(kind);
    csv_.blanks(5).add(s.blamed_name.empty() ? s.blamed : s.blamed_name).add(isnad::name_of(s.slot)).add(s.victims);
    csv_.add(s.range.min).add(s.range.max).add(static_cast<std::int64_t>(s.events)).blanks(7);
    csv_.add(records_.claims.empty() ? std::string() : records_.claims.front().method).blank();
    csv_.end_row();
  }

  void statement(const TollStatement& s) {
    csv_.add(s.claim + ':' + std::string(isnad::name_of(s.slot))).add(records_.base + "claims/" + s.claim);
    csv_.add("statement").blanks(2).add(s.from).add(s.to).add(s.place).blank().add(isnad::name_of(s.slot)).blank();
    csv_.add(s.stated.min).add(s.stated.max).add(static_cast<std::int64_t>(s.events)).blanks(2).add(s.source);
    csv_.add(s.summed.min).add(s.summed.max).add(s.verdict).add(s.claim);
    told({s.claim});
    csv_.end_row();
  }

  Csv& csv() { return csv_; }

 private:
  void happened(const char* kind, const TollRow& r, const std::string& source, const TollRange& range,
                const std::vector<std::string>& claims) {
    std::vector<std::string> places;
    for (const auto& p : r.places) places.push_back(p.name.empty() ? p.text : p.name);
    csv_.add(fmt::format("{}:{}{}{}", r.event, isnad::name_of(r.slot), source.empty() ? "" : ":", source));
    csv_.add(records_.base + "events/" + r.event).add(kind).add(r.event).add(isnad::name_of(r.type));
    csv_.add(r.from).add(r.to).add(joined(places)).add(names_of(r.blamed)).add(isnad::name_of(r.slot)).add(r.victims);
    csv_.add(range.min).add(range.max).blank().add(r.contested ? "yes" : "no").add(r.part ? "yes" : "no").add(source);
    csv_.blanks(3).add(joined(claims));
    told(claims);
    csv_.end_row();
  }

  // Method and review of these claims.
  void told(const std::vector<std::string>& claims) {
    std::string method, review;
    for (const auto& id : claims) {
      const auto at = by_id_.find(id);
      if (at == by_id_.end()) continue;
      method = at->second->method;
      review = review.empty() || review == at->second->review ? at->second->review : "mixed";
    }
    csv_.add(method).add(review);
  }

  const Records& records_;
  std::unordered_map<std::string_view, const ClaimRow*> by_id_;
  Csv csv_;
};

}  // namespace

std::vector<File> tolls_files(const Records& records, const Names&, const Options& options) {
  const LedgerMaterial material = material_of(records, any);
  const TollLedger ledger = fuse::toll({material.claims, material.documents, records.events});
  Table table(records, options);
  for (const auto& row : ledger.rows) table.event(row);
  for (const auto& s : ledger.by_victims) table.sum("sum_by_victims", s);
  for (const auto& s : ledger.by_blamed) table.sum("sum_by_blamed", s);
  for (const auto& s : ledger.statements) table.statement(s);
  const auto rows = table.csv().rows();
  return {{"tolls.csv", "text/csv; charset=utf-8", table.csv().take(), rows, false},
          {"tolls.csv-metadata.json", "application/csvm+json",
           csvw("tolls.csv",
                "What each event cost, by origin. Lows and highs are added apart; running totals are never added.",
                kColumns),
           0, true}};
}

}  // namespace isnad::exports
