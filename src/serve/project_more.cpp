#include "serve/project_more.h"

#include <fmt/format.h>

#include <charconv>

#include "serve/project_rows.h"

namespace isnad::serve {

Result<Page<ContradictionRow>> project_contradictions(Project& project, const Filter& f) {
  auto& database = project.database();
  const EventQuestion question = event_question(f);
  const auto& where = question.where;
  const std::string chosen =
      " FROM agreements a JOIN events o ON o.key = a.event WHERE a.relation = 'contradicts' "
      "AND a.event IN (SELECT e.key" +
      question.sql() + ")";
  Page<ContradictionRow> page;
  store::Statement total(database, "SELECT count(*)" + chosen);
  where.bind(total);
  if (total.step()) page.total = static_cast<std::size_t>(total.integer(0));
  total.reset();
  std::size_t from = 0;
  std::from_chars(f.cursor.data(), f.cursor.data() + f.cursor.size(), from);
  store::Statement ask(database,
                       fmt::format("SELECT o.id, a.claim, a.other, a.subject{} ORDER BY "
                                   "coalesce(o.sorted_day, '') DESC, o.key DESC, a.position LIMIT {} OFFSET {}",
                                   chosen, f.limit + 1, from));
  where.bind(ask);
  ClaimRows rows(database);
  std::size_t seen = 0;
  while (ask.step()) {
    if (++seen > f.limit) {
      page.next = std::to_string(from + f.limit);
      break;
    }
    auto one = rows.by_id(ask.text(1)), other = rows.by_id(ask.text(2));
    if (one && other) page.items.push_back({ask.text(0), ask.text(3), std::move(*one), std::move(*other)});
  }
  ask.reset();
  if (auto status = database.status(); !status) return tl::unexpected(status.error());
  return page;
}

Result<std::vector<QuotingRow>> project_quoting(Project& project, const Filter& f, std::size_t most) {
  auto& database = project.database();
  const store::Where where = claim_where(f);
  store::Statement ask(database,
                       fmt::format("SELECT d.outlet, coalesce(x.id, x.name, x.text) AS source, max(x.name), "
                                   "max(x.role), count(DISTINCT c.key) AS n{} JOIN slots x ON x.owner = c.key "
                                   "AND x.slot = 'source'{} AND d.outlet IS NOT NULL GROUP BY d.outlet, source "
                                   "HAVING source IS NOT NULL ORDER BY n DESC, d.outlet, source LIMIT {}",
                                   kClaimTables, where.sql(), most));
  where.bind(ask);
  std::vector<QuotingRow> out;
  while (ask.step()) {
    QuotingRow row{ask.text(0), ask.text(1), ask.text(2), ask.text(3), static_cast<std::size_t>(ask.integer(4))};
    if (row.name.empty()) row.name = row.source;
    out.push_back(std::move(row));
  }
  if (auto status = database.status(); !status) return tl::unexpected(status.error());
  return out;
}

Result<std::vector<WordingRow>> project_wording(Project& project, const Filter& f, std::size_t most) {
  auto& database = project.database();
  const store::Where where = claim_where(f);
  // A kind of people and what belongs to somebody (طائراته) are no name for a party; a short form of its
  // own name is no wording.
  store::Statement ask(database,
                       fmt::format("SELECT d.outlet, x.id, max(x.name), max(x.name_en), x.text, "
                                   "count(DISTINCT c.key) AS n{} JOIN slots x ON x.owner = c.key AND x.slot IN "
                                   "('agent', 'target', 'mediator'){} AND d.outlet IS NOT NULL AND x.id IS NOT NULL "
                                   "AND x.text IS NOT NULL AND coalesce(x.generic, 0) = 0 AND length(x.text) > 3 "
                                   "AND instr(x.name, x.text) = 0 AND substr(x.text, -2) NOT IN ('ها', 'هم', 'ته', "
                                   "'يه', 'اه') GROUP BY d.outlet, x.id, x.text "
                                   "ORDER BY n DESC, x.id, x.text, d.outlet LIMIT {}",
                                   kClaimTables, where.sql(), most));
  where.bind(ask);
  std::vector<WordingRow> out;
  while (ask.step())
    out.push_back(
        {ask.text(0), ask.text(1), ask.text(2), ask.text(3), ask.text(4), static_cast<std::size_t>(ask.integer(5))});
  if (auto status = database.status(); !status) return tl::unexpected(status.error());
  return out;
}

Result<std::vector<ImportRow>> project_imports(Project& project, std::size_t most) {
  auto& database = project.database();
  store::Statement ask(database,
                       "SELECT i.key, i.started, i.finished, i.who, i.tool, i.inputs, "
                       "(SELECT count(*) FROM documents d WHERE d.import = i.key) FROM imports i "
                       "ORDER BY i.key DESC LIMIT ?1");
  ask.bind(1, static_cast<std::int64_t>(most));
  std::vector<ImportRow> out;
  while (ask.step())
    out.push_back({ask.integer(0), ask.text(1), ask.text(2), ask.text(3), ask.text(4), ask.text(5),
                   static_cast<std::size_t>(ask.integer(6))});
  if (auto status = database.status(); !status) return tl::unexpected(status.error());
  return out;
}

}  // namespace isnad::serve
