#include "fuse/ledger.h"

#include <algorithm>

#include "text/fold.h"

namespace isnad::fuse {

DocumentTable::DocumentTable(std::span<const InputDocument> documents) {
  for (const auto& d : documents) by_id_.emplace(d.id, &d);
}
const InputDocument* DocumentTable::find(const std::string& id) const {
  const auto it = by_id_.find(id);
  return it == by_id_.end() ? nullptr : it->second;
}

std::vector<Claim> known_by(std::span<const Claim> claims, std::span<const InputDocument> documents, Day day) {
  const DocumentTable table(documents);
  std::vector<Claim> out;
  for (const auto& c : claims)
    if (const auto* d = table.find(c.doc); d != nullptr && d->published && *d->published <= day) out.push_back(c);
  return out;
}

std::vector<Voice> voices_of(const Claim& claim, const InputDocument* document) {
  std::vector<Voice> out;
  if (claim.attribution.empty()) {
    const std::string name = document != nullptr && !document->outlet.empty() ? document->outlet : claim.doc;
    out.push_back({text::fold(name), name, false});
    return out;
  }
  int deepest = 0;
  for (const auto& s : claim.attribution) deepest = std::max(deepest, s.level);
  for (const auto& s : claim.attribution) {
    if (s.level != deepest) continue;
    const std::string& name = s.name.empty() ? s.text : s.name;
    const bool anonymous = s.kind == SourceKind::anonymous;
    // «A medical source» of two articles need not be one person.
    const std::string id = anonymous ? claim.doc + "/" + text::fold(name) : s.id.empty() ? text::fold(name) : s.id;
    out.push_back({id, name, anonymous});
  }
  return out;
}

bool according_to(const Claim& claim, const InputDocument* document, const std::string& who) {
  const std::string folded = text::fold(who);
  if (document != nullptr && text::fold(document->outlet) == folded) return true;
  return std::any_of(claim.attribution.begin(), claim.attribution.end(), [&](const Source& s) {
    return s.id == who || s.affiliation == who || text::fold(s.name) == folded || text::fold(s.text) == folded;
  });
}

bool same_party(const ActorRef& a, const ActorRef& b) {
  if (!a.id.empty() || !b.id.empty()) return a.id == b.id;
  return text::fold(a.name.empty() ? a.text : a.name) == text::fold(b.name.empty() ? b.text : b.name);
}

bool among(const ActorRef& a, const std::vector<ActorRef>& parties) {
  return std::any_of(parties.begin(), parties.end(), [&](const ActorRef& p) { return same_party(a, p); });
}

void add_party(std::vector<ActorRef>& parties, const ActorRef& party) {
  if (party.generic || among(party, parties)) return;
  parties.push_back(party);
  parties.back().span = {};
}

bool speaks_for(const Claim& claim, const std::vector<ActorRef>& parties) {
  for (const auto& s : claim.attribution)
    for (const auto& p : parties) {
      const bool by_id = !p.id.empty() && (s.id == p.id || s.affiliation == p.id);
      const std::string name = text::fold(p.name);
      if (by_id || (!name.empty() && (text::fold(s.name) == name || text::fold(s.affiliation) == name))) return true;
    }
  return false;
}

}  // namespace isnad::fuse
