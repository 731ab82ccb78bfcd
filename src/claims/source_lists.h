// What the parts of attribution share: prepositions of saying, relations under which something is told,
// and lists of sources put one behind or beside another. Internal to attribution*.cpp.
#pragma once
#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "claims/view.h"

namespace isnad::claims {

// Prepositions that name a source.
constexpr std::array<std::string_view, 20> kSourcePrepositions{
    "بحسب",    "حسب",    "وفق",        "وفقا ل",      "وفقا",        "وفقاً ل", "نقلا عن",
    "نقلاً عن", "طبقا ل", "طبقاً ل",     "استنادا إلى", "استناداً إلى", "على ما", "حسبما",
    "بحسب ما", "وفق ما", "على حد قول", "على لسان",    "وفقا لـ",     "نقلاً عن"};
constexpr std::string_view kFrom = "نقلا عن", kOf = "عن";

inline bool source_preposition(std::string_view p) {
  return std::find(kSourcePrepositions.begin(), kSourcePrepositions.end(), p) != kSourcePrepositions.end();
}

inline bool told(ClauseRelation r) {
  return r == ClauseRelation::complement || r == ClauseRelation::argument || r == ClauseRelation::quotation;
}

// Who passes on what others say.
inline bool passes_on(const std::vector<Source>& sources) {
  return !sources.empty() && std::all_of(sources.begin(), sources.end(), [](const Source& s) {
    constexpr std::string_view kMedia = "وسائل";  // «وسائل إعلام محلية»
    return s.kind == SourceKind::agency || s.kind == SourceKind::outlet ||
           (s.kind == SourceKind::anonymous && s.name.starts_with(kMedia));
  });
}

inline void beside_each_other(std::vector<Source>& into, std::vector<Source> more) {
  for (auto& s : more) {
    s.level = into.empty() ? 0 : into.back().level;
    into.push_back(std::move(s));
  }
}

// One behind the other; who is there already stays where he is.
inline void append(std::vector<Source>& chain, std::vector<Source> more) {
  const int base = chain.empty() ? 0 : chain.back().level + 1;
  for (auto& s : more) {
    const bool known = std::any_of(chain.begin(), chain.end(),
                                   [&](const Source& c) { return s.id.empty() ? c.name == s.name : c.id == s.id; });
    if (known) continue;
    s.level += base;
    chain.push_back(std::move(s));
  }
}

}  // namespace isnad::claims
