// A WHERE clause that grows condition by condition, with its parameters bound in order.
#pragma once
#include <isnad/query.h>

#include <string>
#include <variant>
#include <vector>

#include "store/sqlite/database.h"

namespace isnad::store {

class Where {
 public:
  // `condition` holds ? for each of the values.
  void add(std::string condition, std::vector<std::variant<std::string, std::int64_t, double>> values = {});
  // column IN (…); nothing where the list is empty.
  void any(const std::string& column, const std::vector<std::string>& values);
  [[nodiscard]] std::string sql() const;  // "WHERE …" or empty
  // Binds from parameter 1 on; gives the next free one.
  int bind(Statement& statement) const;

 private:
  std::vector<std::string> conditions_;
  std::vector<std::variant<std::string, std::int64_t, double>> values_;
};

// Over claims c JOIN documents d.
Where where_of(const ClaimFilter& filter);
Where where_of(const DocumentFilter& filter);  // over documents d
Where where_of(const EventFilter& filter);     // over events e

// Cursors: the sorted day and the row's key.
struct Cursor {
  std::string day;
  std::int64_t key = 0;
};
std::string write_cursor(const Cursor& cursor);
std::optional<Cursor> read_cursor(const std::string& text);
// The condition and the ORDER BY of one page; day "" stands for no day and comes last either way.
void after(Where& where, Order order, const std::string& day, const std::string& key, const std::string& cursor);
std::string order_by(Order order, const std::string& day, const std::string& key);

}  // namespace isnad::store
