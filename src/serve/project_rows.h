// Rows of a project as rows of the desk. For one connection, not shared between threads.
#pragma once
#include <isnad/store.h>

#include <optional>
#include <string>

#include "serve/source.h"
#include "store/where.h"

namespace isnad::serve {

// Over `claims c JOIN documents d`.
store::Where claim_where(const Filter& filter);
// Events with a claim that the filter takes. With claims joined in, an event comes once for each:
// count(DISTINCT e.key), GROUP BY e.key.
struct EventQuestion {
  std::string tables = " FROM events e";
  store::Where where;
};
EventQuestion event_question(const Filter& filter);
Order order_of(const Filter& filter);

inline constexpr const char* kClaimTables = " FROM claims c JOIN documents d ON d.key = c.document";
// What ClaimRows::row takes, in order.
inline constexpr const char* kClaimColumns =
    "c.key, c.sorted_day, d.key, d.id, d.title, d.outlet, d.url, d.published, d.text";

class ClaimRows {
 public:
  explicit ClaimRows(store::Database& database);
  ~ClaimRows();
  // The claim of a row of kClaimColumns.
  std::optional<ClaimRow> row(const store::Statement& at);
  std::optional<ClaimRow> by_id(const std::string& id);

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace isnad::serve
