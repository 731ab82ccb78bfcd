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

// In two steps, for who asks often: every process with all its stages, and what a question makes of one.
std::vector<TalksRow> processes(const LedgerInput& input);
bool about(const TalksRow& process, const TalksQuestion& question);
void settle_stages(TalksRow& process, const std::optional<Day>& on);

}  // namespace isnad::fuse
