#include "store/kin.h"

namespace isnad::store {

void keep_kin(Database& database, const std::vector<fuse::Kin>& kin) {
  if (read_kin(database) == kin) return;
  Transaction transaction(database);
  database.exec("DELETE FROM kin");
  Statement add(database, "INSERT INTO kin(actor, other, part, first_day, last_day) VALUES (?1, ?2, ?3, ?4, ?5)");
  const auto day = [&](int at, std::int32_t value) {
    if (value == 0)
      add.bind_null(at);
    else
      add.bind(at, std::int64_t{value});
  };
  for (const auto& k : kin) {
    add.bind_text(1, k.actor).bind_text(2, k.other).bind(3, std::int64_t{k.part});
    day(4, k.from);
    day(5, k.to);
    add.run();
  }
  transaction.commit();
}

std::vector<fuse::Kin> read_kin(Database& database) {
  std::vector<fuse::Kin> out;
  Statement ask(database, "SELECT actor, other, part, first_day, last_day FROM kin ORDER BY rowid");
  while (ask.step())
    out.push_back({ask.text(0), ask.text(1), ask.integer(2) != 0, static_cast<std::int32_t>(ask.integer(3)),
                   static_cast<std::int32_t>(ask.integer(4))});
  return out;
}

}  // namespace isnad::store
