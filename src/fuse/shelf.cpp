#include "fuse/shelf.h"

#include <algorithm>
#include <iterator>

namespace isnad::fuse {

std::vector<std::string> MemoryShelf::add(const InputDocument& document, std::span<const Claim> claims) {
  Article article;
  article.about = document;
  article.text = std::string(document.text);
  article.number = static_cast<std::uint32_t>(numbered_.size());
  auto& kept = articles_.insert_or_assign(document.id, std::move(article)).first->second;
  kept.about.text = kept.text;
  numbered_.push_back(kept.about);
  for (const auto& c : claims) {
    Kept k;
    k.claim = c;
    k.facts = facts_of(c, 0, kept.number, kept.text, document.outlet, document.published, kinship_);
    if (claims_.emplace(c.id, std::move(k)).second) kept.claims.emplace_back(c.sentence, c.id);
  }
  std::sort(kept.claims.begin(), kept.claims.end());
  std::vector<std::string> fresh;
  for (const auto& [sentence, id] : kept.claims) fresh.push_back(id);
  return fresh;
}

void MemoryShelf::remove(const std::string& document) {
  const auto it = articles_.find(document);
  if (it == articles_.end()) return;
  for (const auto& [sentence, id] : it->second.claims) claims_.erase(id);
  numbered_[it->second.number] = {};
  articles_.erase(it);
}

std::vector<Event> MemoryShelf::events() const {
  std::vector<Event> out;
  out.reserve(events_.size());
  for (const auto& [first, e] : events_) out.push_back(e);
  return out;
}

std::vector<Claim> MemoryShelf::claims() const {
  std::vector<Claim> out;
  out.reserve(claims_.size());
  for (const auto& [id, k] : claims_) out.push_back(k.claim);
  return out;
}

const Shelved* MemoryShelf::find(const std::string& claim) {
  const auto it = claims_.find(claim);
  return it == claims_.end() ? nullptr : &it->second;
}

std::vector<std::pair<std::uint32_t, std::string>> MemoryShelf::article(const std::string& document) {
  const auto it = articles_.find(document);
  return it == articles_.end() ? std::vector<std::pair<std::uint32_t, std::string>>() : it->second.claims;
}

void MemoryShelf::file(const BlockKey& at, const std::string& claim) {
  blocks_[at.block].emplace(at.day, at.toll, claim);
}

void MemoryShelf::unfile(const BlockKey& at, const std::string& claim) {
  const auto it = blocks_.find(at.block);
  if (it == blocks_.end()) return;
  it->second.erase({at.day, at.toll, claim});
  if (it->second.empty()) blocks_.erase(it);
}

Around MemoryShelf::around(const BlockKey& at, const std::string& claim, std::size_t most) {
  Around out;
  const auto it = blocks_.find(at.block);
  if (it == blocks_.end()) return out;
  const auto& block = it->second;
  const auto here = block.find({at.day, at.toll, claim});
  if (here == block.end()) return out;
  for (auto low = here; low != block.begin() && out.before.size() < most;) out.before.push_back(std::get<2>(*--low));
  for (auto high = std::next(here); high != block.end() && out.after.size() < most; ++high)
    out.after.push_back(std::get<2>(*high));
  return out;
}

std::vector<std::string> MemoryShelf::component_of(const std::string& claim) {
  const auto it = claims_.find(claim);
  if (it == claims_.end()) return {};
  const auto component = components_.find(it->second.component);
  return component == components_.end() ? std::vector<std::string>() : component->second;
}

void MemoryShelf::set_component(const std::vector<std::string>& members) {
  for (const auto& id : members)
    if (const auto it = claims_.find(id); it != claims_.end()) it->second.component = members.front();
  components_.insert_or_assign(members.front(), members);
}

void MemoryShelf::part(const std::string& claim) {
  const auto it = claims_.find(claim);
  if (it == claims_.end()) return;
  events_.erase(it->second.group);
  components_.erase(it->second.component);
}

void MemoryShelf::keep(Event&& event) {
  const std::string first = event.claims.front();
  for (const auto& id : event.claims)
    if (const auto it = claims_.find(id); it != claims_.end()) it->second.group = first;
  events_.insert_or_assign(first, std::move(event));
}

}  // namespace isnad::fuse
