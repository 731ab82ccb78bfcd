#include "serve/reviews.h"

#include <nlohmann/json.hpp>

#include "serve/project_rows.h"
#include "store/audit.h"

namespace isnad::serve {
namespace {

constexpr const char* kTable = R"sql(
CREATE TABLE IF NOT EXISTS reviews(
  key INTEGER PRIMARY KEY,
  claim TEXT NOT NULL,
  verdict TEXT NOT NULL CHECK (verdict IN ('accepted', 'rejected', 'edited')),
  changes TEXT,                   -- JSON merge patch over the claim record
  reason TEXT,
  record TEXT NOT NULL,           -- the claim as it was judged
  who TEXT NOT NULL, at TEXT NOT NULL,
  undone TEXT                     -- when
);
CREATE INDEX IF NOT EXISTS reviews_claim ON reviews(claim, undone);
)sql";
constexpr const char* kColumns = "SELECT key, claim, verdict, changes, reason, who, at, undone FROM reviews";

ReviewRow row_of(const store::Statement& at) {
  ReviewRow row;
  row.key = at.integer(0);
  row.claim = at.text(1);
  row.verdict = at.text(2);
  row.changes = at.text(3);
  row.reason = at.text(4);
  row.who = at.text(5);
  row.at = at.text(6);
  row.undone = at.text(7);
  return row;
}

std::optional<ReviewRow> find(store::Database& database, std::int64_t key) {
  store::Statement ask(database, std::string(kColumns) + " WHERE key = ?1");
  ask.bind(1, key);
  std::optional<ReviewRow> out;
  if (ask.step()) out = row_of(ask);
  ask.reset();
  return out;
}

std::string details(const ReviewRow& row) {
  nlohmann::ordered_json json{{"review", row.key}, {"verdict", row.verdict}};
  if (!row.changes.empty()) json["changes"] = nlohmann::ordered_json::parse(row.changes, nullptr, false);
  if (!row.reason.empty()) json["reason"] = row.reason;
  return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

void log(store::Database& database, const ReviewRow& row, const char* action, const ReviewRequest& r) {
  AuditRow audit;
  audit.at = r.at;
  audit.who = r.who;
  audit.action = action;
  audit.subject = row.claim;
  audit.details = details(row);
  store::append_audit(database, audit);
}

Result<ReviewRow> undo(store::Database& database, const ReviewRequest& r) {
  store::Transaction transaction(database);
  auto row = find(database, r.key);
  if (!row) return fail(ErrorCode::not_found, "no such review", std::to_string(r.key));
  if (r.own_only && row->who != r.who)
    return fail(ErrorCode::forbidden, "somebody else's judgement is taken back by a reviewer", std::to_string(r.key));
  if (!row->undone.empty()) return fail(ErrorCode::conflict, "it is undone already", std::to_string(r.key));
  store::Statement set(database, "UPDATE reviews SET undone = ?2 WHERE key = ?1");
  set.bind(1, r.key).bind(2, std::string_view(r.at));
  set.run();
  row->undone = r.at;
  log(database, *row, "review.undo", r);
  transaction.commit();
  if (auto status = database.status(); !status) return tl::unexpected(status.error());
  return std::move(*row);
}

}  // namespace

Result<void> prepare_reviews(Project& project) {
  auto& database = project.database();
  database.exec(kTable);
  return database.status();
}

Result<ReviewRow> add_review(Project& project, const ReviewRequest& r) {
  auto& database = project.database();
  if (r.verdict == "undo") return undo(database, r);
  const auto claim = ClaimRows(database).by_id(r.claim);
  if (auto status = database.status(); !status) return tl::unexpected(status.error());
  if (!claim) return fail(ErrorCode::not_found, "no such claim", r.claim);
  store::Transaction transaction(database);
  store::Statement add(database,
                       "INSERT INTO reviews(claim, verdict, changes, reason, record, who, at) "
                       "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
  add.bind(1, std::string_view(r.claim)).bind(2, std::string_view(r.verdict)).bind(3, std::string_view(r.changes));
  add.bind(4, std::string_view(r.reason)).bind(5, std::string_view(claim->record));
  add.bind(6, std::string_view(r.who)).bind(7, std::string_view(r.at));
  add.run();
  auto row = find(database, database.last_key());
  if (row) log(database, *row, "review.add", r);
  transaction.commit();
  if (auto status = database.status(); !status) return tl::unexpected(status.error());
  if (!row) return fail(ErrorCode::internal, "the review was not kept", r.claim);
  return std::move(*row);
}

Result<std::vector<ReviewRow>> list_reviews(Project& project, const std::string& claim, std::size_t most) {
  auto& database = project.database();
  store::Statement ask(
      database, std::string(kColumns) + (claim.empty() ? "" : " WHERE claim = ?2") + " ORDER BY key DESC LIMIT ?1");
  ask.bind(1, static_cast<std::int64_t>(most));
  if (!claim.empty()) ask.bind_text(2, claim);
  std::vector<ReviewRow> out;
  while (ask.step()) out.push_back(row_of(ask));
  if (auto status = database.status(); !status) return tl::unexpected(status.error());
  return out;
}

}  // namespace isnad::serve
