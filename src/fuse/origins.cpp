#include "fuse/origins.h"

#include <algorithm>
#include <map>
#include <numeric>

#include "text/fold.h"

namespace isnad::fuse {
namespace {

std::string voice(const Source& s) {
  return s.id.empty() ? "n:" + text::fold(s.name.empty() ? s.text : s.name) : "a:" + s.id;
}

// Names under which a claim's telling is known: the sources of its deepest level, and every agency
// or outlet on the way; its own outlet where it speaks in its own voice. An unnamed source is the
// same one only within an article.
std::vector<std::string> tellings(const OriginMember& m) {
  std::vector<std::string> out;
  if (m.claim->attribution.empty()) {
    out.push_back(m.outlet.empty() ? "d:" + m.claim->doc : "n:" + text::fold(m.outlet));
    return out;
  }
  int deepest = 0;
  for (const auto& s : m.claim->attribution) deepest = std::max(deepest, s.level);
  for (const auto& s : m.claim->attribution) {
    const bool unnamed = s.kind == SourceKind::anonymous;
    if (s.level == deepest || s.kind == SourceKind::agency || s.kind == SourceKind::outlet)
      out.push_back(unnamed ? "d:" + m.claim->doc + "/" + voice(s) : voice(s));
  }
  return out;
}

}  // namespace

std::vector<std::vector<std::string>> origins_of(const std::vector<OriginMember>& members,
                                                 const std::vector<Copy>& copies) {
  std::vector<std::uint32_t> parent(members.size());
  std::iota(parent.begin(), parent.end(), 0u);
  const auto find = [&](std::uint32_t x) {
    while (parent[x] != x) x = parent[x] = parent[parent[x]];
    return x;
  };
  const auto join = [&](std::uint32_t a, std::uint32_t b) {
    a = find(a);
    b = find(b);
    if (a != b) parent[std::max(a, b)] = std::min(a, b);
  };
  std::map<std::string, std::uint32_t> first;
  std::multimap<std::uint32_t, std::uint32_t> of_document;
  for (std::uint32_t i = 0; i < members.size(); ++i) {
    for (const auto& name : tellings(members[i])) {
      const auto [it, fresh] = first.try_emplace(name, i);
      if (!fresh) join(i, it->second);
    }
    of_document.emplace(members[i].document, i);
  }
  for (const auto& copy : copies) {
    const auto a = of_document.equal_range(copy.a), b = of_document.equal_range(copy.b);
    // The same claim in a copied text: the nth of one is the nth of the other.
    for (auto i = a.first, j = b.first; i != a.second && j != b.second; ++i, ++j)
      if (members[i->second].claim->type == members[j->second].claim->type) join(i->second, j->second);
  }
  std::map<std::uint32_t, std::vector<std::string>> groups;
  for (std::uint32_t i = 0; i < members.size(); ++i) groups[find(i)].push_back(members[i].claim->id);
  std::vector<std::vector<std::string>> out;
  for (auto& [root, ids] : groups) out.push_back(std::move(ids));
  return out;
}

}  // namespace isnad::fuse
