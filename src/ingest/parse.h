// Item → Documents. Most Items hold one; a feed or an export holds many. Thread-safe.
#pragma once
#include <isnad/document.h>

#include <string>
#include <vector>

#include "ingest/item.h"

namespace isnad::ingest {

struct ParseOptions {
  Limits limits;
  std::optional<Day> published;  // what a document does not say itself
  std::string outlet;
};

struct Parsed {
  std::vector<Document> documents;
  std::vector<Error> errors;  // parts that could not be read, each with its place
};

Parsed parse(const Item& item, const ParseOptions& options);

}  // namespace isnad::ingest
