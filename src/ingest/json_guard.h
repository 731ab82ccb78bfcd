// A look over JSON before it is read into a tree: a tree takes many times its text, and text made to
// do harm takes all memory there is. Thread-safe.
#pragma once
#include <isnad/error.h>

#include <cstddef>
#include <string_view>

namespace isnad::ingest {

inline constexpr std::size_t kJsonValues = 200'000;    // of one article
inline constexpr std::size_t kJsonExport = 4'000'000;  // of an export with many of them

// too_large: nested deeper than 100, or more values than `most`. Says nothing on whether it is JSON.
Result<void> guard_json(std::string_view text, std::size_t most);

}  // namespace isnad::ingest
