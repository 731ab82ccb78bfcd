// Claims → events: which claims of many articles tell of one happening, where they agree, refine and
// contradict each other, and how many independent origins they really have.
//
//   fuse::Input in{claims, documents, judgements};
//   std::vector<Event> events = fuse::run(in);
//
// Pairs of claims that share a block (kind of happening, place or party, time) are weighed by
// evidence.h; pairs above the threshold join within their connected component, best first, unless a
// bar (an analyst's split, irreconcilable place or time) stands between the groups. A component
// depends on its own claims alone, so a new article touches only its neighbourhood, and the order of
// arrival changes nothing. Method: pairwise record linkage (Fellegi and Sunter 1969) with
// constrained agglomeration; B-cubed (Bagga and Baldwin 1998) measures it.
// Thread-safe; deterministic for the same set of claims, in any order.
#pragma once
#include <isnad/claim.h>
#include <isnad/event.h>

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace isnad::fuse {

class Kinship;

struct InputDocument {
  std::string id;
  std::string outlet;
  std::optional<Day> published;
  std::string_view text;  // for finding copies; may be empty
};

// Two claims that an analyst says tell of one happening, or do not; judged.h makes them.
struct ClaimPair {
  std::string claim, other;
  bool together = true;
};

struct Input {
  std::span<const Claim> claims;
  std::span<const InputDocument> documents;
  std::span<const ClaimPair> judgements;
  const Kinship* kinship = nullptr;  // who is a part or an ally of whom, where that is known
};

// Events in the order of their first claim's id; every claim is in exactly one.
std::vector<Event> run(const Input& input);

// Where claims come from when there are too many to hold: asked for a claim at a time, from several
// threads at once. `at` may fill and return `scratch`, or return a claim it owns.
class ClaimSource {
 public:
  ClaimSource() = default;
  ClaimSource(const ClaimSource&) = delete;
  ClaimSource& operator=(const ClaimSource&) = delete;
  virtual ~ClaimSource() = default;
  [[nodiscard]] virtual std::size_t size() const = 0;
  virtual const Claim& at(std::size_t index, Claim& scratch) const = 0;
};

struct RunOptions {
  const Kinship* kinship = nullptr;
  unsigned threads = 0;  // 0: one a core
  // Told of each group of two claims or more that could have been of one event.
  std::function<void(const std::vector<std::string>&)> components = {};
};

// The same, event by event and without links: holds about 1 KB a claim.
void run(const ClaimSource& claims, std::span<const InputDocument> documents, std::span<const ClaimPair> judgements,
         const std::function<void(Event&&)>& sink, const RunOptions& options = {});

}  // namespace isnad::fuse
