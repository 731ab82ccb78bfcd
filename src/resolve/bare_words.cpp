#include "resolve/bare_words.h"

#include <algorithm>
#include <array>

#include "text/fold.h"

namespace isnad::resolve {
namespace {

constexpr std::string_view kArticle = "ال";

}  // namespace

std::vector<std::string> bare_words(std::string_view name) {
  auto words = text::fold_words(name);
  for (auto& w : words)
    if (w.starts_with(kArticle) && w.size() > 6) w.erase(0, kArticle.size());
  return words;
}

bool holds(const std::vector<std::string>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool means_many(std::string_view name) {
  constexpr std::array<std::string_view, 8> kMany = {"فصايل",  "ميليشيات", "مليشيات", "مجموعات",
                                                     "جماعات", "عصابات",   "كتايب",   "سرايا"};
  const auto words = bare_words(name);
  return !words.empty() && std::find(kMany.begin(), kMany.end(), words.front()) != kMany.end();
}

bool same_source(const ActorMention& a, const Entity& entity) {
  if (a.number != entity.number || a.gender != entity.gender) return false;
  const auto named = bare_words(entity.ref.name), own = bare_words(a.name);
  return !named.empty() && !own.empty() && named.front() == own.front();
}

}  // namespace isnad::resolve
