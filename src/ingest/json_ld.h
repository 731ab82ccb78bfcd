// The article that a page describes in JSON-LD (schema.org). Thread-safe.
#pragma once
#include <string>
#include <string_view>

namespace isnad::ingest {

struct LinkedArticle {
  std::string headline, body, published, author, publisher, section, url, language;
  bool found = false;
};

// Fills what is still empty in `out` from one script; broken JSON is left alone.
void read_json_ld(std::string_view script, LinkedArticle& out);

}  // namespace isnad::ingest
