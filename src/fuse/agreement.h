// Between two claims of one event: the same, one refining the other, or contradicting, and on which
// field. Ranges that overlap do not contradict; talks stopped against talks going on do; a denial
// contradicts what it denies. Thread-safe.
#pragma once
#include <isnad/claim.h>
#include <isnad/event.h>

#include <optional>
#include <string>
#include <vector>

#include "fuse/facts.h"

namespace isnad::fuse {

struct Verdict {
  Relation relation = Relation::same;
  std::string on;  // toll, time, place, party, stage, existence; empty for plain sameness
};

// Two stages of one process that cannot hold at one time: going on against suspended, stopped or
// rejected, and these against each other.
bool stages_exclude(Stage a, Stage b);

Verdict compare(const Facts& a, const Facts& b);

// All contradictions, then a spanning tree of sameness and refinement: `claim` is the fuller one, `on`
// what it adds.
std::vector<Agreement> agreement_of(const std::vector<const Facts*>& members, const std::vector<const Claim*>& claims);

}  // namespace isnad::fuse
