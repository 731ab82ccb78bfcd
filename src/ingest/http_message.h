// A stored HTTP response, taken apart. Thread-safe.
#pragma once
#include <isnad/error.h>

#include <map>
#include <string>
#include <string_view>

#include "ingest/item.h"

namespace isnad::ingest {

// Header lines up to the empty one; names in lower case, folded lines joined. Gives the offset of
// what follows.
using Headers = std::map<std::string, std::string>;
std::size_t read_headers(std::string_view text, std::size_t at, Headers& out);
std::string header(const Headers& headers, const std::string& name);
// "text/html; charset=utf-8" → "text/html"; parameter("charset", …) → "utf-8".
std::string media_type(std::string_view content_type);
std::string parameter(std::string_view name, std::string_view content_type);

struct HttpResponse {
  int status = 0;
  Headers headers;
  std::string body;  // without transfer and content encoding
};
// malformed: no status line. unreadable, too_large: the encoding.
Result<HttpResponse> read_response(std::string_view bytes, const Limits& limits);

// How to read what has this media type; nothing for pictures and the like.
std::optional<Kind> kind_of(const std::string& media_type, std::string_view bytes);

}  // namespace isnad::ingest
