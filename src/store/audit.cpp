#include "store/audit.h"

#include <fmt/format.h>
#include <isnad/store.h>

#include "base/sha256.h"

namespace isnad::store {

std::string audit_hash(const std::string& previous, const AuditRow& row) {
  Sha256 hash;
  for (const auto* part : {&previous, &row.at, &row.who, &row.action, &row.subject, &row.details})
    hash.add(fmt::format("{}:{}", part->size(), *part));
  return hash.hex();
}

void append_audit(Database& database, const AuditRow& row) {
  Statement last(database, "SELECT hash FROM audit ORDER BY key DESC LIMIT 1");
  const std::string previous = last.step() ? last.text(0) : std::string(64, '0');
  last.reset();
  Statement add(database,
                "INSERT INTO audit(at, who, action, subject, details, previous, hash) VALUES (?1,?2,?3,?4,?5,?6,?7)");
  add.bind_text(1, row.at).bind(2, row.who).bind_text(3, row.action).bind(4, row.subject).bind(5, row.details);
  add.bind_text(6, previous).bind_text(7, audit_hash(previous, row)).run();
}

Result<AuditReport> verify_audit(Database& database) {
  AuditReport report;
  Statement chain(database, "SELECT key, at, who, action, subject, details, previous, hash FROM audit ORDER BY key");
  std::string previous(64, '0');
  while (chain.step()) {
    ++report.rows;
    const AuditRow row{chain.integer(0), chain.text(1), chain.text(2), chain.text(3), chain.text(4), chain.text(5), ""};
    if (chain.text(6) != previous || chain.text(7) != audit_hash(previous, row))
      report.damage.push_back(
          {ErrorCode::damaged, "the audit chain is broken here", fmt::format("audit row {}", row.key), ""});
    previous = chain.text(7);
  }
  report.head = previous;
  if (auto status = database.status(); !status) return tl::unexpected(status.error());
  return report;
}

}  // namespace isnad::store

namespace isnad {

using store::Statement;

Result<void> Project::audit(const std::string& at, const std::string& who, const std::string& action,
                            const std::string& subject, const std::string& details) {
  store::Transaction transaction(*database_);
  store::append_audit(*database_, {0, at, who, action, subject, details, ""});
  transaction.commit();
  return database_->status();
}

Result<std::vector<AuditRow>> Project::audit_rows(const std::string& subject, std::size_t most) {
  Statement ask(*database_,
                "SELECT key, at, who, action, subject, details, hash FROM audit WHERE ?1 IS NULL OR subject = ?1 "
                "ORDER BY key DESC LIMIT ?2");
  ask.bind(1, subject).bind(2, static_cast<std::int64_t>(most));
  std::vector<AuditRow> rows;
  while (ask.step())
    rows.push_back({ask.integer(0), ask.text(1), ask.text(2), ask.text(3), ask.text(4), ask.text(5), ask.text(6)});
  if (auto status = database_->status(); !status) return tl::unexpected(status.error());
  return rows;
}

Result<VerifyReport> Project::verify() {
  VerifyReport report;
  const auto damaged = [&](std::string what, std::string where) {
    report.damage.push_back({ErrorCode::damaged, std::move(what), std::move(where), ""});
  };
  Statement sound(*database_, "PRAGMA integrity_check(20)");
  while (sound.step())
    if (const std::string word = sound.text(0); word != "ok") damaged("SQLite: " + word, database_->path());
  Statement keys(*database_, "PRAGMA foreign_key_check");
  while (keys.step()) damaged("points to a row that is not there", fmt::format("{} {}", keys.text(0), keys.integer(1)));
  Statement contents(*database_, "SELECT sha256 FROM raw ORDER BY key");
  while (contents.step()) {
    ++report.raw;
    const std::string hash = contents.text(0);
    const auto bytes = raw(hash);
    if (!bytes)
      damaged(bytes.error().message, "raw " + hash);
    else if (!*bytes || sha256_hex(**bytes) != hash)
      damaged("the kept bytes have changed", "raw " + hash);
  }
  Statement documents(*database_, "SELECT id FROM documents ORDER BY key");
  while (documents.step()) {
    ++report.documents;
    const std::string id = documents.text(0);
    Statement text(*database_, "SELECT text_sha256, text, title, url, outlet, published FROM documents WHERE id = ?1");
    text.bind_text(1, id);
    if (!text.step()) continue;
    std::string about = text.text(1);
    for (int i = 2; i <= 5; ++i) about += '\x1f' + text.text(i);
    if (sha256_hex(about) != text.text(0)) damaged("the stored text or what names it has changed", id);
  }
  const auto chain = store::verify_audit(*database_);
  if (!chain) return tl::unexpected(chain.error());
  report.audit = chain->rows;
  report.damage.insert(report.damage.end(), chain->damage.begin(), chain->damage.end());
  if (auto status = database_->status(); !status) return tl::unexpected(status.error());
  return report;
}

}  // namespace isnad
