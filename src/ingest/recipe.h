// How a document was made from its source item's raw bytes, kept beside them so that it can be made
// again: everything parse() was given but the bytes. One JSON object. Thread-safe.
#pragma once
#include "ingest/parse.h"

namespace isnad::ingest {

std::string write_recipe(const Item& item, const ParseOptions& options);
struct Recipe {
  Item item;  // without bytes
  ParseOptions options;
};
// malformed: written by a newer program, or changed.
Result<Recipe> read_recipe(const std::string& json);

}  // namespace isnad::ingest
