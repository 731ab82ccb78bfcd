#include "fuse/incremental.h"

#include <algorithm>
#include <iterator>

#include "fuse/cluster.h"
#include "fuse/evidence.h"
#include "fuse/links.h"
#include "fuse/make_event.h"

namespace isnad::fuse {

// A claim that comes into a large block, or leaves it, moves the windows around it: pairs on its two
// sides part or meet. Where a block grows past kBlockAll, or falls back to it, all its pairs may.
void Incremental::shaken(const std::set<Place>& block, std::set<Place>::const_iterator at) {
  if (block.size() <= kBlockAll) return;
  if (block.size() <= kBlockAll + 1) {
    for (const auto& p : block) dirty_.insert(std::get<2>(p));
    return;
  }
  auto low = at, high = at;
  for (std::uint32_t k = 0; k < kBlockWindow && low != block.begin(); ++k) dirty_.insert(std::get<2>(*--low));
  for (std::uint32_t k = 0; k <= kBlockWindow && high != block.end(); ++k) dirty_.insert(std::get<2>(*high++));
}

void Incremental::file(const std::string& id, const Kept& kept) {
  for (const auto& k : kept.blocks) {
    auto& block = blocks_[k.block];
    shaken(block, block.emplace(k.day, k.toll, id).first);
  }
}

void Incremental::unfile(const std::string& id, const Kept& kept) {
  for (const auto& k : kept.blocks) {
    const auto it = blocks_.find(k.block);
    const auto at = it->second.find({k.day, k.toll, id});
    shaken(it->second, at);
    it->second.erase(at);
    if (it->second.empty()) blocks_.erase(it);
  }
}

void Incremental::put(const InputDocument& document, std::span<const Claim> claims) {
  remove(document.id);
  Article article;
  article.about = document;
  article.text = std::string(document.text);
  article.number = static_cast<std::uint32_t>(numbered_.size());
  auto& kept = articles_.emplace(document.id, std::move(article)).first->second;
  kept.about.text = kept.text;
  numbered_.push_back(kept.about);
  for (const auto& c : claims) {
    Kept k;
    k.claim = c;
    k.facts = facts_of(c, 0, kept.number, kept.text, document.outlet, document.published, interner_);
    blocks_of(k.facts, k.blocks);
    const auto [it, fresh] = claims_.emplace(c.id, std::move(k));
    if (!fresh) continue;  // an id names one claim
    kept.claims.emplace_back(c.sentence, c.id);
    file(c.id, it->second);
    dirty_.insert(c.id);
  }
  std::sort(kept.claims.begin(), kept.claims.end());
}

void Incremental::remove(const std::string& document) {
  const auto it = articles_.find(document);
  if (it == articles_.end()) return;
  for (const auto& [sentence, id] : it->second.claims) {
    const auto kept = claims_.find(id);
    unfile(id, kept->second);
    if (const auto component = components_.find(kept->second.component); component != components_.end())
      for (const auto& other : component->second) dirty_.insert(other);
  }
  for (const auto& [sentence, id] : it->second.claims) {
    dirty_.erase(id);
    const auto kept = claims_.find(id);
    events_.erase(kept->second.group);
    components_.erase(kept->second.component);
    claims_.erase(kept);
  }
  numbered_[it->second.number] = {};
  articles_.erase(it);
}

void Incremental::judge(std::span<const ClaimPair> pairs) {
  for (const auto& p : pairs_) dirty_.insert({p.claim, p.other});
  pairs_.assign(pairs.begin(), pairs.end());
  for (const auto& p : pairs_) dirty_.insert({p.claim, p.other});
}

std::vector<std::string> Incremental::partners(const std::string& id) const {
  const Kept& kept = claims_.at(id);
  std::vector<std::string> out;
  for (const auto& k : kept.blocks) {
    const auto& block = blocks_.at(k.block);
    const auto at = block.find({k.day, k.toll, id});
    auto low = at, high = std::next(at);
    const bool small = block.size() <= kBlockAll;
    for (std::uint32_t n = 0; low != block.begin() && (small || n < kBlockWindow); ++n)
      out.push_back(std::get<2>(*--low));
    for (std::uint32_t n = 0; high != block.end() && (small || n < kBlockWindow); ++n, ++high)
      out.push_back(std::get<2>(*high));
  }
  const auto article = articles_.find(kept.claim.doc);
  if (article != articles_.end()) {
    const auto& list = article->second.claims;
    const auto at = std::lower_bound(list.begin(), list.end(), std::tuple(kept.facts.sentence, id)) - list.begin();
    for (const std::ptrdiff_t step : {1, -1})
      for (std::ptrdiff_t k = 1; k <= static_cast<std::ptrdiff_t>(kArticleClaims); ++k) {
        const auto other = at + step * k;
        if (other < 0 || other >= static_cast<std::ptrdiff_t>(list.size())) break;
        const auto& [sentence, name] = list[static_cast<std::size_t>(other)];
        const auto gap =
            sentence > kept.facts.sentence ? sentence - kept.facts.sentence : kept.facts.sentence - sentence;
        if (gap > kArticleSentences) break;
        if (family_of(claims_.at(name).facts) == family_of(kept.facts)) out.push_back(name);
      }
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

// Clusters the components that the dirty claims lie in now, or lay in before.
void Incremental::settle() {
  std::set<std::string> open;
  for (const auto& id : dirty_) {
    const auto it = claims_.find(id);
    if (it == claims_.end()) continue;
    open.insert(id);
    if (const auto component = components_.find(it->second.component); component != components_.end())
      open.insert(component->second.begin(), component->second.end());
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
    if (claims_.count(start) == 0 || !seen.insert(start).second) continue;
    std::vector<std::string> members{start};
    for (std::size_t k = 0; k < members.size(); ++k) {
      const std::string id = members[k];
      const Facts& f = claims_.at(id).facts;
      const auto reach = [&](const std::string& other) {
        if (claims_.count(other) != 0 && seen.insert(other).second) members.push_back(other);
      };
      for (const auto& other : partners(id)) {
        const Facts& g = claims_.at(other).facts;
        const Weighed w = id < other ? weigh(f, g) : weigh(g, f);
        if (!w.barred && w.sum >= kJoin) reach(other);
      }
      if (const auto it = bound.find(id); it != bound.end())
        for (const auto& other : it->second) reach(other);
    }
    std::sort(members.begin(), members.end());
    found.push_back(std::move(members));
  }
  // All that is cleared goes first: a component may take over claims of several.
  for (const auto& members : found)
    for (const auto& id : members) {
      Kept& k = claims_.at(id);
      events_.erase(k.group);
      components_.erase(k.component);
    }
  for (const auto& members : found) cluster_component(members);
}

void Incremental::cluster_component(const std::vector<std::string>& members) {
  touched_ += members.size();
  const auto number = [&](const std::string& id) {
    const auto it = std::lower_bound(members.begin(), members.end(), id);
    return it != members.end() && *it == id ? static_cast<std::int64_t>(it - members.begin()) : -1;
  };
  std::vector<Edge> joins, against;
  for (std::uint32_t i = 0; i < members.size(); ++i) {
    const Facts& f = claims_.at(members[i]).facts;
    for (const auto& other : partners(members[i])) {
      const auto j = other > members[i] ? number(other) : -1;
      if (j < 0) continue;
      const auto b = static_cast<std::uint32_t>(j);
      const Weighed w = weigh(f, claims_.at(other).facts);
      if (w.barred)
        against.push_back({i, b, -1.0f, Edge::Kind::never});
      else if (w.sum >= kJoin)
        joins.push_back({i, b, static_cast<float>(w.sum - kJoin), Edge::Kind::join});
      else if (w.sum < 0)
        against.push_back({i, b, static_cast<float>(w.sum), Edge::Kind::against});
    }
  }
  for (const auto& p : pairs_) {
    const auto a = number(p.claim), b = number(p.other);
    if (a < 0 || b < 0 || a == b) continue;
    joins.push_back({static_cast<std::uint32_t>(std::min(a, b)), static_cast<std::uint32_t>(std::max(a, b)), 0,
                     p.together ? Edge::Kind::always : Edge::Kind::never});
  }
  joins.insert(joins.end(), against.begin(), against.end());
  const auto groups = cluster(static_cast<std::uint32_t>(members.size()), std::move(joins));
  std::vector<std::vector<Member>> events;
  for (std::uint32_t i = 0; i < members.size(); ++i) {
    Kept& k = claims_.at(members[i]);
    k.component = members.front();
    if (groups[i] >= events.size()) events.resize(groups[i] + 1);
    events[groups[i]].push_back({&k.claim, &k.facts});
  }
  components_[members.front()] = members;
  for (const auto& list : events) {
    const std::string& first = list.front().claim->id;
    for (const auto& m : list) claims_.at(m.claim->id).group = first;
    events_.insert_or_assign(first, make_event(list, numbered_));
  }
}

std::vector<Event> Incremental::events() {
  settle();
  std::vector<Event> out;
  std::vector<Claim> all;
  for (const auto& [first, e] : events_) out.push_back(e);
  for (const auto& [id, k] : claims_) all.push_back(k.claim);
  link_events(out, all);
  return out;
}

}  // namespace isnad::fuse
