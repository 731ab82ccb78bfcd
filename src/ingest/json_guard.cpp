#include "ingest/json_guard.h"

#include <fmt/format.h>

namespace isnad::ingest {
namespace {

constexpr int kDeepest = 100;

}  // namespace

Result<void> guard_json(std::string_view text, std::size_t most) {
  int depth = 0;
  std::size_t values = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted) {
      if (c == '\\')
        ++i;
      else if (c == '"')
        quoted = false;
      continue;
    }
    switch (c) {
      case '"': quoted = true; break;
      case '[':
      case '{':
        ++values;
        if (++depth > kDeepest)
          return fail(ErrorCode::too_large, fmt::format("the JSON is nested deeper than {}", kDeepest), "",
                      "It is broken or made to do harm; leave it out.");
        break;
      case ']':
      case '}': --depth; break;
      case ',': ++values; break;
      default: break;
    }
    if (values > most)
      return fail(ErrorCode::too_large, fmt::format("the JSON holds more than {} values", most), "",
                  "Cut it up: one article a line.");
  }
  return {};
}

}  // namespace isnad::ingest
