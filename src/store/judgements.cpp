// Analysts' merges and splits.
#include <fmt/format.h>
#include <isnad/store.h>

#include <algorithm>
#include <set>

#include "store/audit.h"
#include "store/sqlite/database.h"

namespace isnad {

using store::Statement;
using store::Transaction;

namespace {

std::string listed(const std::vector<std::string>& ids) {
  std::string out;
  for (const auto& id : ids) out += (out.empty() ? "" : " ") + id;
  return out;
}

}  // namespace

Result<std::int64_t> Project::judge(const Judgement& judgement) {
  if (judgement.claims.empty() || (judgement.others.empty() && judgement.claims.size() < 2) ||
      (judgement.kind == Judgement::Kind::split && judgement.others.empty()))
    return fail(ErrorCode::usage, "a judgement needs claims on both sides", database_->path());
  std::set<std::string> seen;
  for (const auto* side : {&judgement.claims, &judgement.others})
    for (const auto& id : *side)
      if (!seen.insert(id).second) return fail(ErrorCode::usage, "a claim stands on both sides, or twice", id);
  Transaction transaction(*database_);
  Statement there(*database_, "SELECT 1 FROM claims WHERE id = ?1");
  for (const auto& id : seen) {
    there.bind_text(1, id);
    const bool known = there.step();
    there.reset();
    if (!known) return fail(ErrorCode::not_found, "no such claim", id);
  }
  Statement(*database_, "INSERT INTO judgements(kind, who, at, reason) VALUES (?1, ?2, ?3, ?4)")
      .bind_text(1, name_of(judgement.kind))
      .bind(2, judgement.who)
      .bind_text(3, judgement.at)
      .bind(4, judgement.reason)
      .run();
  const std::int64_t key = database_->last_key();
  Statement add(*database_, "INSERT INTO judgement_claims(judgement, side, position, claim) VALUES (?1, ?2, ?3, ?4)");
  for (const auto& [side, ids] : {std::pair{0, &judgement.claims}, std::pair{1, &judgement.others}})
    for (std::size_t i = 0; i < ids->size(); ++i)
      add.bind(1, key).bind(2, std::int64_t{side}).bind(3, static_cast<std::int64_t>(i)).bind_text(4, (*ids)[i]).run();
  store::append_audit(
      *database_,
      {0, judgement.at, judgement.who, fmt::format("event.{}", name_of(judgement.kind)),
       fmt::format("judgement {}", key),
       fmt::format("{} | {}\n{}", listed(judgement.claims), listed(judgement.others), judgement.reason), ""});
  transaction.commit();
  if (auto status = database_->status(); !status) return tl::unexpected(status.error());
  return key;
}

Result<std::int64_t> Project::merge_events(const std::vector<std::string>& events, const std::string& who,
                                           const std::string& at, const std::string& reason) {
  Judgement j;
  j.who = who;
  j.at = at;
  j.reason = reason;
  std::set<std::string> distinct(events.begin(), events.end());
  if (distinct.size() < 2) return fail(ErrorCode::usage, "a merge takes two events or more", database_->path());
  for (const auto& id : events) {
    if (distinct.erase(id) == 0) continue;
    auto found = event(id);
    if (!found) return tl::unexpected(found.error());
    if (!*found) return fail(ErrorCode::not_found, "no such event", id);
    auto& side = j.claims.empty() ? j.claims : j.others;
    side.insert(side.end(), (*found)->claims.begin(), (*found)->claims.end());
  }
  return judge(j);
}

Result<std::int64_t> Project::split_event(const std::string& event_id, const std::vector<std::string>& claims,
                                          const std::string& who, const std::string& at, const std::string& reason) {
  const auto found = event(event_id);
  if (!found) return tl::unexpected(found.error());
  if (!*found) return fail(ErrorCode::not_found, "no such event", event_id);
  Judgement j;
  j.kind = Judgement::Kind::split;
  j.who = who;
  j.at = at;
  j.reason = reason;
  const std::set<std::string> apart(claims.begin(), claims.end());
  for (const auto& id : (*found)->claims) (apart.count(id) != 0 ? j.claims : j.others).push_back(id);
  for (const auto& id : apart)
    if (std::find(j.claims.begin(), j.claims.end(), id) == j.claims.end())
      return fail(ErrorCode::usage, "the claim is not in this event", id);
  return judge(j);
}

Result<void> Project::withdraw_judgement(std::int64_t key, const std::string& who, const std::string& at) {
  Transaction transaction(*database_);
  Statement ask(*database_, "SELECT withdrawn FROM judgements WHERE key = ?1");
  ask.bind(1, key);
  const bool known = ask.step();
  const bool gone = known && !ask.null(0);
  ask.reset();
  if (!known) return fail(ErrorCode::not_found, "no such judgement", std::to_string(key));
  if (gone) return fail(ErrorCode::conflict, "the judgement was taken back before", std::to_string(key));
  Statement(*database_, "UPDATE judgements SET withdrawn = ?2 WHERE key = ?1").bind(1, key).bind_text(2, at).run();
  store::append_audit(*database_, {0, at, who, "event.withdraw", fmt::format("judgement {}", key), "", ""});
  transaction.commit();
  return database_->status();
}

Result<std::vector<Judgement>> Project::judgements(bool withdrawn_too) {
  std::vector<Judgement> out;
  Statement ask(*database_,
                "SELECT key, kind, who, at, reason, withdrawn FROM judgements "
                "WHERE withdrawn IS NULL OR ?1 ORDER BY key");
  ask.bind(1, std::int64_t{withdrawn_too});
  while (ask.step()) {
    Judgement j;
    j.key = ask.integer(0);
    j.kind = ask.text(1) == "split" ? Judgement::Kind::split : Judgement::Kind::merge;
    j.who = ask.text(2);
    j.at = ask.text(3);
    j.reason = ask.text(4);
    j.withdrawn = ask.text(5);
    out.push_back(std::move(j));
  }
  Statement claims(*database_, "SELECT side, claim FROM judgement_claims WHERE judgement = ?1 ORDER BY side, position");
  for (auto& j : out) {
    claims.bind(1, j.key);
    while (claims.step()) (claims.integer(0) == 0 ? j.claims : j.others).push_back(claims.text(1));
  }
  if (auto status = database_->status(); !status) return tl::unexpected(status.error());
  return out;
}

}  // namespace isnad
