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

std::vector<Copy> copied_members(const std::vector<OriginMember>& members) {
  std::vector<Passage> passages;
  passages.reserve(members.size());
  for (const auto& m : members) passages.push_back({m.document, paragraph_at(m.text, m.claim->evidence.begin)});
  auto copies = find_copies(passages);
  std::erase_if(copies, [&](const Copy& c) { return members[c.a].claim->type != members[c.b].claim->type; });
  return copies;
}

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
  for (std::uint32_t i = 0; i < members.size(); ++i) {
    for (const auto& name : tellings(members[i])) {
      const auto [it, fresh] = first.try_emplace(name, i);
      if (!fresh) join(i, it->second);
    }
  }
  for (const auto& copy : copies) join(copy.a, copy.b);
  std::map<std::uint32_t, std::vector<std::string>> groups;
  for (std::uint32_t i = 0; i < members.size(); ++i) groups[find(i)].push_back(members[i].claim->id);
  std::vector<std::vector<std::string>> out;
  for (auto& [root, ids] : groups) out.push_back(std::move(ids));
  return out;
}

namespace {

struct Teller {
  std::string id, name;
};

Teller teller(const Source& s) {
  const std::string& name = s.name.empty() ? s.text : s.name;
  return {s.id.empty() ? text::fold(name) : s.id, name};
}

// From the deepest level outwards, and from the outermost to the outlet; sources side by side each
// have their own step.
void quoted(const OriginMember& m, std::vector<Passing>& out) {
  const auto& chain = m.claim->attribution;
  const Teller outlet{text::fold(m.outlet), m.outlet};
  if (chain.empty()) {
    out.push_back({m.claim->id, "", "", outlet.id, outlet.name, "own", "", std::nullopt});
    return;
  }
  int deepest = 0;
  for (const auto& s : chain) deepest = std::max(deepest, s.level);
  for (int level = deepest; level >= 0; --level)
    for (const auto& s : chain) {
      if (s.level != level) continue;
      const Teller from = teller(s);
      bool passed = false;
      for (const auto& next : chain) {
        if (next.level != level - 1) continue;
        const Teller to = teller(next);
        out.push_back({m.claim->id, from.id, from.name, to.id, to.name, "quoted", s.verb, std::nullopt});
        passed = true;
      }
      if (!passed)
        out.push_back({m.claim->id, from.id, from.name, outlet.id, outlet.name, "quoted", s.verb, std::nullopt});
    }
}

bool names(const Claim& c, const std::string& outlet) {
  return !outlet.empty() && std::any_of(c.attribution.begin(), c.attribution.end(), [&](const Source& s) {
    return text::fold(s.name) == text::fold(outlet) || text::fold(s.text) == text::fold(outlet);
  });
}

// True where `a` had it first: it is named by the other, or was published earlier.
bool before(const OriginMember& a, const OriginMember& b) {
  if (names(*b.claim, a.outlet) != names(*a.claim, b.outlet)) return names(*b.claim, a.outlet);
  if (a.published && b.published && *a.published != *b.published) return *a.published < *b.published;
  return a.claim->id < b.claim->id;
}

}  // namespace

std::vector<Passing> passings_of(const std::vector<OriginMember>& members, const std::vector<Copy>& copies) {
  std::vector<Passing> out;
  for (const auto& m : members) quoted(m, out);
  // A text copied from several has it from the first of them.
  std::map<std::uint32_t, Copy> first;
  for (Copy c : copies) {
    if (before(members[c.b], members[c.a])) std::swap(c.a, c.b);
    const auto [it, fresh] = first.try_emplace(c.b, c);
    if (!fresh && before(members[c.a], members[it->second.a])) it->second = c;
  }
  for (const auto& [later, c] : first) {
    const OriginMember &from = members[c.a], &to = members[c.b];
    out.push_back({to.claim->id, text::fold(from.outlet), from.outlet, text::fold(to.outlet), to.outlet, "copied",
                   kind_of_copy(to.text, from.text) + " " + from.claim->id, c.share});
  }
  return out;
}

}  // namespace isnad::fuse
