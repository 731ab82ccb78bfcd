#include "serve/project_rows.h"

#include <fmt/format.h>

#include <variant>

#include "base/code_points.h"
#include "base/days.h"
#include "export/json.h"
#include "store/records.h"

namespace isnad::serve {
namespace {

constexpr std::size_t kLeadBytes = 160;
constexpr std::size_t kMostPlaces = 4'000;  // of one filter, by index

std::string lead_of(const std::string& text) {
  std::size_t end = std::min(text.size(), kLeadBytes);
  while (end > 0 && end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end);
}

// Names out of the address that the project does not know cannot get here: the filter is checked.
template <class E, std::size_t N>
std::vector<E> values_of(const std::vector<std::string>& names, const E (&all)[N]) {
  std::vector<E> out;
  for (const auto& name : names)
    for (const E value : all)
      if (name_of(value) == name) out.push_back(value);
  return out;
}

// Whether, how and by whom a claim has been judged.
void add_review_condition(store::Where& where, const Filter& f) {
  if (f.review.empty()) return;
  const bool somebody = !f.coder.empty();
  const std::string mine = std::string("SELECT 1 FROM reviews r WHERE r.claim = c.id AND r.undone IS NULL") +
                           (somebody ? " AND r.who = ?" : "");
  std::vector<std::variant<std::string, std::int64_t, double>> bound;
  if (somebody) bound.emplace_back(f.coder);
  if (f.review == "open") {
    where.add("NOT EXISTS (" + mine + ")", bound);
  } else if (f.review == "any") {
    where.add("EXISTS (" + mine + ")", bound);
  } else if (f.review == "second") {
    where.add("NOT EXISTS (" + mine + ")", bound);
    where.add("EXISTS (SELECT 1 FROM reviews o WHERE o.claim = c.id AND o.undone IS NULL AND o.who <> ?)", bound);
  } else {
    bound.emplace_back(f.review);
    where.add("(SELECT r.verdict FROM reviews r WHERE r.claim = c.id AND r.undone IS NULL" +
                  std::string(somebody ? " AND r.who = ?" : "") + " ORDER BY r.key DESC LIMIT 1) = ?",
              bound);
  }
}

}  // namespace

bool any_claim_part(const Filter& f) {
  return !f.types.empty() || !f.actors.empty() || !f.places.empty() || !f.sources.empty() || !f.outlets.empty() ||
         !f.certainty.empty() || !f.polarity.empty() || !f.doc.empty() || !f.text.empty() || !f.review.empty() ||
         f.unattributed || f.toll || f.from || f.to || f.known_by || f.as_of;
}

store::Where claim_where(const Filter& f) {
  ClaimFilter claims;
  for (const auto& name : f.types)
    if (const auto type = claim_type(name)) claims.types.push_back(*type);
  claims.actors = f.actors;
  if (f.within.empty()) claims.places = f.places;
  claims.sources = f.sources;
  if (f.unattributed) claims.sources.emplace_back();
  claims.outlets = f.outlets;
  claims.certainties = values_of(f.certainty, {Certainty::fact, Certainty::possible, Certainty::attempted,
                                               Certainty::anticipated, Certainty::hypothetical});
  if (!f.polarity.empty()) claims.polarities = {f.polarity == "-" ? Polarity::negative : Polarity::positive};
  if (!f.doc.empty()) claims.documents = {f.doc};
  if (!f.event.empty()) claims.events = {f.event};
  claims.from = f.from;
  claims.to = f.to;
  claims.text = f.text;
  store::Where where = store::where_of(claims);
  // By index: a place has few of all claims.
  if (!f.within.empty() && f.within.size() <= kMostPlaces) {
    std::string marks;
    for (std::size_t i = 0; i < f.within.size(); ++i) marks += i == 0 ? "?" : ",?";
    std::vector<std::variant<std::string, std::int64_t, double>> bound;
    for (int column = 0; column < 2; ++column) bound.insert(bound.end(), f.within.begin(), f.within.end());
    where.add(fmt::format("c.key IN (SELECT s.owner FROM slots s WHERE s.slot = 'place' AND s.id IN ({0}) UNION "
                          "SELECT s.owner FROM slots s WHERE s.slot = 'place' AND s.name IN ({0}))",
                          marks),
              std::move(bound));
  } else if (!f.within.empty()) {
    claims.places = f.places;
    where = store::where_of(claims);
  }
  if (f.known_by) where.add("d.published <= ?", {iso_day(*f.known_by)});
  if (f.toll)
    where.add(
        "EXISTS (SELECT 1 FROM figures g WHERE g.owner = c.key AND g.slot IN "
        "('killed', 'injured', 'captured', 'missing'))");
  if (f.disputed)
    where.add(
        "c.id IN (SELECT ec.claim FROM event_claims ec JOIN agreements a ON a.event = ec.event "
        "WHERE a.relation = 'contradicts')");
  if (f.as_of) where.add("coalesce(c.time_first, c.time_last, d.published) <= ?", {iso_day(*f.as_of)});
  add_review_condition(where, f);
  return where;
}

EventQuestion event_question(const Filter& f) {
  EventQuestion q;
  Filter claims = f;
  claims.disputed = false;
  claims.event.clear();
  // Words are looked up in the index first and lead to few events; other conditions hold for many, so
  // the events are walked in the order of the list until a page is full.
  if (!f.text.empty()) {
    q.head +=
        " WHERE e.key IN (SELECT e.key FROM claims c JOIN documents d ON d.key = c.document"
        " JOIN event_claims ec ON ec.claim = c.id JOIN events e ON e.key = ec.event";
    q.tail = ")";
    q.where = claim_where(claims);
  } else if (any_claim_part(f)) {
    q.head +=
        " WHERE EXISTS (SELECT 1 FROM event_claims ec CROSS JOIN claims c ON c.id = ec.claim"
        " JOIN documents d ON d.key = c.document";
    q.tail = " AND ec.event = e.key)";
    q.where = claim_where(claims);
  }
  q.where.any("e.state", f.states);
  if (!f.event.empty()) q.where.add("e.id = ?", {f.event});
  if (f.disputed) q.where.add("e.key IN (SELECT a.event FROM agreements a WHERE a.relation = 'contradicts')");
  return q;
}

std::string claim_tables(const store::Where& where) {
  return where.sql().find("d.") == std::string::npos ? " FROM claims c" : kClaimTables;
}

Order order_of(const Filter& f) {
  if (f.order == "old") return Order::oldest;
  return f.order == "text" ? Order::document : Order::newest;
}

// Statements are prepared when they are first needed: most rows of a list stand on the shelf.
class Asked {
 public:
  Asked(store::Database& database, std::string sql) : database_(database), sql_(std::move(sql)) {}
  store::Statement& operator()() {
    if (!statement_) statement_.emplace(database_, sql_);
    return *statement_;
  }

 private:
  store::Database& database_;
  std::string sql_;
  std::optional<store::Statement> statement_;
};

struct ClaimRows::Parts {
  Parts(store::Database& of, ClaimShelf* with)
      : database(of),
        shelf(with),
        event(of, "SELECT e.id FROM event_claims ec JOIN events e ON e.key = ec.event WHERE ec.claim = ?1"),
        review(of,
               "SELECT verdict, changes FROM reviews WHERE claim = ?1 AND undone IS NULL ORDER BY key DESC LIMIT 1"),
        find(of, "SELECT key FROM claims WHERE id = ?1 AND current = 1 LIMIT 1"),
        in_force(of, "SELECT key FROM claims WHERE key = ?1 AND current = 1"),
        at(of, fmt::format("SELECT {}{} WHERE c.key = ?1", kClaimColumns, kClaimTables)) {}
  store::Database& database;
  ClaimShelf* shelf;
  Asked event, review, find, in_force, at;
  std::optional<store::ClaimReader> reader;
  std::int64_t document = -1;
  std::string text;
  DocumentRow document_row;
  std::optional<CodePoints> offsets;
};

ClaimRows::ClaimRows(store::Database& database, ClaimShelf* shelf) : parts_(std::make_unique<Parts>(database, shelf)) {}
ClaimRows::~ClaimRows() = default;

ClaimShelf::Row ClaimRows::made(const store::Statement& at) {
  auto& p = *parts_;
  if (!p.reader) p.reader.emplace(p.database);
  const auto claim = p.reader->read(at.integer(0));
  if (!claim) return nullptr;
  if (p.document != at.integer(2)) {
    p.document = at.integer(2);
    p.text = at.text(8);
    p.offsets.emplace(p.text);
    p.document_row = {};
    p.document_row.id = at.text(3);
    p.document_row.title = at.text(4);
    p.document_row.outlet = at.text(5);
    p.document_row.url = at.text(6);
    p.document_row.published = parse_day(at.text(7));
    p.document_row.lead = lead_of(p.text);
  }
  auto row = std::make_shared<ClaimRow>();
  row->id = claim->id;
  row->record = exports::claim_line(*claim, p.text, *p.offsets);
  row->because = claim->because;
  row->document = p.document_row;
  if (p.shelf != nullptr && p.database.good()) p.shelf->keep(at.integer(0), row);
  return row;
}

std::optional<ClaimRow> ClaimRows::now(const ClaimShelf::Row& kept, const std::string& event) {
  if (!kept) return std::nullopt;
  auto& p = *parts_;
  ClaimRow row = *kept;
  row.event = event;
  if (event.empty()) {
    auto& ask = p.event();
    ask.bind_text(1, row.id);
    if (ask.step()) row.event = ask.text(0);
    ask.reset();
  }
  auto& judged = p.review();
  judged.bind_text(1, row.id);
  if (judged.step()) {
    row.review = judged.text(0);
    row.changes = judged.text(1);
  }
  judged.reset();
  return row;
}

std::optional<ClaimRow> ClaimRows::row(const store::Statement& at) {
  auto* shelf = parts_->shelf;
  auto kept = shelf != nullptr ? shelf->find(at.integer(0)) : nullptr;
  return now(kept ? kept : made(at), {});
}

std::optional<ClaimRow> ClaimRows::of_key(std::int64_t key, const std::string& event) {
  auto* shelf = parts_->shelf;
  auto kept = shelf != nullptr ? shelf->find(key) : nullptr;
  if (!kept) {
    auto& at = parts_->at();
    at.bind(1, key);
    if (at.step()) kept = made(at);
    at.reset();
  }
  return now(kept, event);
}

std::optional<ClaimRow> ClaimRows::first_of(store::Statement& keys, const std::string& event) {
  const bool there = keys.step();
  const std::int64_t key = there ? keys.integer(0) : 0;
  keys.reset();
  return there ? of_key(key, event) : std::nullopt;
}

std::optional<ClaimRow> ClaimRows::by_id(const std::string& id, const std::string& event) {
  return first_of(parts_->find().bind_text(1, id), event);
}

std::optional<ClaimRow> ClaimRows::by_key(std::int64_t key) { return first_of(parts_->in_force().bind(1, key), {}); }

}  // namespace isnad::serve
