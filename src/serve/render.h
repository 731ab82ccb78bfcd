// Rows of a Source as JSON and as CSV. Strings out of articles are passed on as data: JSON escapes
// them, CSV guards cells that a spreadsheet would take for a formula. Thread-safe.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "serve/source.h"

namespace isnad::serve {

std::string to_json(const Counts& counts);
std::string to_json(const Page<ClaimRow>& page);
std::string to_json(const Page<DocumentRow>& page);
std::string to_json(const Page<EventRow>& page);
std::string to_json(const std::vector<FacetValue>& values);
std::string to_json(const ClaimRow& row);
std::string reasons_json(const ClaimRow& row);
std::string to_json(const DocumentFull& document);
std::string to_json(const ReviewRow& row);
std::string to_json(const std::vector<ReviewRow>& rows);
std::string to_json(const EventRow& event);

// With a byte order mark, for spreadsheets that would else not read it as UTF-8.
std::string to_csv(const std::vector<ClaimRow>& rows);
std::string to_csv(const std::vector<DocumentRow>& rows);
std::string to_csv(const std::vector<EventRow>& rows);
std::string to_csv(const std::vector<FacetValue>& values);
std::string to_csv(const Counts& counts);
std::string to_csv(const std::vector<ReviewRow>& rows);

}  // namespace isnad::serve
