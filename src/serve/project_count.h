// How many rows a filter holds, in bounded time: a list of a large project must not wait until half a
// million rows have been looked at. For one connection, not shared between threads.
#pragma once
#include <cstddef>
#include <string>

#include "store/where.h"

namespace isnad::serve {

struct Counted {
  std::size_t rows = 0;
  bool at_least = false;  // there may be more
};

// `from`: " FROM … WHERE …". Exact where that takes little time (about 20 ms of one core), else as many as
// were found in it.
Counted count_rows(store::Database& database, const std::string& from, const store::Where& where);

}  // namespace isnad::serve
