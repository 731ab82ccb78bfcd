// Ledgers as JSON lines and as CSV with a header. Thread-safe.
#pragma once
#include <isnad/ledger.h>

#include <string>
#include <vector>

namespace isnad::exports {

// One object a line, without the line feed.
std::string control_line(const ControlRow& row, Day on);
std::string talks_line(const TalksRow& row);
// Rows, sums and statements; "kind" is event, sum_by_victims, sum_by_blamed or statement.
std::vector<std::string> toll_lines(const TollLedger& ledger);

// Whole tables with CRLF after each row (RFC 4180).
std::string control_csv(const std::vector<ControlRow>& rows, Day on);
std::string toll_csv(const TollLedger& ledger);
std::string talks_csv(const std::vector<TalksRow>& rows);

}  // namespace isnad::exports
