#include "base/error_table.h"

#include <array>

namespace isnad {
namespace {

constexpr std::array<ErrorRow, 10> kRows = {{
    {ErrorCode::usage, "usage", kExitUsage, 400, "The request does not make sense as written."},
    {ErrorCode::not_found, "not_found", kExitNothingRead, 404, "It is not there."},
    {ErrorCode::unreadable, "unreadable", kExitNothingRead, 422, "It is there but cannot be read."},
    {ErrorCode::malformed, "malformed", kExitNothingRead, 422, "It was read but is not what it says it is."},
    {ErrorCode::too_large, "too_large", kExitNothingRead, 413, "It is over the size limit."},
    {ErrorCode::conflict, "conflict", kExitProject, 409, "Someone else holds it or has changed it."},
    {ErrorCode::damaged, "damaged", kExitProject, 500, "The project file or the compiled data is damaged."},
    {ErrorCode::full, "full", kExitProject, 507, "There is no space left."},
    {ErrorCode::forbidden, "forbidden", kExitNothingRead, 403, "A safety rule refuses it."},
    {ErrorCode::internal, "internal", kExitInternal, 500, "This is a fault in isnad itself."},
}};

constexpr bool in_order() {
  for (std::size_t i = 0; i < kRows.size(); ++i)
    if (static_cast<std::size_t>(kRows[i].code) != i) return false;
  return true;
}
static_assert(in_order(), "a row for every code, in the order of the enum");

}  // namespace

const ErrorRow& row_of(ErrorCode code) { return kRows[static_cast<std::size_t>(code)]; }

std::string describe(const Error& error) {
  std::string out;
  if (!error.where.empty()) out += error.where + ": ";
  if (error.message.empty())
    out += row_of(error.code).sentence;
  else
    out += error.message;
  if (!error.hint.empty()) out += "\n  " + error.hint;
  return out;
}

}  // namespace isnad
