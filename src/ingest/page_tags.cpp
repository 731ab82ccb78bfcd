#include "ingest/page_tags.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

namespace isnad::ingest {
namespace {

template <std::size_t N>
bool one_of(std::string_view tag, const std::array<std::string_view, N>& tags) {
  return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

// Class and id in lower case, with a space around each.
std::string names(const Node& node) {
  std::string out = " ";
  for (const std::string_view name : {"class", "id"}) {
    out += node.attribute(name);
    out += ' ';
  }
  std::transform(out.begin(), out.end(), out.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return out;
}

bool finds(const std::string& text, const RE2& pattern) { return RE2::PartialMatch(text, pattern); }

}  // namespace

bool is_block(std::string_view tag) {
  static constexpr std::array<std::string_view, 42> kTags = {
      "address", "article", "aside",  "blockquote", "body", "br",   "button",   "caption",    "center",
      "dd",      "details", "dialog", "div",        "dl",   "dt",   "fieldset", "figcaption", "figure",
      "footer",  "form",    "h1",     "h2",         "h3",   "h4",   "h5",       "h6",         "header",
      "hr",      "html",    "li",     "main",       "nav",  "ol",   "p",        "pre",        "section",
      "table",   "td",      "th",     "tr",         "ul",   "tbody"};
  return one_of(tag, kTags);
}

bool is_never_text(std::string_view tag) {
  static constexpr std::array<std::string_view, 30> kTags = {
      "head",     "script", "style", "noscript", "nav",     "button", "iframe", "select", "option",     "input",
      "textarea", "label",  "svg",   "canvas",   "video",   "audio",  "object", "embed",  "map",        "template",
      "menu",     "dialog", "link",  "meta",     "picture", "img",    "footer", "aside",  "figcaption", "frameset"};
  return one_of(tag, kTags);
}

bool is_heading(std::string_view tag) { return tag.size() == 2 && tag[0] == 'h' && tag[1] >= '1' && tag[1] <= '6'; }
bool is_list(std::string_view tag) { return tag == "ul" || tag == "ol" || tag == "dl"; }

bool is_hidden(const Node& node) {
  for (const auto& [name, value] : node.attributes) {
    if (name == "hidden") return true;
    if (name == "aria-hidden" && value == "true") return true;
    if (name == "style") {
      static const RE2 kHidden("(?i)display\\s*:\\s*none|visibility\\s*:\\s*hidden");
      if (finds(value, kHidden)) return true;
    }
  }
  return false;
}

bool named_unlikely(const Node& node) {
  static const RE2 kUnlikely(
      "-ad-|ad-break|agegate|banner|breadcrumb|combx|comment|community|cookie|disqus|footer|gdpr|header|legends|"
      "menu|masthead|modal|navbar|navigation|newsletter|outbrain|pager|pagination|popup|promo|recirc|recommend|"
      "related|remark|replies|\\brss\\b|shoutbox|sidebar|side-bar|skyscraper|social|sponsor|subscri|supplemental|"
      "taboola|toolbar|trending|widget|yom-remote|\\bnav\\b|\\bshare|sharing|\\bads?\\b|advert");
  static const RE2 kMaybe("article|body|column|content|main|shadow|story|entry|\\bpost\\b");
  static constexpr std::array<std::string_view, 7> kRoles = {"menu",  "menubar",     "complementary", "navigation",
                                                             "alert", "alertdialog", "dialog"};
  if (one_of(node.attribute("role"), kRoles)) return true;
  if (node.tag == "body" || node.tag == "html" || node.tag == "a" || node.tag == "article" || node.tag == "main")
    return false;
  const std::string all = names(node);
  if (all.size() <= 3) return false;
  return finds(all, kUnlikely) && !finds(all, kMaybe);
}

bool named_intruder(const Node& node) {
  static const RE2 kIntruder(
      "related|recirc|recommend|read-?(more|also|next)|also-?read|see-?also|more-?(news|stories|from|on)|newsletter|"
      "subscri|signup|sign-up|share|sharing|social|addthis|addtoany|sharedaddy|jp-relatedposts|follow|"
      "outbrain|taboola|zergnet|promo|sponsor|advert|\\bads?\\b|[-_]ads?[-_ ]|banner|widget|"
      "comment|disqus|livefyre|\\btags?\\b|[-_]tags?[ _-]|taglist|keywords|topics|breadcrumb|pagination|pager|"
      "caption|credit|byline|\\bauthor|[-_]author|bio\\b|dateline|timestamp|post-?date|pubdate|posted-on|post-?meta|"
      "entry-?meta|article-?meta|article-?info|\\bmeta\\b|copyright|disclaimer|print|\\btools?\\b|toolbar|rating|"
      "gallery|slideshow|carousel|player|cookie|paywall|poll\\b|hidden|sr-only|screen-reader|visually-?hidden|"
      "navigation|\\bnav\\b|nextprev|prev-?next|\\btoc\\b|table-of-contents|trending|popular|most-?read|donat|infobox|"
      "fact-?box|noprint|footer");
  static const RE2 kBody(
      "article-?body|entry-?content|post-?content|story-?body|body-?content|article-?content|articletext");
  const std::string all = names(node);
  return all.size() > 3 && finds(all, kIntruder) && !finds(all, kBody);
}

int name_weight(const Node& node) {
  static const RE2 kPositive("article|body|content|entry|hentry|h-entry|main|page|post|text|blog|story|تفاصيل|المقال");
  static const RE2 kNegative(
      "-ad-|hidden|\\bhid\\b|banner|combx|comment|com-|contact|foot|gdpr|masthead|media|meta|outbrain|promo|related|"
      "scroll|share|shoutbox|sidebar|skyscraper|sponsor|shopping|tags|tool|widget");
  int weight = 0;
  for (const std::string_view name : {"class", "id"}) {
    std::string value(node.attribute(name));
    if (value.empty()) continue;
    std::transform(value.begin(), value.end(), value.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    if (finds(value, kNegative)) weight -= 25;
    if (finds(value, kPositive)) weight += 25;
  }
  return weight;
}

bool named_body(const Node& node) {
  static const RE2 kBody(
      "\\b(article-?body|articlebody|article__body|article_body|entry-content|post-content|post-body|postbody|story-"
      "body|"
      "storybody|story-content|article-content|article__content|article_content|articletext|article-text|"
      "article_text|td-post-content|single-post-content|wysiwyg|field-name-body|the-content|body-text|news-content|"
      "news_content|newsdetails|article-details|post_content|storytext|zn-body__paragraph)\\b");
  if (node.attribute("itemprop") == "articleBody" || node.attribute("property") == "articleBody" ||
      node.attribute("property").find("content:encoded") != std::string_view::npos)
    return true;
  return finds(names(node), kBody);
}

}  // namespace isnad::ingest
