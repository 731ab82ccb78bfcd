// Documents of a project, and the project as a whole.
#include <fmt/format.h>
#include <isnad/store.h>

#include <algorithm>

#include "base/days.h"
#include "base/utf8.h"
#include "store/records.h"
#include "store/where.h"

namespace isnad {

using store::Statement;
using store::Where;

namespace {

std::string opening(const std::string& text) {
  constexpr std::size_t kLetters = 160;
  std::size_t at = 0;
  for (std::size_t n = 0; at < text.size() && n < kLetters; ++n) at += utf8::decode(text, at).size;
  return text.substr(0, at);
}

Document read_document(const Statement& row) {
  Document d;
  d.id = row.text(1);
  d.text = row.text(2);
  d.body_begin = static_cast<std::uint32_t>(row.integer(3));
  d.title = row.text(4);
  d.url = row.text(5);
  d.outlet = row.text(6);
  d.byline = row.text(7);
  d.section = row.text(8);
  d.language = row.text(9);
  d.published = parse_day(row.text(10));
  d.published_text = row.text(11);
  d.path = row.text(12);
  d.charset = row.text(13);
  d.raw_sha256 = row.text(14);
  return d;
}

}  // namespace

Result<std::optional<StoredDocument>> Project::document(const std::string& id) {
  Statement ask(*database_,
                "SELECT d.key, d.id, d.text, d.body_begin, d.title, d.url, d.outlet, d.byline, d.section, d.language, "
                "d.published, d.published_text, d.path, d.charset, d.raw_sha256, i.started, i.who, r.key, r.engine, "
                "r.data_hash, EXISTS(SELECT 1 FROM readings p WHERE p.document = d.key AND p.state = 'proposed') "
                "FROM documents d JOIN imports i ON i.key = d.import "
                "LEFT JOIN readings r ON r.document = d.key AND r.state = 'current' WHERE d.id = ?1");
  ask.bind_text(1, id);
  if (!ask.step()) {
    if (auto status = database_->status(); !status) return tl::unexpected(status.error());
    return std::nullopt;
  }
  const std::int64_t key = ask.integer(0), reading = ask.integer(17);
  StoredDocument out;
  out.document = read_document(ask);
  out.imported = ask.text(15);
  out.imported_by = ask.text(16);
  out.engine = ask.text(18);
  out.data_hash = ask.text(19);
  out.proposed = ask.integer(20) != 0;
  ask.reset();
  Statement notes(*database_, "SELECT code, message, place FROM notes WHERE document = ?1 ORDER BY position");
  notes.bind(1, key);
  while (notes.step()) out.document.notes.push_back({notes.text(0), notes.text(1), notes.text(2)});
  Statement sentences(*database_, "SELECT span_begin, span_end FROM sentences WHERE reading = ?1 ORDER BY position");
  sentences.bind(1, reading);
  while (sentences.step())
    out.sentences.push_back(
        {static_cast<std::uint32_t>(sentences.integer(0)), static_cast<std::uint32_t>(sentences.integer(1))});
  Statement claims(*database_,
                   "SELECT key FROM claims WHERE document = ?1 AND current = 1 ORDER BY evidence_begin, key");
  claims.bind(1, key);
  store::ClaimReader reader(*database_);
  while (claims.step())
    if (auto claim = reader.read(claims.integer(0))) out.claims.push_back(std::move(*claim));
  if (auto status = database_->status(); !status) return tl::unexpected(status.error());
  return out;
}

Result<DocumentPage> Project::documents(const DocumentFilter& filter, const PageRequest& page) {
  if (auto settled = settle(); !settled) return tl::unexpected(settled.error());
  DocumentPage out;
  Where where = store::where_of(filter);
  if (page.counted) {
    Statement total(*database_, "SELECT count(*) FROM documents d" + where.sql());
    where.bind(total);
    if (total.step()) out.total = static_cast<std::uint64_t>(total.integer(0));
  }
  store::after(where, page.order, "d.published", "d.key", page.after);
  const std::size_t limit = std::clamp<std::size_t>(page.limit, 1, 500);
  Statement ask(*database_, fmt::format("SELECT d.key, d.id, d.title, d.outlet, d.url, d.published, "
                                        "(SELECT count(*) FROM claims c WHERE c.document = d.key AND c.current = 1), "
                                        "CAST(substr(CAST(d.text AS BLOB), d.body_begin + 1, 1000) AS TEXT) "
                                        "FROM documents d{}{} LIMIT {}",
                                        where.sql(), store::order_by(page.order, "d.published", "d.key"), limit + 1));
  where.bind(ask);
  store::Cursor last;
  while (ask.step()) {
    if (out.documents.size() == limit) {
      out.next = store::write_cursor(last);
      break;
    }
    last = {ask.text(5), ask.integer(0)};
    out.documents.push_back({ask.text(1), ask.text(2), ask.text(3), ask.text(4), parse_day(ask.text(5)),
                             static_cast<std::uint64_t>(ask.integer(6)), opening(ask.text(7))});
  }
  ask.reset();
  if (auto status = database_->status(); !status) return tl::unexpected(status.error());
  return out;
}

Result<Overview> Project::overview() {
  Statement ask(*database_,
                "SELECT (SELECT count(*) FROM documents), (SELECT count(*) FROM claims WHERE current = 1), "
                "(SELECT count(*) FROM events), (SELECT count(DISTINCT outlet) FROM documents), "
                "(SELECT count(*) FROM sources), (SELECT count(*) FROM readings WHERE state = 'proposed'), "
                "(SELECT min(time_first) FROM claims WHERE current = 1), "
                "(SELECT max(time_last) FROM claims WHERE current = 1)");
  Overview out;
  if (ask.step()) {
    const auto number = [&](int column) { return static_cast<std::uint64_t>(ask.integer(column)); };
    out = {number(0),
           number(1),
           number(2),
           number(3),
           number(4),
           number(5),
           parse_day(ask.text(6)),
           parse_day(ask.text(7))};
  }
  ask.reset();
  if (auto status = database_->status(); !status) return tl::unexpected(status.error());
  return out;
}

}  // namespace isnad
