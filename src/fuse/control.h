// The control ledger: who holds each place on a day, source by source and by rules of consensus
// (docs/method/events.md). Thread-safe; the same for any order of the claims.
#pragma once
#include <string>
#include <vector>

#include "fuse/ledger.h"

namespace isnad::fuse {

struct ControlQuestion {
  Day on;
  std::string according_to;         // id or name of a source; empty: consensus of all
  std::vector<std::string> places;  // ids, codes or names; empty: every place with a word of its own
};

// By name of place.
std::vector<ControlRow> control(const LedgerInput& input, const ControlQuestion& question);

}  // namespace isnad::fuse
