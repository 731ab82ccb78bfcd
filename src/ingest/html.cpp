#include "ingest/html.h"

#include <array>

#include "ingest/charset.h"
#include "ingest/html_tree.h"

namespace isnad::ingest {
namespace {

bool skipped(const Node& node) {
  for (const std::string_view tag : {"head", "script", "style", "nav", "header", "footer", "aside", "form",
                                     "noscript", "figure", "button", "iframe", "select"})
    if (node.tag == tag) return true;
  return false;
}
bool paragraph(const Node& node) {
  for (const std::string_view tag : {"p", "blockquote", "h2", "h3", "h4", "li"})
    if (node.tag == tag) return true;
  return false;
}

std::string body_of(const HtmlTree& tree) {
  std::string body;
  for (NodeId id = 0; id < tree.size(); ++id) {
    if (skipped(tree[id])) {
      id = tree[id].end - 1;
    } else if (paragraph(tree[id])) {
      const std::string text = tree.text_of(id);
      if (!text.empty()) body += (body.empty() ? "" : "\n") + text;
      id = tree[id].end - 1;
    }
  }
  return body;
}

}  // namespace

void parse_html(const Item& item, Parsed& out) {
  auto decoded = decode_text(item.bytes, item.charset);
  auto tree = decoded ? HtmlTree::parse(decoded->text) : tl::unexpected(decoded.error());
  if (!tree) {
    Error error = tree.error();
    error.where = item.path;
    out.errors.push_back(std::move(error));
    return;
  }
  Document document;
  document.charset = std::move(decoded->charset);
  document.notes = std::move(decoded->notes);
  for (const char* tag : {"h1", "title"})
    if (const NodeId id = tree->find(tag); id != kNoNode && document.title.empty())
      document.title = tree->text_of(id);
  document.text = document.title;
  if (!document.text.empty()) document.text += '\n';
  document.body_begin = static_cast<std::uint32_t>(document.text.size());
  document.text += body_of(*tree);
  out.documents.push_back(std::move(document));
}

}  // namespace isnad::ingest
