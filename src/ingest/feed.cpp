#include "ingest/feed.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <nlohmann/json.hpp>
#include <pugixml.hpp>

#include "base/utf8.h"
#include "ingest/body_cleaner.h"
#include "ingest/charset.h"
#include "ingest/json_guard.h"
#include "ingest/page_date.h"
#include "ingest/page_tags.h"

namespace isnad::ingest {
namespace {

constexpr std::size_t kHead = 1 << 16;            // where a document type would stand
constexpr std::ptrdiff_t kMostParts = 2'000'000;  // tags and attributes; a full sitemap has a third

// The first child of this name, whatever its prefix.
pugi::xml_node child(const pugi::xml_node& node, std::initializer_list<const char*> names) {
  for (const char* name : names)
    if (const auto found = node.child(name)) return found;
  return {};
}

std::string text(const pugi::xml_node& node) {
  std::string out;
  for (const auto& part : node.children())
    if (part.type() == pugi::node_pcdata || part.type() == pugi::node_cdata) out += part.value();
  return out;
}

// A reference can name what is no character: «&#xD800;».
std::string sound(std::string text) {
  if (utf8::valid(text)) return text;
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto decoded = utf8::decode(text, at);
    utf8::append(out, decoded.cp);
    at += decoded.size;
  }
  return out;
}

void compose(Document& d, const std::string& text) {
  const std::string body = sound(text);
  d.title = sound(std::move(d.title));
  d.text = d.title;
  if (!d.text.empty()) d.text += '\n';
  d.body_begin = static_cast<std::uint32_t>(d.text.size());
  d.text += body;
}

// A billion laughs: an entity of the document's own that holds others. pugixml expands none of its
// own, so it does no harm, but its text would be those names.
bool laughs(std::string_view xml) {
  const std::string_view head = xml.substr(0, kHead);
  std::size_t at = head.find("<!DOCTYPE");
  while (at != std::string_view::npos && (at = head.find("<!ENTITY", at)) != std::string_view::npos) {
    const auto end = std::min(head.find('>', at), head.size());
    for (; at < end; ++at)
      if (head[at] == '&' && at + 1 < end && head[at + 1] != '#') return true;
  }
  return false;
}

// <?xml version="1.0" encoding="windows-1256"?>
std::string_view declared_in(std::string_view xml) {
  const auto head = xml.substr(0, std::min<std::size_t>(xml.find('>'), 200));
  constexpr std::string_view kName = "encoding=";
  const auto at = head.find(kName);
  if (!head.starts_with("<?xml") || at == std::string_view::npos || at + kName.size() >= head.size()) return {};
  const auto value = head.substr(at + kName.size());
  const auto end = value.find(value.front(), 1);
  return end == std::string_view::npos ? std::string_view{} : value.substr(1, end - 1);
}

// `charset` and its notes come out for each document.
bool load(const Item& item, pugi::xml_document& xml, Decoded& charset, Parsed& out) {
  // A tree takes many times its text.
  const auto parts = std::count_if(item.bytes.begin(), item.bytes.end(), [](char c) { return c == '<' || c == '='; });
  if (parts > kMostParts) {
    out.errors.push_back({ErrorCode::too_large, fmt::format("the XML has more than {} parts", kMostParts), item.path,
                          "It is broken or made to do harm; leave it out."});
    return false;
  }
  if (laughs(item.bytes)) {
    out.errors.push_back({ErrorCode::malformed, "the XML declares entities made of other entities", item.path,
                          "It is made to do harm; leave it out."});
    return false;
  }
  // pugixml knows few encodings and takes the bytes of all others as they are.
  auto decoded = decode_text(item.bytes, item.charset.empty() ? declared_in(item.bytes) : item.charset);
  if (!decoded) {
    out.errors.push_back({decoded.error().code, decoded.error().message, item.path, decoded.error().hint});
    return false;
  }
  charset = std::move(*decoded);
  const auto result = xml.load_buffer(charset.text.data(), charset.text.size(),
                                      pugi::parse_default | pugi::parse_ws_pcdata_single, pugi::encoding_utf8);
  if (result) return true;
  out.errors.push_back({ErrorCode::malformed,
                        fmt::format("the XML is broken: {} at byte {}", result.description(), result.offset), item.path,
                        "Fetch it again."});
  return false;
}

void set_day(Document& d, const std::string& value, const char* from) {
  if (value.empty()) return;
  d.published = field_day(value);
  d.published_text = std::string(from) + ": " + value;
  if (!d.published) d.notes.push_back({"published.unreadable", "no day is known for: " + value, ""});
}

Document rss_entry(const pugi::xml_node& entry, const std::string& outlet) {
  Document d;
  d.outlet = outlet;
  d.title = squeeze(fragment_text(text(entry.child("title"))));
  d.url = squeeze(text(entry.child("link")));
  d.id = squeeze(text(entry.child("guid")));
  if (d.id.empty()) d.id = d.url;
  d.byline = squeeze(text(child(entry, {"dc:creator", "author"})));
  d.section = squeeze(text(entry.child("category")));
  set_day(d, squeeze(text(child(entry, {"pubDate", "dc:date", "date"}))), "pubDate");
  compose(d, fragment_text(text(child(entry, {"content:encoded", "encoded", "description"}))));
  return d;
}

Document atom_entry(const pugi::xml_node& entry, const std::string& outlet) {
  Document d;
  d.outlet = outlet;
  d.title = squeeze(fragment_text(text(entry.child("title"))));
  for (const auto& link : entry.children("link"))
    if (d.url.empty() || std::strcmp(link.attribute("rel").value(), "alternate") == 0)
      d.url = link.attribute("href").value();
  d.id = squeeze(text(entry.child("id")));
  if (d.id.empty()) d.id = d.url;
  d.byline = squeeze(text(entry.child("author").child("name")));
  d.section = entry.child("category").attribute("term").value();
  set_day(d, squeeze(text(child(entry, {"published", "issued", "updated"}))), "published");
  const auto content = child(entry, {"content", "summary"});
  std::string body;
  if (std::strcmp(content.attribute("type").value(), "xhtml") == 0) {
    struct Writer final : pugi::xml_writer {
      std::string out;
      void write(const void* data, std::size_t size) override { out.append(static_cast<const char*>(data), size); }
    } writer;
    for (const auto& part : content.children()) part.print(writer, "", pugi::format_raw);
    body = fragment_text(writer.out);
  } else {
    body = fragment_text(text(content));
  }
  compose(d, body);
  return d;
}

}  // namespace

std::string fragment_text(std::string_view html) {
  if (html.find('<') == std::string_view::npos && html.find('&') == std::string_view::npos) return squeeze(html);
  const auto tree = HtmlTree::parse(html);
  if (!tree || tree->size() == 0) return {};
  std::vector<NodeStats> stats(static_cast<std::size_t>(tree->size()));
  for (NodeId id = 0; id < tree->size(); ++id)
    if (is_never_text((*tree)[id].tag)) stats[static_cast<std::size_t>(id)].gone = true;
  std::vector<std::string> lines;
  collect_paragraphs(*tree, 0, stats, lines);
  std::string out;
  for (const auto& line : lines) out += (out.empty() ? "" : "\n") + line;
  return out;
}

void parse_feed(const Item& item, Parsed& out) {
  pugi::xml_document xml;
  Decoded charset;
  if (!load(item, xml, charset, out)) return;
  const auto root = xml.document_element();
  if (std::strcmp(root.name(), "feed") == 0) {
    const std::string outlet = squeeze(text(root.child("title")));
    for (const auto& entry : root.children("entry")) out.documents.push_back(atom_entry(entry, outlet));
  } else {
    const auto channel = root.child("channel");
    const std::string outlet = squeeze(text(channel.child("title")));
    for (const auto& entry : channel.children("item")) out.documents.push_back(rss_entry(entry, outlet));
    for (const auto& entry : root.children("item")) out.documents.push_back(rss_entry(entry, outlet));  // RSS 1.0
  }
  std::size_t number = 0;
  for (auto& d : out.documents) {
    ++number;
    d.charset = charset.charset;
    d.notes.insert(d.notes.end(), charset.notes.begin(), charset.notes.end());
    d.path = fmt::format("{}#{}", item.path, number);
    if (d.id.empty()) d.id = fmt::format("{}#{}", item.name, number);
  }
  if (out.documents.empty())
    out.errors.push_back({ErrorCode::malformed, "there is no entry in the feed", item.path, "Is it RSS or Atom?"});
}

void parse_sitemap(const Item& item, Parsed& out) {
  pugi::xml_document xml;
  Decoded charset;
  if (!load(item, xml, charset, out)) return;
  std::size_t addresses = 0;
  for (const auto& url : xml.document_element().children()) {
    ++addresses;
    const auto news = url.child("news:news");
    if (!news) continue;
    Document d;
    d.url = d.id = squeeze(text(url.child("loc")));
    d.title = squeeze(text(news.child("news:title")));
    d.outlet = squeeze(text(news.child("news:publication").child("news:name")));
    d.language = squeeze(text(news.child("news:publication").child("news:language")));
    d.charset = charset.charset;
    d.notes = charset.notes;
    set_day(d, squeeze(text(news.child("news:publication_date"))), "publication_date");
    compose(d, "");
    d.notes.push_back({"sitemap.title_only", "a sitemap holds titles, not articles", ""});
    out.documents.push_back(std::move(d));
  }
  if (out.documents.empty())
    out.errors.push_back({ErrorCode::malformed, fmt::format("the sitemap lists {} addresses and no titles", addresses),
                          item.path, "Fetch the pages it lists and give those."});
}

void parse_json_feed(const Item& item, Parsed& out) {
  using Json = nlohmann::json;
  if (auto harmless = guard_json(item.bytes, kJsonExport); !harmless) {
    harmless.error().where = item.path;
    out.errors.push_back(std::move(harmless.error()));
    return;
  }
  const Json json = Json::parse(item.bytes, nullptr, false);
  if (json.is_discarded() || !json.is_object() || !json.contains("items") || !json["items"].is_array()) {
    out.errors.push_back({ErrorCode::malformed, "the JSON feed is broken", item.path, "Fetch it again."});
    return;
  }
  const auto field = [](const Json& from, const char* name) {
    const auto it = from.find(name);
    return it != from.end() && it->is_string() ? it->get<std::string>() : std::string();
  };
  for (const auto& entry : json["items"]) {
    if (!entry.is_object()) continue;
    Document d;
    d.charset = "utf-8";
    d.outlet = field(json, "title");
    d.id = field(entry, "id");
    d.url = field(entry, "url");
    if (d.id.empty()) d.id = d.url;
    d.title = squeeze(field(entry, "title"));
    d.language = field(entry, "language");
    if (const auto authors = entry.find("authors");
        authors != entry.end() && authors->is_array() && !authors->empty() && authors->front().is_object())
      d.byline = field(authors->front(), "name");
    set_day(d, field(entry, "date_published"), "date_published");
    std::string body = field(entry, "content_text");
    if (body.empty()) body = fragment_text(field(entry, "content_html"));
    compose(d, body);
    out.documents.push_back(std::move(d));
  }
}

}  // namespace isnad::ingest
