// Outlines of admin units out of the base map that is linked in. Thread-safe.
#pragma once
#include <string>
#include <vector>

namespace isnad::serve {

// GeoJSON geometry of a P-code; empty where the base map has none.
std::string outline_of(const std::string& id);
// Of all governorates, in the order of the base map.
std::vector<std::string> governorate_outlines();

}  // namespace isnad::serve
