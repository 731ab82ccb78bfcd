// Fusion that follows its articles: adding, changing or taking out one touches only its neighbourhood,
// and at any time the events are those that fuse::run gives for the same articles in one go.
//
//   fuse::Incremental fusion;
//   fusion.put(document, claims);          // again with the same id: replaces
//   std::vector<Event> events = fusion.events();
//
// Texts are kept, since copies are found in them. Not thread-safe.
#pragma once
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "fuse/blocks.h"
#include "fuse/facts.h"
#include "fuse/fuse.h"

namespace isnad::fuse {

class Incremental {
 public:
  void put(const InputDocument& document, std::span<const Claim> claims);
  void remove(const std::string& document);
  // All analysts' pairs, in place of those before.
  void judge(std::span<const ClaimPair> pairs);
  // As fuse::run gives them.
  std::vector<Event> events();
  // Claims that were clustered anew since the beginning: what the changes cost.
  [[nodiscard]] std::uint64_t touched() const { return touched_; }

 private:
  struct Kept {
    Claim claim;
    Facts facts;
    std::vector<BlockKey> blocks;
    std::string group;  // id of the first claim of its event
    std::string component;
  };
  struct Article {
    InputDocument about;
    std::string text;  // what `about` points to
    std::uint32_t number = 0;
    std::vector<std::tuple<std::uint32_t, std::string>> claims;  // by sentence, then id
  };
  using Place = std::tuple<std::int32_t, std::int32_t, std::string>;  // day, toll, claim

  void file(const std::string& id, const Kept& kept);
  void unfile(const std::string& id, const Kept& kept);
  void shaken(const std::set<Place>& block, std::set<Place>::const_iterator at);
  [[nodiscard]] std::vector<std::string> partners(const std::string& id) const;
  void settle();
  void cluster_component(const std::vector<std::string>& members);

  Interner interner_;
  std::map<std::string, Kept> claims_;
  std::unordered_map<std::string, Article> articles_;
  std::vector<InputDocument> numbered_;  // by Article::number
  std::unordered_map<std::uint64_t, std::set<Place>> blocks_;
  std::vector<ClaimPair> pairs_;
  std::set<std::string> dirty_;                                 // claims whose pairs may have changed
  std::map<std::string, std::vector<std::string>> components_;  // by first claim
  std::map<std::string, Event> events_;                         // by first claim
  std::uint64_t touched_ = 0;
};

}  // namespace isnad::fuse
