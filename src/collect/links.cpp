#include "collect/links.h"

#include <algorithm>
#include <cstring>
#include <pugixml.hpp>
#include <set>

#include "ingest/parse.h"

namespace isnad::collect {
namespace {

constexpr std::size_t kMostLinks = 50'000;  // a sitemap holds no more

}  // namespace

Result<ingest::Kind> kind_of_feed(const std::string& body) {
  const std::string_view head = std::string_view(body).substr(0, 4096);
  const auto at = head.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (at != std::string_view::npos && head[at] == '{') return ingest::Kind::json_feed;
  for (const char* sitemap : {"<urlset", "<sitemapindex"})
    if (head.find(sitemap) != std::string_view::npos) return ingest::Kind::sitemap;
  for (const char* feed : {"<rss", "<feed", "<rdf:RDF"})
    if (head.find(feed) != std::string_view::npos) return ingest::Kind::feed;
  return fail(ErrorCode::malformed, "what came is neither a feed nor a sitemap");
}

Result<Links> links_of(const ingest::Item& feed, const Address& base) {
  Links out;
  std::set<std::string> seen;
  const auto page = [&](const std::string& link) {
    if (link.empty() || out.pages.size() >= kMostLinks) return;
    // A link that is no address, or to something that is no page, is the site's matter.
    if (auto address = join_address(base, link); address && seen.insert(address->text).second)
      out.pages.push_back(std::move(address->text));
  };
  if (feed.kind != ingest::Kind::sitemap) {
    const auto parsed = ingest::parse(feed, {});
    if (parsed.documents.empty() && !parsed.errors.empty()) return tl::unexpected(parsed.errors.front());
    for (const auto& entry : parsed.documents) page(entry.url);
    return out;
  }
  // A tree takes many times its text: a full sitemap has a third of these.
  if (std::count(feed.bytes.begin(), feed.bytes.end(), '<') > 1'000'000)
    return fail(ErrorCode::too_large, "the sitemap has more than a million tags", feed.path);
  pugi::xml_document xml;
  if (const auto read = xml.load_buffer(feed.bytes.data(), feed.bytes.size()); !read)
    return fail(ErrorCode::malformed, std::string("the sitemap is broken: ") + read.description(), feed.path);
  const bool index = std::strcmp(xml.document_element().name(), "sitemapindex") == 0;
  for (const auto& entry : xml.document_element().children()) {
    std::string link = entry.child_value("loc");
    const auto from = link.find_first_not_of(" \t\r\n"), to = link.find_last_not_of(" \t\r\n");
    link = from == std::string::npos ? std::string() : link.substr(from, to - from + 1);
    if (index)
      out.sitemaps.push_back(link);
    else
      page(link);
  }
  return out;
}

}  // namespace isnad::collect
