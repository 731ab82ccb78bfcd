#include "ingest/html_tree.h"

#include <fmt/format.h>
#include <gumbo.h>

#include <algorithm>
#include <cctype>
#include <memory>
#include <new>

#include "ingest/html_guard.h"

namespace isnad::ingest {
namespace {

// Gumbo frees its tree by recursion, which a page of a million nested tags turns into a stack
// overflow; here it gets memory that is thrown away as a whole instead.
class Arena {
 public:
  static void* allocate(void* self, std::size_t size) { return static_cast<Arena*>(self)->get(size); }
  static void release(void*, void*) {}

 private:
  static constexpr std::size_t kBlock = 1 << 18;
  void* get(std::size_t size) {
    size = (size + 15) & ~std::size_t{15};
    if (size > left_) {
      const std::size_t want = std::max(size, kBlock);
      blocks_.push_back(std::make_unique_for_overwrite<std::byte[]>(want));
      at_ = blocks_.back().get();
      left_ = want;
    }
    std::byte* out = at_;
    at_ += size;
    left_ -= size;
    return out;
  }
  std::vector<std::unique_ptr<std::byte[]>> blocks_;
  std::byte* at_ = nullptr;
  std::size_t left_ = 0;
};

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return out;
}

std::string tag_of(const GumboElement& element) {
  if (element.tag != GUMBO_TAG_UNKNOWN) return gumbo_normalized_tagname(element.tag);
  GumboStringPiece name = element.original_tag;
  gumbo_tag_from_original_text(&name);
  return name.data == nullptr ? "unknown" : lower({name.data, name.length});
}

bool keeps_raw_text(const Node& node) {
  return node.tag == "script" && node.attribute("type").find("json") != std::string_view::npos;
}

constexpr std::size_t kDeepest = 400;  // browsers stop at 512

}  // namespace

class TreeBuilder {
 public:
  explicit TreeBuilder(HtmlTree& tree) : nodes_(tree.nodes_) {}

  // Depth first with a stack of its own; below kDeepest everything hangs on the same ancestor.
  void build(const GumboNode* root) {
    struct Step {
      const GumboNode* node;
      unsigned child;
      NodeId id;
    };
    std::vector<Step> path{{root, 0, kNoNode}};
    while (!path.empty()) {
      Step& top = path.back();
      const GumboVector* children = children_of(top.node);
      if (children == nullptr || top.child == children->length) {
        if (top.id != kNoNode) nodes_[static_cast<std::size_t>(top.id)].end = size();
        path.pop_back();
        continue;
      }
      const auto* child = static_cast<const GumboNode*>(children->data[top.child++]);
      const NodeId parent = top.id;
      if (child->type == GUMBO_NODE_ELEMENT || child->type == GUMBO_NODE_TEMPLATE) {
        NodeId id = parent;
        if (path.size() < kDeepest) {
          id = add(parent);
          Node& node = nodes_.back();
          node.tag = tag_of(child->v.element);
          const auto& attributes = child->v.element.attributes;
          for (unsigned i = 0; i < attributes.length; ++i) {
            const auto* a = static_cast<const GumboAttribute*>(attributes.data[i]);
            node.attributes.emplace_back(lower(a->name), a->value);
          }
          if (node.tag == "style" || node.tag == "template" || (node.tag == "script" && !keeps_raw_text(node))) {
            node.end = size();
            continue;
          }
        }
        path.push_back({child, 0, id});
      } else if (child->type == GUMBO_NODE_TEXT || child->type == GUMBO_NODE_CDATA ||
                 child->type == GUMBO_NODE_WHITESPACE) {
        add(parent);
        nodes_.back().text = child->v.text.text;
        nodes_.back().end = size();
      }
    }
  }

 private:
  [[nodiscard]] NodeId size() const { return static_cast<NodeId>(nodes_.size()); }
  static const GumboVector* children_of(const GumboNode* node) {
    switch (node->type) {
      case GUMBO_NODE_DOCUMENT: return &node->v.document.children;
      case GUMBO_NODE_ELEMENT:
      case GUMBO_NODE_TEMPLATE: return &node->v.element.children;
      case GUMBO_NODE_TEXT:
      case GUMBO_NODE_CDATA:
      case GUMBO_NODE_COMMENT:
      case GUMBO_NODE_WHITESPACE: return nullptr;
    }
    return nullptr;
  }
  NodeId add(NodeId parent) {
    const NodeId id = size();
    nodes_.emplace_back();
    last_child_.push_back(kNoNode);
    nodes_.back().parent = parent;
    if (parent != kNoNode) {
      NodeId& last = last_child_[static_cast<std::size_t>(parent)];
      if (last == kNoNode) {
        nodes_[static_cast<std::size_t>(parent)].first_child = id;
      } else {
        nodes_[static_cast<std::size_t>(last)].next = id;
        nodes_.back().previous = last;
      }
      last = id;
    }
    return id;
  }
  std::vector<Node>& nodes_;
  std::vector<NodeId> last_child_;
};

std::string_view Node::attribute(std::string_view name) const {
  for (const auto& [key, value] : attributes)
    if (key == name) return value;
  return {};
}

Result<HtmlTree> HtmlTree::parse(std::string_view html) {
  auto safe = guard_html(html);
  if (!safe) return tl::unexpected(safe.error());
  Arena arena;
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = Arena::allocate;
  options.deallocator = Arena::release;
  options.userdata = &arena;
  options.max_errors = 0;
  const GumboOutput* output = gumbo_parse_with_options(&options, safe->data(), safe->size());
  HtmlTree tree;
  TreeBuilder(tree).build(output->document);
  return tree;
}

NodeId HtmlTree::find(std::string_view tag, NodeId from, NodeId end) const {
  if (end == kNoNode) end = size();
  for (NodeId id = std::max(from, 0); id < end; ++id)
    if ((*this)[id].tag == tag) return id;
  return kNoNode;
}

std::string HtmlTree::text_of(NodeId id) const {
  std::string all;
  for (NodeId n = id; n < (*this)[id].end; ++n) {
    const Node& node = (*this)[n];
    if (node.is_text())
      all += node.text;
    else
      all += node.tag == "a" || node.tag == "span" || node.tag == "b" || node.tag == "i" || node.tag == "em" ||
                     node.tag == "strong"
                 ? ""
                 : " ";
  }
  return squeeze(all);
}

std::string squeeze(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool space = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto b = static_cast<unsigned char>(text[i]);
    const bool no_break = b == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) == 0xA0;
    if (b == ' ' || (b >= 9 && b <= 13) || no_break) {
      space = true;
      i += no_break ? 1 : 0;
      continue;
    }
    if (space && !out.empty()) out.push_back(' ');
    space = false;
    out.push_back(text[i]);
  }
  return out;
}

}  // namespace isnad::ingest
