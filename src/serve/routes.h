// The table of what the desk answers. The OpenAPI document is made from it, so that the two
// cannot part ways.
#pragma once
#include <span>
#include <string>

#include "serve/message.h"
#include "serve/roles.h"
#include "serve/source.h"

namespace isnad::serve {

class Workshop;

struct Context {
  Source& source;
  std::string who;               // in the audit log
  std::string now;               // ISO 8601 in UTC
  Workshop* workshop = nullptr;  // null where nothing can be set going
  std::string token;             // of the session
  Role role = Role::admin;
  bool by_account = false;
};

struct Route {
  const char* method;
  const char* path;     // without ending: /claims/{id}
  const char* endings;  // "json", "json csv", "jsonl", or "bare": the path as it stands
  const char* params;   // names of filter parameters, or "" ; see openapi.cpp
  const char* schema;   // of the JSON answer
  const char* summary;
  const char* summary_ar;
  Response (*handle)(Context& context, const Request& request, bool csv);
  bool keeps = false;         // made of what the project holds alone: the answer may be kept
  Role least = Role::viewer;  // who may ask; tables and gold take a reviewer anyhow
  Part needs = Part::none;    // what the source must have ready
};

std::span<const Route> routes();
// Fills request.parts. Null where nothing matches; `csv` tells the ending that was asked for.
const Route* match(Request& request, bool& csv);
std::string openapi();

}  // namespace isnad::serve
