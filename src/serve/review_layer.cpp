#include "serve/review_layer.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "serve/coded_fields.h"
#include "serve/project_rows.h"
#include "serve/reviews.h"

namespace isnad::serve {
namespace {

using Json = nlohmann::json;

struct Judged {
  ReviewRow row;
  std::string record;  // as it was judged
};

std::vector<Judged> judged(store::Database& database, const char* where) {
  store::Statement ask(database,
                       "SELECT key, claim, verdict, changes, reason, who, at, record FROM reviews r "
                       "WHERE undone IS NULL " +
                           std::string(where) + " ORDER BY key");
  std::vector<Judged> out;
  while (ask.step()) {
    Judged j;
    j.row.key = ask.integer(0);
    j.row.claim = ask.text(1);
    j.row.verdict = ask.text(2);
    j.row.changes = ask.text(3);
    j.row.reason = ask.text(4);
    j.row.who = ask.text(5);
    j.row.at = ask.text(6);
    j.record = ask.text(7);
    out.push_back(std::move(j));
  }
  return out;
}

// The judgement that counts: each claim's latest.
constexpr const char* kCounting =
    "AND key = (SELECT max(key) FROM reviews l WHERE l.claim = r.claim AND l.undone IS NULL)";

Json object_of(const std::string& text) {
  Json json = Json::parse(text, nullptr, false);
  return json.is_object() ? json : Json::object();
}

std::string corrected(const std::string& record, const std::string& changes) {
  Json json = object_of(record);
  if (!changes.empty()) json.merge_patch(object_of(changes));
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

// Fields whose values a judgement rests on: those it changes, or all of them.
std::vector<std::string> fields_of(const Judged& j) {
  std::vector<std::string> out;
  if (const Json changes = object_of(j.row.changes); !changes.empty()) {
    for (const auto& [name, value] : changes.items()) out.push_back(name);
    return out;
  }
  for (const auto field : coded_fields()) out.emplace_back(field);
  return out;
}

// Where the judged record and the one of now differ; a correction that is read as corrected now is
// no difference.
void compare(const Judged& j, const std::string& now, Conflict& conflict) {
  const Json before = object_of(j.record), after = object_of(now);
  const Json wanted = object_of(corrected(j.record, j.row.changes));
  Json was = Json::object(), is = Json::object();
  for (const auto& field : fields_of(j)) {
    const std::string a = coded_value(before, field), b = coded_value(after, field);
    if (a == b || b == coded_value(wanted, field)) continue;
    was[field] = a;
    is[field] = b;
  }
  if (was.empty()) return;
  conflict.before = was.dump(-1, ' ', false, Json::error_handler_t::replace);
  conflict.after = is.dump(-1, ' ', false, Json::error_handler_t::replace);
}

struct Spot {
  std::string document;
  std::int64_t start = 0, end = 0;
};
Spot spot_of(const Json& record) {
  Spot spot;
  spot.document = record.value("doc", std::string());
  if (const auto at = record.find("evidence"); at != record.end() && at->is_object()) {
    spot.start = at->value("start", std::int64_t{0});
    spot.end = at->value("end", std::int64_t{0});
  }
  return spot;
}

// The current claim of the article that shares most of the judged one's words, half of the shorter
// at least; one of the same type before others.
std::optional<ClaimRow> standing_there(store::Database& database, ClaimRows& rows, const Json& record) {
  const Spot old = spot_of(record);
  store::Statement ask(database,
                       "SELECT c.id FROM claims c JOIN documents d ON d.key = c.document "
                       "WHERE d.id = ?1 AND c.current = 1 ORDER BY c.evidence_begin, c.key");
  ask.bind_text(1, old.document);
  std::vector<std::string> ids;
  while (ask.step()) ids.push_back(ask.text(0));
  std::optional<ClaimRow> best;
  double most = 0;
  for (const auto& id : ids) {
    auto row = rows.by_id(id);
    if (!row) continue;
    const Json now = object_of(row->record);
    const Spot spot = spot_of(now);
    const auto shared = std::min(old.end, spot.end) - std::max(old.start, spot.start);
    const auto shorter = std::min(old.end - old.start, spot.end - spot.start);
    if (shorter <= 0 || 2 * shared < shorter) continue;
    const double score = static_cast<double>(shared) / static_cast<double>(shorter) +
                         (now.value("type", "") == record.value("type", "") ? 1 : 0);
    if (score > most) {
      most = score;
      best = std::move(row);
    }
  }
  return best;
}

}  // namespace

Result<std::vector<Coding>> project_codings(Project& project) {
  auto& database = project.database();
  std::vector<Coding> out;
  for (const auto& j : judged(database,
                              "AND key = (SELECT max(key) FROM reviews l WHERE l.claim = r.claim AND l.who = r.who "
                              "AND l.undone IS NULL)"))
    out.push_back({j.row.claim, j.row.who, j.row.verdict, corrected(j.record, j.row.changes)});
  if (auto status = database.status(); !status) return tl::unexpected(status.error());
  return out;
}

Result<std::vector<Conflict>> project_conflicts(Project& project) {
  auto& database = project.database();
  ClaimRows rows(database);
  std::vector<Conflict> out;
  for (const auto& j : judged(database, kCounting)) {
    const Json before = object_of(j.record);
    Conflict conflict;
    conflict.key = j.row.key;
    conflict.claim = j.row.claim;
    conflict.verdict = j.row.verdict;
    conflict.changes = j.row.changes;
    conflict.reason = j.row.reason;
    conflict.who = j.row.who;
    conflict.at = j.row.at;
    conflict.document = spot_of(before).document;
    if (const auto evidence = before.find("evidence"); evidence != before.end() && evidence->is_object())
      conflict.words = evidence->value("text", std::string());
    if (const auto now = rows.by_id(j.row.claim)) {
      compare(j, now->record, conflict);
      if (conflict.before.empty()) continue;  // replayed: it fits
      conflict.kind = "changed";
      conflict.now = now->id;
    } else if (const auto there = standing_there(database, rows, before)) {
      compare(j, there->record, conflict);
      conflict.kind = "moved";
      conflict.now = there->id;
    } else {
      conflict.kind = "gone";
    }
    out.push_back(std::move(conflict));
  }
  if (auto status = database.status(); !status) return tl::unexpected(status.error());
  return out;
}

Result<ReviewRow> keep_review(Project& project, const ReviewRequest& request) {
  const auto conflicts = project_conflicts(project);
  if (!conflicts) return tl::unexpected(conflicts.error());
  const auto at =
      std::find_if(conflicts->begin(), conflicts->end(), [&](const Conflict& c) { return c.key == request.key; });
  if (at == conflicts->end()) return fail(ErrorCode::not_found, "no such conflict", std::to_string(request.key));
  if (at->now.empty())
    return fail(ErrorCode::conflict, "no claim stands there any more", at->claim, "take the judgement back instead");
  ReviewRequest again;
  again.claim = at->now;
  again.verdict = at->verdict;
  again.changes = at->changes;
  again.reason = at->reason;
  again.who = request.who;
  again.at = request.at;
  auto kept = add_review(project, again);
  if (!kept) return kept;
  ReviewRequest back;
  back.verdict = "undo";
  back.key = at->key;
  back.who = request.who;
  back.at = request.at;
  if (auto undone = add_review(project, back); !undone) return undone;
  return kept;
}

Result<std::vector<GoldDocument>> project_gold(Project& project) {
  auto& database = project.database();
  ClaimRows rows(database);
  std::map<std::string, GoldDocument> by_document;
  for (const auto& j : judged(database, kCounting)) {
    auto row = rows.by_id(j.row.claim);
    if (!row || j.row.verdict == "rejected") continue;
    row->changes = j.row.changes;
    auto& document = by_document[row->document.id];
    document.document = row->document;
    document.claims.push_back(std::move(*row));
  }
  std::vector<GoldDocument> out;
  for (auto& [id, document] : by_document) out.push_back(std::move(document));
  if (auto status = database.status(); !status) return tl::unexpected(status.error());
  return out;
}

}  // namespace isnad::serve
