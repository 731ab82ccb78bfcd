#include "serve/project_more.h"

#include <fmt/format.h>

#include <charconv>

#include "base/days.h"
#include "serve/event_then.h"
#include "serve/project_rows.h"

namespace isnad::serve {

Result<Page<ContradictionRow>> project_contradictions(Project& project, const Filter& f, ClaimShelf& shelf) {
  auto& database = project.database();
  const EventQuestion question = event_question(f);
  const auto& where = question.where;
  std::string chosen =
      " FROM agreements a JOIN events o ON o.key = a.event WHERE a.relation = 'contradicts' "
      "AND a.event IN (SELECT e.key" +
      question.sql() + ")";
  // Both sides must have been told by the day.
  if (looks_back(f)) {
    std::string days;
    if (f.known_by) days += fmt::format(" AND kd.published <= '{}'", iso_day(*f.known_by));
    if (f.as_of)
      days += fmt::format(" AND coalesce(k.time_first, k.time_last, kd.published) <= '{}'", iso_day(*f.as_of));
    for (const char* side : {"a.claim", "a.other"})
      chosen += fmt::format(
          " AND EXISTS (SELECT 1 FROM claims k JOIN documents kd ON kd.key = k.document WHERE k.id = {} AND "
          "k.current = 1{})",
          side, days);
  }
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
  ClaimRows rows(database, &shelf);
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
