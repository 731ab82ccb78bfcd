#include "ingest/page_meta.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <map>

#include "base/fold.h"
#include "ingest/json_ld.h"
#include "ingest/node_stats.h"
#include "ingest/page_date.h"
#include "ingest/page_tags.h"

namespace isnad::ingest {
namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return out;
}

// name, property or itemprop → content; the first of each.
using Fields = std::map<std::string, std::string>;
Fields meta_fields(const HtmlTree& tree) {
  Fields out;
  for (NodeId id = 0; id < tree.size(); ++id) {
    const Node& node = tree[id];
    if (node.tag != "meta") continue;
    const std::string content = squeeze(node.attribute("content"));
    if (content.empty()) continue;
    for (const char* key : {"property", "name", "itemprop"})
      if (const auto name = node.attribute(key); !name.empty()) out.emplace(lower(name), content);
  }
  return out;
}

std::string first_of(const Fields& fields, std::initializer_list<const char*> names) {
  for (const char* name : names)
    if (const auto it = fields.find(name); it != fields.end()) return it->second;
  return {};
}

std::string folded(std::string_view text) {
  std::string out;
  for (const auto& word : fold_words(text)) out += (out.empty() ? "" : " ") + word;
  return out;
}

// "Title | Outlet" and "Title - Section - Outlet" without what comes last, where that is the outlet
// or short beside the rest.
std::string without_outlet(const std::string& title, const std::string& outlet) {
  static const RE2 kLast("^(.+\\S)\\s+(?:[|–—»«:·]|-|::)\\s+(\\S.*)$");
  std::string rest = title, head, tail;
  while (RE2::FullMatch(rest, kLast, &head, &tail)) {
    const bool is_outlet = !outlet.empty() && folded(tail) == folded(outlet);
    if (!is_outlet && count_letters(tail) * 3 > count_letters(head)) break;
    rest = head;
  }
  return rest;
}

// Share of the words of `part` that stand in `whole` too.
double covered(const std::string& part, const std::string& whole) {
  const auto words = fold_words(part), in = fold_words(whole);
  if (words.empty()) return 0;
  const auto n = std::count_if(words.begin(), words.end(),
                               [&](const auto& w) { return std::find(in.begin(), in.end(), w) != in.end(); });
  return static_cast<double>(n) / static_cast<double>(words.size());
}

// The heading on the page that the page's own title is about; that title where there is none.
std::string title_of(const HtmlTree& tree, const std::string& said, const std::string& outlet) {
  const std::string plain = without_outlet(said, outlet);
  std::string only;
  int headings = 0;
  for (NodeId id = tree.find("h1"); id != kNoNode; id = tree.find("h1", id + 1)) {
    const std::string text = tree.text_of(id);
    if (text.empty()) continue;
    ++headings;
    only = text;
    if (!plain.empty() && covered(text, said) > 0.7 && count_letters(text) * 2 > count_letters(plain)) return text;
  }
  if (!plain.empty()) return plain;
  return headings == 1 ? only : std::string();
}

std::string byline_of(const HtmlTree& tree, const LinkedArticle& linked, const Fields& fields) {
  std::string said = linked.author;
  if (said.empty())
    said = first_of(fields, {"author", "article:author", "byl", "dc.creator", "sailthru.author", "parsely-author"});
  if (said.starts_with("http")) said.clear();
  for (NodeId id = 0; id < tree.size() && said.empty(); ++id) {
    const Node& node = tree[id];
    if (node.is_text() || node.tag == "meta") continue;
    static const RE2 kName("(^|[\\s_-])(byline|author(-name)?|writer|kateb|post-author)($|[\\s_-])");
    const bool named = node.attribute("rel") == "author" || node.attribute("itemprop") == "author" ||
                       RE2::PartialMatch(lower(node.attribute("class")), kName);
    if (!named) continue;
    const std::string text = tree.text_of(id);
    if (count_letters(text) >= 3 && count_letters(text) <= 60) said = text;
  }
  static const RE2 kBy("^(?i)(by|كتب|كتبت|بقلم|تحرير|المصدر|الكاتب)\\s*[:：]?\\s+");
  RE2::Replace(&said, kBy, "");
  return said;
}

struct Dated {
  std::optional<Day> day;
  std::string from;
};

Dated dated(std::string_view where, const std::string& text) {
  if (text.empty()) return {};
  const auto day = field_day(text);
  return day ? Dated{day, std::string(where) + ": " + text} : Dated{};
}

Dated time_element(const HtmlTree& tree) {
  for (NodeId id = 0; id < tree.size(); ++id) {
    const Node& node = tree[id];
    const bool published = node.attribute("itemprop") == "datePublished" || node.attribute("pubdate") != "" ||
                           node.attribute("property") == "datePublished" ||
                           lower(node.attribute("class")).find("publish") != std::string::npos;
    if (node.tag != "time" && !(published && node.attribute("itemprop") == "datePublished")) continue;
    for (const std::string& text :
         {std::string(node.attribute("datetime")), std::string(node.attribute("content")), tree.text_of(id)})
      if (auto found = dated("time", text); found.day) return found;
  }
  return {};
}

// The first visible date around the heading, in a block too short to be prose.
Dated dateline(const HtmlTree& tree) {
  static const RE2 kName("date|time|publish|posted|meta|byline|info|تاريخ");
  NodeId begin = tree.find("h1");
  for (const bool by_name : {true, false}) {
    for (NodeId id = by_name ? 0 : std::max(begin, 0); id < tree.size(); ++id) {
      const Node& node = tree[id];
      if (node.is_text() || node.tag == "html" || node.tag == "body" || node.tag == "head" || node.tag == "script" ||
          node.tag == "a")
        continue;
      if (node.tag == "footer" || node.tag == "aside" || node.tag == "nav" || named_unlikely(node)) {
        id = node.end - 1;
        continue;
      }
      if (by_name && !RE2::PartialMatch(
                         lower(std::string(node.attribute("class")) + " " + std::string(node.attribute("id"))), kName))
        continue;
      if (node.end - id > 60) continue;
      const std::string text = tree.text_of(id);
      if (text.empty() || count_letters(text) > 120) continue;
      if (const auto day = dateline_day(text)) return {day, "dateline: " + text};
    }
    if (begin == kNoNode) break;
  }
  return {};
}

}  // namespace

PageMeta page_meta(const HtmlTree& tree, const std::string& url) {
  const Fields fields = meta_fields(tree);
  LinkedArticle linked;
  for (NodeId id = tree.find("script"); id != kNoNode; id = tree.find("script", id + 1))
    for (NodeId n = id + 1; n < tree[id].end; ++n)
      if (tree[n].is_text()) read_json_ld(tree[n].text, linked);
  PageMeta out;
  out.body = linked.body;
  out.outlet = linked.publisher.empty() || linked.publisher.starts_with("http")
                   ? first_of(fields, {"og:site_name", "application-name", "dc.publisher", "publisher", "copyright"})
                   : linked.publisher;
  for (NodeId id = tree.find("link"); id != kNoNode && out.canonical.empty(); id = tree.find("link", id + 1))
    if (lower(tree[id].attribute("rel")) == "canonical") out.canonical = tree[id].attribute("href");
  if (!out.canonical.starts_with("http")) out.canonical = first_of(fields, {"og:url", "twitter:url"});
  if (out.canonical.empty() && linked.url.starts_with("http")) out.canonical = linked.url;
  std::string said = linked.headline;
  if (said.empty()) said = first_of(fields, {"og:title", "twitter:title", "dc.title", "title"});
  if (said.empty())
    if (const NodeId id = tree.find("title"); id != kNoNode) said = tree.text_of(id);
  out.title = title_of(tree, said, out.outlet);
  out.byline = byline_of(tree, linked, fields);
  out.section = linked.section.empty()
                    ? first_of(fields, {"article:section", "section", "parsely-section", "news:section"})
                    : linked.section;
  const NodeId html = tree.find("html");
  if (html != kNoNode) out.language = tree[html].attribute("lang");
  if (out.language.empty()) out.language = first_of(fields, {"content-language", "og:locale", "inlanguage"});
  std::replace(out.language.begin(), out.language.end(), '_', '-');

  Dated found = dated("JSON-LD", linked.published);
  for (const char* name :
       {"article:published_time", "og:published_time", "datepublished", "parsely-pub-date", "sailthru.date",
        "dc.date.issued", "dc.date", "dcterms.created", "pubdate", "publishdate", "publish-date", "publish_date",
        "published_time", "date", "article.published", "originalpublicationdate"})
    if (!found.day) found = dated(name, first_of(fields, {name}));
  if (!found.day) found = time_element(tree);
  if (!found.day)
    for (const std::string& address : {out.canonical, url})
      if (!found.day)
        if (const auto day = address_day(address)) found = {day, "address: " + address};
  if (!found.day) found = dateline(tree);
  out.published = found.day;
  out.published_text = found.from;
  return out;
}

}  // namespace isnad::ingest
