// Evidence: is everything as it was put there, and who put it there.
#include <fmt/format.h>
#include <isnad/store.h>

#include <unordered_map>

#include "base/days.h"
#include "base/sha256.h"
#include "store/adder.h"
#include "store/audit.h"

namespace isnad {

using store::Statement;

namespace {

class Check {
 public:
  Check(Project& project, VerifyReport& report) : project_(project), database_(project.database()), report_(report) {}

  void file() {
    Statement sound(database_, "PRAGMA integrity_check(20)");
    while (sound.step())
      if (const std::string word = sound.text(0); word != "ok") damaged("SQLite: " + word, database_.path());
    Statement keys(database_, "PRAGMA foreign_key_check");
    while (keys.step())
      damaged("points to a row that is not there", fmt::format("{} {}", keys.text(0), keys.integer(1)));
  }

  void raw() {
    Statement contents(database_, "SELECT sha256 FROM raw ORDER BY key");
    while (contents.step()) {
      ++report_.raw;
      const std::string hash = contents.text(0);
      const auto bytes = project_.raw(hash);
      if (!bytes)
        damaged(bytes.error().message, "raw " + hash);
      else if (!*bytes || sha256_hex(**bytes) != hash)
        damaged("the kept bytes have changed", "raw " + hash);
    }
  }

  // Fills `added_`, which documents() compares with.
  void chain(const std::string& head) {
    Statement chain(database_, "SELECT key, at, who, action, subject, details, previous, hash FROM audit ORDER BY key");
    report_.head = std::string(64, '0');
    while (chain.step()) {
      ++report_.audit;
      const AuditRow row{chain.integer(0), chain.text(1), chain.text(2), chain.text(3),
                         chain.text(4),    chain.text(5), chain.text(7)};
      if (chain.text(6) != report_.head || row.hash != store::audit_hash(report_.head, row))
        damaged("the audit chain is broken here", fmt::format("audit row {}", row.key));
      report_.head = row.hash;
      report_.head_found = report_.head_found || row.hash == head;
      if (row.action == "document.add") added_[row.subject] = row.details;
    }
    if (!head.empty() && !report_.head_found)
      damaged("the audit chain does not hold the hash that was noted: rows were taken off or changed", head);
  }

  void documents() {
    Statement all(database_,
                  "SELECT id, text_sha256, text, title, url, outlet, published, raw_sha256, normal_sha256 "
                  "FROM documents ORDER BY key");
    while (all.step()) {
      ++report_.documents;
      Document d;
      d.id = all.text(0);
      d.text = all.text(2);
      d.title = all.text(3);
      d.url = all.text(4);
      d.outlet = all.text(5);
      d.published = parse_day(all.text(6));
      const std::string hash = all.text(1), raw = all.text(7);
      if (store::fingerprint(d) != hash) {
        damaged("the stored text or what names it has changed", d.id);
      } else if (const auto row = added_.find(d.id); row == added_.end()) {
        damaged("the audit chain does not say who put the document there", d.id);
      } else if (row->second.find(fmt::format(" raw {} text {} ", raw, hash)) == std::string::npos) {
        damaged("the document is not the one that the audit chain tells of", d.id);
      } else if (!all.null(8) && all.text(8) != store::normal_hash(d)) {
        damaged("the hash of the folded text has changed", d.id);
      }
    }
  }

 private:
  void damaged(std::string what, std::string where) {
    report_.damage.push_back({ErrorCode::damaged, std::move(what), std::move(where), ""});
  }
  Project& project_;
  store::Database& database_;
  VerifyReport& report_;
  std::unordered_map<std::string, std::string> added_;
};

}  // namespace

Result<VerifyReport> Project::verify(const std::string& head) {
  VerifyReport report;
  Check check(*this, report);
  check.file();
  check.raw();
  check.chain(head);
  check.documents();
  if (auto status = database_->status(); !status) return tl::unexpected(status.error());
  return report;
}

Result<std::vector<std::string>> Project::document_ids() {
  std::vector<std::string> ids;
  Statement all(*database_, "SELECT id FROM documents ORDER BY key");
  while (all.step()) ids.push_back(all.text(0));
  if (auto status = database_->status(); !status) return tl::unexpected(status.error());
  return ids;
}

Result<std::optional<Custody>> Project::custody(const std::string& id) {
  Statement ask(*database_,
                "SELECT d.key, d.title, d.url, d.outlet, d.byline, d.published, d.published_text, d.path, d.charset, "
                "d.raw_sha256, d.retrieved, r.size, d.text_sha256, d.normal_sha256, d.recipe, i.started, i.who, "
                "i.tool, i.data_hash, i.inputs, i.finished FROM documents d JOIN imports i ON i.key = d.import "
                "JOIN raw r ON r.sha256 = d.raw_sha256 WHERE d.id = ?1");
  ask.bind_text(1, id);
  if (!ask.step()) {
    if (auto status = database_->status(); !status) return tl::unexpected(status.error());
    return std::nullopt;
  }
  Custody out;
  Document& d = out.document;
  const std::int64_t key = ask.integer(0);
  d.id = id;
  d.title = ask.text(1);
  d.url = ask.text(2);
  d.outlet = ask.text(3);
  d.byline = ask.text(4);
  d.published = parse_day(ask.text(5));
  d.published_text = ask.text(6);
  d.path = ask.text(7);
  d.charset = ask.text(8);
  d.raw_sha256 = ask.text(9);
  out.retrieved = ask.text(10);
  out.raw_size = static_cast<std::uint64_t>(ask.integer(11));
  out.text_sha256 = ask.text(12);
  out.normal_sha256 = ask.text(13);
  out.recipe = ask.text(14);
  out.import = {ask.text(15), ask.text(16), ask.text(17), ask.text(18), {}};
  const std::string inputs = ask.text(19);
  out.finished = ask.text(20);
  ask.reset();
  for (std::size_t at = 0; at < inputs.size();) {
    const std::size_t end = std::min(inputs.find('\n', at), inputs.size());
    out.import.inputs.push_back(inputs.substr(at, end - at));
    at = end + 1;
  }
  Statement passes(*database_,
                   "SELECT r.engine, r.data_hash, r.state, i.started, i.who, (SELECT count(*) FROM claims c "
                   "WHERE c.reading = r.key) FROM readings r JOIN imports i ON i.key = r.import "
                   "WHERE r.document = ?1 ORDER BY r.key");
  passes.bind(1, key);
  while (passes.step())
    out.readings.push_back({passes.text(0), passes.text(1), passes.text(2), passes.text(3), passes.text(4),
                            static_cast<std::uint64_t>(passes.integer(5))});
  Statement notes(*database_, "SELECT code, message, place FROM notes WHERE document = ?1 ORDER BY position");
  notes.bind(1, key);
  while (notes.step()) d.notes.push_back({notes.text(0), notes.text(1), notes.text(2)});
  Statement rows(*database_,
                 "SELECT key, at, who, action, subject, details, hash FROM audit WHERE subject = ?1 "
                 "ORDER BY key");
  rows.bind_text(1, id);
  while (rows.step())
    out.audit.push_back(
        {rows.integer(0), rows.text(1), rows.text(2), rows.text(3), rows.text(4), rows.text(5), rows.text(6)});
  if (auto status = database_->status(); !status) return tl::unexpected(status.error());
  return out;
}

}  // namespace isnad
