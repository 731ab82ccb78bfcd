// Coded incidents of civilian harm with the reports behind each, one JSON object a line: code, date,
// date_end, loc_ar, lat, lon, sources: [{type, text}].
#pragma once
#include <isnad/claim.h>
#include <isnad/error.h>

#include <optional>
#include <string>
#include <vector>

namespace isnad::cli {

struct Incident {
  std::string code, place;  // place: its Arabic name, where there is one
  Day first, last;
  std::optional<double> lat, lon;
  std::vector<std::string> reports;
};

// malformed: file:line is not an incident.
Result<std::vector<Incident>> read_incidents(const std::string& path);
// A violent happening at the incident's place (its name, or within 3 km) and day (one day on either
// side: reports date an evening by its night), or of no stated day.
bool tells_of(const Incident& incident, const Claim& claim);

}  // namespace isnad::cli
