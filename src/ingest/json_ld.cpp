#include "ingest/json_ld.h"

#include <nlohmann/json.hpp>

#include "ingest/html_tree.h"
#include "ingest/json_guard.h"

namespace isnad::ingest {
namespace {

using Json = nlohmann::json;
constexpr int kDeepest = 8;

std::string words(const Json& json, int depth = 0) {
  if (json.is_string()) return squeeze(json.get<std::string>());
  if (depth > 3) return {};
  if (json.is_array()) {
    std::string out;
    for (const auto& part : json)
      if (const std::string word = words(part, depth + 1); !word.empty()) out += (out.empty() ? "" : "، ") + word;
    return out;
  }
  if (json.is_object())
    for (const char* name : {"name", "@id", "url"})
      if (const auto it = json.find(name); it != json.end() && it->is_string()) return words(*it, depth + 1);
  return {};
}

bool is_article(const Json& type) {
  if (type.is_array()) {
    for (const auto& one : type)
      if (is_article(one)) return true;
    return false;
  }
  if (!type.is_string()) return false;
  const auto name = type.get<std::string>();
  return name.find("Article") != std::string::npos || name.find("BlogPosting") != std::string::npos ||
         name.find("Report") != std::string::npos || name.find("LiveBlogPosting") != std::string::npos;
}

void visit(const Json& json, LinkedArticle& out, int depth) {
  if (depth > kDeepest) return;
  if (json.is_array()) {
    for (const auto& part : json) visit(part, out, depth + 1);
    return;
  }
  if (!json.is_object()) return;
  if (const auto type = json.find("@type"); type != json.end() && is_article(*type)) {
    const auto take = [&](const char* name, std::string& to) {
      if (const auto it = json.find(name); it != json.end() && to.empty()) to = words(*it);
    };
    out.found = true;
    take("headline", out.headline);
    take("articleBody", out.body);
    take("datePublished", out.published);
    take("author", out.author);
    take("publisher", out.publisher);
    take("articleSection", out.section);
    take("url", out.url);
    take("inLanguage", out.language);
  }
  for (const char* name : {"@graph", "mainEntity", "mainEntityOfPage", "itemListElement"})
    if (const auto it = json.find(name); it != json.end()) visit(*it, out, depth + 1);
}

}  // namespace

void read_json_ld(std::string_view script, LinkedArticle& out) {
  if (!guard_json(script, kJsonValues)) return;  // more than any page has to say about itself
  const Json json = Json::parse(script, nullptr, false, true);
  if (!json.is_discarded()) visit(json, out, 0);
}

}  // namespace isnad::ingest
