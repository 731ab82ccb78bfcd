#include "ingest/html.h"

#include <re2/re2.h>

#include "ingest/charset.h"
#include "ingest/html_tree.h"
#include "ingest/main_text.h"
#include "ingest/page_meta.h"

namespace isnad::ingest {
namespace {

// <meta charset> or <meta http-equiv="Content-Type" content="…; charset=…">, in the first bytes.
std::string declared_charset(std::string_view bytes) {
  static const RE2 kCharset("(?i)<meta[^>]{0,200}charset\\s*=\\s*[\"']?\\s*([a-z0-9_:-]+)");
  static const RE2 kXml("(?i)^\\s*<\\?xml[^>]{0,100}encoding\\s*=\\s*[\"']([a-z0-9_:-]+)");
  std::string name;
  const std::string_view head = bytes.substr(0, 8192);
  if (!RE2::PartialMatch(head, kCharset, &name)) RE2::PartialMatch(head, kXml, &name);
  return name;
}

}  // namespace

Result<Document> page_document(std::string_view html, const std::string& url) {
  const auto tree = HtmlTree::parse(html);
  if (!tree) return tl::unexpected(tree.error());
  PageMeta meta = page_meta(*tree, url);
  const MainText main = main_text(*tree, meta.title, meta.body);
  Document document;
  document.title = std::move(meta.title);
  document.byline = std::move(meta.byline);
  document.outlet = std::move(meta.outlet);
  document.section = std::move(meta.section);
  document.language = std::move(meta.language);
  document.url = meta.canonical.empty() ? url : std::move(meta.canonical);
  document.published = meta.published;
  document.published_text = std::move(meta.published_text);
  document.text = document.title;
  if (!document.text.empty()) document.text += '\n';
  document.body_begin = static_cast<std::uint32_t>(document.text.size());
  for (std::size_t i = 0; i < main.paragraphs.size(); ++i) {
    if (i > 0) document.text += '\n';
    document.text += main.paragraphs[i];
  }
  if (main.paragraphs.empty()) document.notes.push_back({"page.no_article", "no article was found on the page", ""});
  return document;
}

void parse_html(const Item& item, Parsed& out) {
  const std::string declared = item.charset.empty() ? declared_charset(item.bytes) : item.charset;
  auto decoded = decode_text(item.bytes, declared);
  auto document = decoded ? page_document(decoded->text, item.url) : tl::unexpected(decoded.error());
  if (!document) {
    Error error = document.error();
    error.where = item.path;
    out.errors.push_back(std::move(error));
    return;
  }
  document->charset = std::move(decoded->charset);
  document->notes.insert(document->notes.begin(), decoded->notes.begin(), decoded->notes.end());
  out.documents.push_back(std::move(*document));
}

}  // namespace isnad::ingest
