// Rows of a project as rows of the desk. For one connection, not shared between threads.
#pragma once
#include <isnad/store.h>

#include <optional>
#include <string>

#include "serve/claim_shelf.h"
#include "serve/source.h"
#include "store/where.h"

namespace isnad::serve {

// Whether it says anything about claims, so that not every event will do.
bool any_claim_part(const Filter& filter);
// Over `claims c JOIN documents d`.
store::Where claim_where(const Filter& filter);
// Events with a claim that the filter takes, each once: sql() follows the columns (of e), cursors and
// conditions on e go into `where`.
struct EventQuestion {
  std::string head = " FROM events e", tail;
  store::Where where;
  [[nodiscard]] std::string sql() const { return head + where.sql() + tail; }
};
EventQuestion event_question(const Filter& filter);
Order order_of(const Filter& filter);

// The tables a condition needs: looking each claim's document up is half the cost of a count.
std::string claim_tables(const store::Where& where);
inline constexpr const char* kClaimTables = " FROM claims c JOIN documents d ON d.key = c.document";
// What ClaimRows::row takes, in order.
inline constexpr const char* kClaimColumns =
    "c.key, c.sorted_day, d.key, d.id, d.title, d.outlet, d.url, d.published, d.text";

class ClaimRows {
 public:
  // What is read is kept on the shelf, where there is one.
  explicit ClaimRows(store::Database& database, ClaimShelf* shelf = nullptr);
  ~ClaimRows();
  // The claim of a row of kClaimColumns.
  std::optional<ClaimRow> row(const store::Statement& at);
  // `event`: the id of its event, where that is known.
  std::optional<ClaimRow> by_id(const std::string& id, const std::string& event = {});
  std::optional<ClaimRow> by_key(std::int64_t key);

 private:
  struct Parts;
  ClaimShelf::Row made(const store::Statement& at);
  std::optional<ClaimRow> now(const ClaimShelf::Row& kept, const std::string& event);
  std::optional<ClaimRow> of_key(std::int64_t key, const std::string& event);
  std::optional<ClaimRow> first_of(store::Statement& keys, const std::string& event);
  std::unique_ptr<Parts> parts_;
};

}  // namespace isnad::serve
