// One table from an error's code to what the outside sees of it. Thread-safe.
#pragma once
#include <isnad/error.h>

#include <string>
#include <string_view>

namespace isnad {

// docs/format/exit-codes.md
enum ExitStatus : int {
  kExitDone = 0,
  kExitSomeFailed = 1,   // some documents failed, each named
  kExitUsage = 2,        // wrong usage
  kExitNothingRead = 3,  // nothing could be read
  kExitProject = 4,      // project or data damaged or locked
  kExitInternal = 5,     // internal error
};

struct ErrorRow {
  ErrorCode code;
  std::string_view name;  // stands in JSON error answers
  int exit_status;
  int http_status;
  std::string_view sentence;  // for people, where the error itself says no more
};

const ErrorRow& row_of(ErrorCode code);

// "where: message" and, on a line of its own, what to do next.
std::string describe(const Error& error);

}  // namespace isnad
