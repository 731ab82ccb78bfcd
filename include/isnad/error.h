// Errors and notes.
//
// A call that can fail for reasons outside the program returns Result<T>:
//
//   auto lexicon = isnad::Lexicon::open("isnad.blob");
//   if (!lexicon) { report(lexicon.error().message); return; }
//
// Trouble that does not stop a document from being read is a Note on that document.
// Thread-safety: plain values.
#pragma once
#include <cstdint>
#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace isnad {

enum class ErrorCode : std::uint8_t {
  usage,       // the caller's words are off
  not_found,   // a file, id or section is not there
  unreadable,  // it is there but cannot be read (permissions, damaged bytes)
  malformed,   // it was read but is not what it says it is
  too_large,   // over a stated cap
  conflict,    // locked, or changed by someone else
  damaged,     // the project file or the compiled data is broken
  full,        // no space left
  forbidden,   // refused by a safety rule
  internal,    // a bug
};

// message: what is wrong; where: file:line:column, address or id; hint: what to do next.
struct Error {
  ErrorCode code = ErrorCode::internal;
  std::string message;
  std::string where;
  std::string hint;
};

// Non-fatal trouble kept with the document it belongs to. `code` is a stable short name
// such as "charset.repaired" or "language.not_arabic".
struct Note {
  std::string code;
  std::string message;
  std::string where;
};

template <class T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(ErrorCode code, std::string message, std::string where = {}, std::string hint = {}) {
  return tl::unexpected<Error>(Error{code, std::move(message), std::move(where), std::move(hint)});
}

}  // namespace isnad
