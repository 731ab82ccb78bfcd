// Why claims are together, and why near ones are not. Thread-safe.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "fuse/fuse.h"

namespace isnad::fuse {

// Why two claims are together or apart: one line a piece of evidence, then the sum. Empty where an
// id is not among the claims.
std::vector<std::string> explain(const Input& input, std::string_view claim, std::string_view other);

struct PairReason {
  std::string claim, other;
  double sum = 0;       // joined from kJoin on
  bool barred = false;  // kept apart whatever the sum is
  std::vector<std::string> reasons;
};

struct EventReasons {
  std::vector<PairReason> inside;   // each claim with the one of the event it stands nearest to
  std::vector<PairReason> outside;  // nearest claims of other events, with the claim here they are near to
};

EventReasons explain_event(const Input& input, const Event& event, std::size_t most = 5);

}  // namespace isnad::fuse
