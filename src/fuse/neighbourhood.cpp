#include "fuse/neighbourhood.h"

#include <algorithm>
#include <tuple>

#include "fuse/cluster.h"
#include "fuse/evidence.h"
#include "fuse/make_event.h"

namespace isnad::fuse {

// A claim that comes into a large block, or leaves it, moves the windows around it: pairs on its two
// sides part or meet. Where a block grows past kBlockAll, or falls back to it, all its pairs may.
void Neighbourhood::shaken(const BlockKey& at, const std::string& claim) {
  const Around near = shelf_.around(at, claim, kBlockAll + 1);
  const std::size_t size = near.before.size() + near.after.size() + 1;
  if (size <= kBlockAll) return;
  const std::size_t reach = size == kBlockAll + 1 ? kBlockAll + 1 : kBlockWindow;
  for (const auto* side : {&near.before, &near.after})
    for (std::size_t k = 0; k < std::min(reach, side->size()); ++k) dirty_.insert((*side)[k]);
  dirty_.insert(claim);
}

void Neighbourhood::file(const std::string& claim) {
  const Shelved* kept = shelf_.find(claim);
  if (kept == nullptr) return;
  std::vector<BlockKey> blocks;
  blocks_of(kept->facts, blocks);
  for (const auto& at : blocks) {
    shelf_.file(at, claim);
    shaken(at, claim);
  }
  dirty_.insert(claim);
}

void Neighbourhood::unfile(const std::string& claim) {
  const Shelved* kept = shelf_.find(claim);
  if (kept == nullptr) return;
  std::vector<BlockKey> blocks;
  blocks_of(kept->facts, blocks);
  for (const auto& at : blocks) {
    shaken(at, claim);
    shelf_.unfile(at, claim);
  }
  for (const auto& other : shelf_.component_of(claim)) dirty_.insert(other);
  shelf_.part(claim);
  dirty_.erase(claim);
}

void Neighbourhood::judge(std::span<const ClaimPair> pairs) {
  const auto key = [](const ClaimPair& p) { return std::tie(p.claim, p.other, p.together); };
  const auto less = [&](const ClaimPair& a, const ClaimPair& b) { return key(a) < key(b); };
  std::vector<ClaimPair> now(pairs.begin(), pairs.end());
  std::sort(now.begin(), now.end(), less);
  std::sort(pairs_.begin(), pairs_.end(), less);
  std::vector<ClaimPair> changed;
  std::set_symmetric_difference(now.begin(), now.end(), pairs_.begin(), pairs_.end(), std::back_inserter(changed),
                                less);
  for (const auto& p : changed) dirty_.insert({p.claim, p.other});
  pairs_ = std::move(now);
}

const std::vector<std::string>& Neighbourhood::partners(const std::string& claim) {
  if (const auto known = partners_.find(claim); known != partners_.end()) return known->second;
  std::vector<std::string> out;
  const Shelved& kept = *shelf_.find(claim);
  std::vector<BlockKey> blocks;
  blocks_of(kept.facts, blocks);
  for (const auto& at : blocks) {
    const Around near = shelf_.around(at, claim, kBlockAll);
    const bool small = near.before.size() + near.after.size() + 1 <= kBlockAll;
    for (const auto* side : {&near.before, &near.after})
      out.insert(out.end(), side->begin(),
                 side->begin() + static_cast<std::ptrdiff_t>(
                                     small ? side->size() : std::min<std::size_t>(side->size(), kBlockWindow)));
  }
  const auto list = shelf_.article(kept.claim.doc);
  const auto here = std::lower_bound(list.begin(), list.end(), std::pair(kept.facts.sentence, claim)) - list.begin();
  for (const std::ptrdiff_t step : {1, -1})
    for (std::ptrdiff_t k = 1; k <= static_cast<std::ptrdiff_t>(kArticleClaims); ++k) {
      const auto at = here + step * k;
      if (at < 0 || at >= static_cast<std::ptrdiff_t>(list.size())) break;
      const auto& [sentence, name] = list[static_cast<std::size_t>(at)];
      const auto gap = sentence > kept.facts.sentence ? sentence - kept.facts.sentence : kept.facts.sentence - sentence;
      if (gap > kArticleSentences) break;
      const Shelved* other = shelf_.find(name);
      if (other != nullptr && family_of(other->facts) == family_of(kept.facts)) out.push_back(name);
    }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return partners_.emplace(claim, std::move(out)).first->second;
}

// The components that the dirty claims lie in now, or lay in before.
std::vector<std::vector<std::string>> Neighbourhood::components() {
  std::set<std::string> open;
  for (const auto& id : dirty_) {
    if (shelf_.find(id) == nullptr) continue;
    open.insert(id);
    for (auto& other : shelf_.component_of(id)) open.insert(std::move(other));
  }
  dirty_.clear();
  std::unordered_map<std::string, std::vector<std::string>> bound;  // by judgement
  for (const auto& p : pairs_)
    if (p.together) {
      bound[p.claim].push_back(p.other);
      bound[p.other].push_back(p.claim);
    }
  std::set<std::string> seen;
  std::vector<std::vector<std::string>> found;
  for (const auto& start : open) {
    if (shelf_.find(start) == nullptr || !seen.insert(start).second) continue;
    std::vector<std::string> members{start};
    for (std::size_t k = 0; k < members.size(); ++k) {
      const std::string id = members[k];
      const Facts& f = shelf_.find(id)->facts;
      const auto reach = [&](const std::string& other) {
        if (shelf_.find(other) != nullptr && seen.insert(other).second) members.push_back(other);
      };
      for (const auto& other : partners(id)) {
        const Facts& g = shelf_.find(other)->facts;
        const Weighed w = id < other ? weigh(f, g) : weigh(g, f);
        if (!w.barred && w.sum >= kJoin) reach(other);
      }
      if (const auto it = bound.find(id); it != bound.end())
        for (const auto& other : it->second) reach(other);
    }
    std::sort(members.begin(), members.end());
    found.push_back(std::move(members));
  }
  return found;
}

void Neighbourhood::settle() {
  const auto found = components();
  // All that is cleared goes first: a component may take over claims of several.
  for (const auto& members : found)
    for (const auto& id : members) shelf_.part(id);
  for (const auto& members : found) cluster_component(members);
  partners_.clear();
}

void Neighbourhood::cluster_component(const std::vector<std::string>& members) {
  touched_ += members.size();
  const auto number = [&](const std::string& id) {
    const auto it = std::lower_bound(members.begin(), members.end(), id);
    return it != members.end() && *it == id ? static_cast<std::int64_t>(it - members.begin()) : -1;
  };
  std::vector<Edge> edges;
  for (std::uint32_t i = 0; i < members.size(); ++i) {
    const Facts& f = shelf_.find(members[i])->facts;
    for (const auto& other : partners(members[i])) {
      const auto j = other > members[i] ? number(other) : -1;
      if (j < 0) continue;
      const auto b = static_cast<std::uint32_t>(j);
      const Weighed w = weigh(f, shelf_.find(other)->facts);
      if (w.barred)
        edges.push_back({i, b, -1.0f, Edge::Kind::never});
      else if (w.sum >= kJoin)
        edges.push_back({i, b, static_cast<float>(w.sum - kJoin), Edge::Kind::join});
      else if (w.sum < 0)
        edges.push_back({i, b, static_cast<float>(w.sum), Edge::Kind::against});
    }
  }
  for (const auto& p : pairs_) {
    const auto a = number(p.claim), b = number(p.other);
    if (a < 0 || b < 0 || a == b) continue;
    edges.push_back({static_cast<std::uint32_t>(std::min(a, b)), static_cast<std::uint32_t>(std::max(a, b)), 0,
                     p.together ? Edge::Kind::always : Edge::Kind::never});
  }
  const auto groups = cluster(static_cast<std::uint32_t>(members.size()), std::move(edges));
  std::vector<std::vector<Member>> events;
  for (std::uint32_t i = 0; i < members.size(); ++i) {
    const Shelved* kept = shelf_.find(members[i]);
    if (groups[i] >= events.size()) events.resize(groups[i] + 1);
    events[groups[i]].push_back({&kept->claim, &kept->facts});
  }
  shelf_.set_component(members);
  for (const auto& list : events) shelf_.keep(make_event(list, shelf_.documents()));
}

}  // namespace isnad::fuse
