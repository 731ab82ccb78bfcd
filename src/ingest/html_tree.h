// A page as a tree, whatever parser made it. Nodes lie in one vector in the order of the page and
// refer to each other by index; comments, scripts' text and styles are kept only where asked for.
// Thread-safe after construction.
#pragma once
#include <isnad/error.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace isnad::ingest {

using NodeId = std::int32_t;
inline constexpr NodeId kNoNode = -1;

struct Node {
  std::string tag;   // lower case; empty for text
  std::string text;  // of text nodes; of <script type="application/ld+json"> too
  std::vector<std::pair<std::string, std::string>> attributes;
  NodeId parent = kNoNode, first_child = kNoNode, next = kNoNode, previous = kNoNode;
  NodeId end = 0;  // one past the last node below this one

  [[nodiscard]] bool is_text() const { return tag.empty(); }
  [[nodiscard]] std::string_view attribute(std::string_view name) const;
};

class HtmlTree {
 public:
  // `html` must be UTF-8. too_large: nested or attributed beyond all reason.
  static Result<HtmlTree> parse(std::string_view html);

  [[nodiscard]] const Node& operator[](NodeId id) const { return nodes_[static_cast<std::size_t>(id)]; }
  [[nodiscard]] NodeId size() const { return static_cast<NodeId>(nodes_.size()); }
  // First element of this tag at or after `from`, before `end`; kNoNode where there is none.
  [[nodiscard]] NodeId find(std::string_view tag, NodeId from = 0, NodeId end = kNoNode) const;
  // All text below, spaces made one, block ends as spaces.
  [[nodiscard]] std::string text_of(NodeId id) const;

 private:
  friend class TreeBuilder;
  std::vector<Node> nodes_;
};

// Spaces, line feeds and no-break spaces as one space each, none at the ends.
std::string squeeze(std::string_view text);

}  // namespace isnad::ingest
