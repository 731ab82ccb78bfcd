// Unlisted names that are perhaps spellings or second names of actors of the base, for an analyst to
// accept or refuse: nothing is merged by itself.
//
//   ActorVariants variants(lexicon.actors());
//   for (…) variants.add(reading);             // after Engine::annotate
//   for (const auto& p : variants.proposals()) …
//
// Not thread-safe: one collector a thread, or a lock.
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "lexicon/actor_table.h"
#include "model/reading.h"

namespace isnad::resolve {

struct ActorProposal {
  std::string words;  // as first met
  std::size_t times = 0;
  std::uint32_t row = 0;  // what it may be a name of
  double distance = 0;    // of the spellings; 0 where the text itself puts one beside the other
  std::string context;    // the sentence of the first meeting
};

class ActorVariants {
 public:
  explicit ActorVariants(const ActorTable& table) : table_(table) {}
  void add(const Reading& reading);
  // What the text puts side by side first, then the nearest spelling, then the most frequent; at most
  // `most` for each name.
  [[nodiscard]] std::vector<ActorProposal> proposals(std::size_t most = 3) const;

 private:
  struct Seen {
    std::string words, context;
    std::size_t times = 0;
    bool person = false;
  };
  void beside(const Reading& reading);

  const ActorTable& table_;
  std::map<std::string, Seen> seen_;  // folded name
  std::map<std::pair<std::string, std::uint32_t>, Seen> renamed_;
};

}  // namespace isnad::resolve
