#include "ingest/html_guard.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>

namespace isnad::ingest {
namespace {

constexpr int kOpenTags = 5000;
constexpr int kAttributes = 200;     // of one tag
constexpr int kMostParts = 500'000;  // a tag or comment counts for two, an attribute for one; real pages have 10,000

// Tags that close themselves or are closed by the next one: leaving them open nests nothing.
constexpr std::array<std::string_view, 28> kShallow = {
    "p",     "br",   "img",   "li",    "td",    "tr",   "th",  "dt",      "dd",    "option",
    "hr",    "meta", "link",  "input", "area",  "base", "col", "embed",   "param", "source",
    "track", "wbr",  "tbody", "thead", "tfoot", "rp",   "rt",  "colgroup"};

bool letter(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }

std::string tag_name(std::string_view html, std::size_t at) {
  std::string name;
  while (at < html.size() && name.size() < 12 && std::isalnum(static_cast<unsigned char>(html[at])) != 0)
    name.push_back(static_cast<char>(std::tolower(static_cast<unsigned char>(html[at++]))));
  return name;
}

// Copies one tag from `at` (its '<'), leaving out attributes beyond the cap; gives its end.
std::size_t copy_tag(std::string_view html, std::size_t at, std::string& out, bool& self_closed, int& parts) {
  int attributes = 0;
  bool gap = false;
  char quote = 0;
  std::size_t i = at;
  for (; i < html.size(); ++i) {
    const char c = html[i];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '>') {
      break;
    } else if ((c == '"' || c == '\'') && i > at && html[i - 1] == '=') {
      quote = c;
    } else if (std::isspace(static_cast<unsigned char>(c)) != 0 || c == '/') {
      gap = true;
    } else if (gap) {
      gap = false;
      if (c != '=') ++attributes;
    }
    if (attributes <= kAttributes && c != '\0') out.push_back(c);
  }
  parts += std::min(attributes, kAttributes);
  self_closed = i > at && i < html.size() && html[i - 1] == '/';
  if (i < html.size()) out.push_back('>');
  return i;
}

// Scripts and styles hold anything, also what looks like tags; they end at their own end tag only.
std::size_t end_of_raw_text(std::string_view html, std::size_t at, const std::string& name) {
  for (; (at = html.find("</", at)) != std::string_view::npos; at += 2)
    if (tag_name(html, at + 2) == name) return at;
  return html.size();
}

}  // namespace

Result<std::string> guard_html(std::string_view html) {
  std::string out;
  out.reserve(html.size());
  int open = 0, parts = 0;
  for (std::size_t i = 0; i < html.size(); ++i) {
    const char c = html[i];
    if (c == '\0') continue;
    if (c == '<') parts += 2;
    if (parts > kMostParts)
      return fail(ErrorCode::too_large, "the page has more tags and attributes than any page", "",
                  "It is broken or made to do harm; leave it out.");
    const bool opens = c == '<' && i + 1 < html.size() && letter(html[i + 1]);
    const bool closes = c == '<' && i + 2 < html.size() && html[i + 1] == '/' && letter(html[i + 2]);
    if (!opens && !closes) {
      out.push_back(c);
      continue;
    }
    const std::string name = tag_name(html, i + (opens ? 1 : 2));
    bool self_closed = false;
    i = copy_tag(html, i, out, self_closed, parts);
    if (opens && (name == "script" || name == "style") && i < html.size()) {
      const std::size_t end = end_of_raw_text(html, i + 1, name);
      out.append(html.substr(i + 1, end - i - 1));
      i = end - 1;
      continue;
    }
    if (std::find(kShallow.begin(), kShallow.end(), name) != kShallow.end() || self_closed) continue;
    open = opens ? open + 1 : std::max(0, open - 1);
    if (open > kOpenTags)
      return fail(ErrorCode::too_large, fmt::format("more than {} tags are open at once", kOpenTags), "",
                  "The page is broken or made to do harm; leave it out.");
  }
  return out;
}

}  // namespace isnad::ingest
