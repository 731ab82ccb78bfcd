// What a page says about itself: JSON-LD, Open Graph, meta, time elements, its address and, last, the
// words of a visible dateline. Thread-safe.
#pragma once
#include <isnad/document.h>

#include <string>

#include "ingest/html_tree.h"

namespace isnad::ingest {

struct PageMeta {
  std::string title, byline, outlet, canonical, section, language;
  std::string body;  // articleBody of JSON-LD
  std::optional<Day> published;
  std::string published_text;  // where it was taken from, and what stands there
};

PageMeta page_meta(const HtmlTree& tree, const std::string& url);

}  // namespace isnad::ingest
