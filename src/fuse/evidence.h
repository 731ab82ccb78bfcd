// What speaks for and against two claims telling of one happening. Weights are log-odds-like and
// set by hand; each has its reason beside it. Thread-safe.
#pragma once
#include <string>
#include <vector>

#include "fuse/facts.h"

namespace isnad::fuse {

struct Weighed {
  double sum = 0;
  bool barred = false;  // cannot be one happening whatever else agrees
};

// From this on two claims are joined.
inline constexpr double kJoin = 2.4;

// With `reasons`, one line for each piece of evidence.
Weighed weigh(const Facts& a, const Facts& b, std::vector<std::string>* reasons = nullptr);

// «The Fourth Division» and «the army» that it is a part of: who names the one and who names the other blame the same.
bool part_of_other(const Facts& a, const Facts& b);

// Two voices, each of which has the place for a side of its own at one time: «we took the hill», «we hold it».
bool rivals(const Facts& a, const Facts& b);

// Days between the two, 0 where they overlap, -1 where either has no time of its own.
int days_apart(const Facts& a, const Facts& b);

}  // namespace isnad::fuse
