// The table of what the desk answers. The OpenAPI document is made from it, so that the two
// cannot part ways.
#pragma once
#include <span>
#include <string>

#include "serve/auth.h"
#include "serve/message.h"
#include "serve/source.h"

namespace isnad::serve {

struct Context {
  Source& source;
  Auth& auth;
  std::string who;  // in the audit log
  std::string now;  // ISO 8601 in UTC
};

struct Route {
  const char* method;
  const char* path;     // without ending: /claims/{id}
  const char* endings;  // "json" or "json csv"
  const char* params;   // names of filter parameters, or "" ; see openapi.cpp
  const char* schema;   // of the JSON answer
  const char* summary;
  const char* summary_ar;
  Response (*handle)(Context& context, const Request& request, bool csv);
};

std::span<const Route> routes();
// Fills request.parts. Null where nothing matches; `csv` tells the ending that was asked for.
const Route* match(Request& request, bool& csv);
std::string openapi();

}  // namespace isnad::serve
