#include "store/snapshot.h"

#include <filesystem>

#include "store/sqlite/database.h"

namespace isnad::store {
namespace {

constexpr const char* kViews = R"sql(
CREATE VIEW IF NOT EXISTS v_control AS
  SELECT p.name AS place, p.id AS pcode, p.lat, p.lon, p.precision, c.time_first AS "from", c.time_last AS "to",
         a.name AS actor, a.id AS actor_id, c.type, c.polarity, c.certainty,
         coalesce((SELECT group_concat(name, ' > ') FROM slots WHERE owner = c.key AND slot = 'source'), d.outlet)
           AS according_to,
         d.outlet, d.published, c.id AS claim
  FROM claims c JOIN documents d ON d.key = c.document
  JOIN slots p ON p.owner = c.key AND p.slot = 'place'
  LEFT JOIN slots a ON a.owner = c.key AND a.slot = 'agent'
  WHERE c.current = 1 AND c.type IN ('gain_control', 'hold_control', 'lose_control', 'encircle');
CREATE VIEW IF NOT EXISTS v_negotiations AS
  SELECT e.id AS process, c.type AS kind,
         (SELECT group_concat(name, ' | ') FROM slots WHERE owner = c.key AND slot IN ('agent', 'target')) AS parties,
         (SELECT group_concat(name, ' | ') FROM slots WHERE owner = c.key AND slot = 'mediator') AS mediators,
         c.stage, c.polarity, c.certainty, coalesce(c.time_first, d.published) AS as_of, c.terms,
         coalesce((SELECT group_concat(name, ' > ') FROM slots WHERE owner = c.key AND slot = 'source'), d.outlet)
           AS according_to,
         d.outlet, c.id AS claim
  FROM claims c JOIN documents d ON d.key = c.document
  LEFT JOIN event_claims ec ON ec.claim = c.id LEFT JOIN events e ON e.key = ec.event
  WHERE c.current = 1 AND c.type IN ('negotiate', 'ceasefire');
)sql";

}  // namespace

Result<void> snapshot(Project& project, const std::string& path) {
  std::error_code code;
  if (std::filesystem::exists(path, code))
    return fail(ErrorCode::conflict, "there is a file of that name", path, "Name another, or remove it first.");
  auto& database = project.database();
  Statement copy(database, "VACUUM INTO ?1");
  copy.bind_text(1, path);
  copy.run();
  if (auto status = database.status(); !status) return status;
  auto made = Database::open(path, Database::Mode::read_write);
  if (!made) return tl::unexpected(made.error());
  (*made)->exec(kViews);
  // Who may sign in at the desk is nobody else's business; VACUUM leaves nothing of it in free pages.
  (*made)->exec("DROP TABLE IF EXISTS accounts");
  (*made)->exec("VACUUM");
  (*made)->exec("PRAGMA journal_mode = DELETE");
  return (*made)->status();
}

}  // namespace isnad::store
