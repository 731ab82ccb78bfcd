// The toll ledger: what each event cost, by origin, and what that comes to. Lows and highs are kept
// apart; running totals are never added, only held against the sum (docs/method/events.md).
// Thread-safe; the same for any order of claims and events.
#pragma once
#include "fuse/ledger.h"

namespace isnad::fuse {

struct TollQuestion {
  std::optional<Day> from, to;      // events whose days overlap; open where empty
  std::vector<std::string> places;  // ids, codes or names; empty: all
  std::vector<std::string> blamed;  // ids or names; empty: all
};

TollLedger toll(const LedgerInput& input, const TollQuestion& question = {});
// What a ledger of all comes to for a question: the same as asking it of the input.
TollLedger narrow(const TollLedger& all, const TollQuestion& question);

}  // namespace isnad::fuse
