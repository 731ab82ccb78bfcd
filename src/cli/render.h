// Records as people read them in a terminal.
#pragma once
#include <isnad/claim.h>
#include <isnad/event.h>

#include <string>
#include <vector>

#include "cli/terminal.h"
#include "model/reading.h"

namespace isnad::cli {

// "jsonl" or "table"; empty gives a table on a terminal and JSON lines elsewhere.
bool wants_table(const std::string& format);

Table claim_table();
std::vector<Cell> claim_row(const Claim& claim, std::string_view text);
Table event_table();
std::vector<Cell> event_row(const Event& event);
Table mention_table();
std::vector<Cell> mention_row(const Mention& mention, const Reading& reading);

std::string quantity_words(const Quantity& quantity);
std::string time_words(const TimeRef& time);
std::string chain_words(const Claim& claim);

}  // namespace isnad::cli
