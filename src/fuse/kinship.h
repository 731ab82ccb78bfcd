// Which side an actor is on: what it is a part of, and who fights beside it, for as long as both are known
// to have existed. Built once, then read by any number of threads.
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "fuse/facts.h"

namespace isnad {
class ActorTable;
}

namespace isnad::fuse {

struct Kin {
  std::string actor, other;       // ids
  bool part = false;              // the actor is a part of the other or speaks for it; else they are allies
  std::int32_t from = 0, to = 0;  // days since 1970-01-01, both ends inclusive; 0 open
  friend bool operator==(const Kin&, const Kin&) = default;
};

// Every parent and ally of the actor base.
std::vector<Kin> kin_of(const ActorTable& actors);

class Kinship {
 public:
  Kinship() = default;
  explicit Kinship(const std::vector<Kin>& list);
  // Adds the wholes and allies of an actor on a day; all there ever were where the day is not known (0).
  // What a whole is a part of counts as well.
  void of(Key actor, std::int32_t day, KeyList& wholes, KeyList& allies) const;

 private:
  struct Relative {
    Key other = 0;
    bool part = false;
    std::int32_t from = 0, to = 0;
  };
  std::unordered_map<Key, std::vector<Relative>> relatives_;
};

}  // namespace isnad::fuse
