// The ledger of negotiations: processes with their parties, mediators, terms, and the stages each
// source tells over time, side by side. Thread-safe; the same for any order of claims and events.
#pragma once
#include "fuse/ledger.h"

namespace isnad::fuse {

struct TalksQuestion {
  std::optional<Day> on;                     // stages up to this day; empty: all
  std::vector<std::string> parties, places;  // ids or names; empty: all
};

// By first day.
std::vector<TalksRow> talks(const LedgerInput& input, const TalksQuestion& question = {});

}  // namespace isnad::fuse
