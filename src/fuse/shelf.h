// What incremental fusion knows of the claims it was given, wherever that is kept: MemoryShelf holds it,
// a project keeps it in its file. Not thread-safe.
#pragma once
#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include "fuse/blocks.h"
#include "fuse/facts.h"
#include "fuse/fuse.h"

namespace isnad::fuse {

struct Shelved {
  Claim claim;
  Facts facts;
};

// The claims beside a place in a block, nearest first.
struct Around {
  std::vector<std::string> before, after;
};

// Claims stand in a block by day, toll and id.
class Shelf {
 public:
  Shelf() = default;
  Shelf(const Shelf&) = delete;
  Shelf& operator=(const Shelf&) = delete;
  virtual ~Shelf() = default;

  // Nothing where there is no such claim. The pointer holds until the claim's article is taken out.
  virtual const Shelved* find(const std::string& claim) = 0;
  // The claims of an article by sentence, then id.
  virtual std::vector<std::pair<std::uint32_t, std::string>> article(const std::string& document) = 0;
  // Facts::document counts in these.
  virtual std::span<const InputDocument> documents() = 0;

  virtual void file(const BlockKey& at, const std::string& claim) = 0;
  virtual void unfile(const BlockKey& at, const std::string& claim) = 0;
  // At most so many on each side of a claim that stands there.
  virtual Around around(const BlockKey& at, const std::string& claim, std::size_t most) = 0;

  // The claims that could be of one event with this one, itself among them: as set_component() was told.
  virtual std::vector<std::string> component_of(const std::string& claim) = 0;
  virtual void set_component(const std::vector<std::string>& members) = 0;
  // Forgets the component and the event that the claim is of.
  virtual void part(const std::string& claim) = 0;
  virtual void keep(Event&& event) = 0;
};

class MemoryShelf : public Shelf {
 public:
  explicit MemoryShelf(const Kinship* kinship = nullptr) : kinship_(kinship) {}
  // Gives the ids of the claims that are new, by sentence; an id names one claim.
  std::vector<std::string> add(const InputDocument& document, std::span<const Claim> claims);
  void remove(const std::string& document);
  [[nodiscard]] std::vector<Event> events() const;  // by first claim
  [[nodiscard]] std::vector<Claim> claims() const;

  const Shelved* find(const std::string& claim) override;
  std::vector<std::pair<std::uint32_t, std::string>> article(const std::string& document) override;
  std::span<const InputDocument> documents() override { return numbered_; }
  void file(const BlockKey& at, const std::string& claim) override;
  void unfile(const BlockKey& at, const std::string& claim) override;
  Around around(const BlockKey& at, const std::string& claim, std::size_t most) override;
  std::vector<std::string> component_of(const std::string& claim) override;
  void set_component(const std::vector<std::string>& members) override;
  void part(const std::string& claim) override;
  void keep(Event&& event) override;

 private:
  struct Kept : Shelved {
    std::string group, component;  // by first claim
  };
  struct Article {
    InputDocument about;
    std::string text;  // what `about` points to
    std::uint32_t number = 0;
    std::vector<std::pair<std::uint32_t, std::string>> claims;
  };
  using Place = std::tuple<std::int32_t, std::int32_t, std::string>;  // day, toll, claim

  const Kinship* kinship_;
  std::map<std::string, Kept> claims_;
  std::unordered_map<std::string, Article> articles_;
  std::vector<InputDocument> numbered_;  // by Article::number
  std::unordered_map<std::uint64_t, std::set<Place>> blocks_;
  std::map<std::string, std::vector<std::string>> components_;  // by first claim
  std::map<std::string, Event> events_;                         // by first claim
};

}  // namespace isnad::fuse
