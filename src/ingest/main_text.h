// The article on a page. Method: paragraphs vote for the nodes around them, weighed by how much of
// their text is links and by what the nodes are called (as Arc90's Readability does it); where the
// page carries its article in JSON-LD, the node that agrees with it best is taken instead.
// Then what intrudes in the body is taken out. Thread-safe.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "ingest/html_tree.h"

namespace isnad::ingest {

struct MainText {
  NodeId root = kNoNode;
  std::vector<std::string> paragraphs;  // headings inside the body too, in order
};

// `title` is left out where it comes again at the top; `known_body` is what the page itself says its
// article is, or empty.
MainText main_text(const HtmlTree& tree, std::string_view title, std::string_view known_body);

}  // namespace isnad::ingest
