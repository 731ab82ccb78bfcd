// A publication: one page that shows map, timeline and evidence with the network cut, and the data
// beside it. Thread-safe.
#pragma once
#include <string>
#include <vector>

#include "export/formats.h"

namespace isnad::exports {

struct SiteOptions {
  std::string title;
  bool names = false;                 // names of victims in the data files beside the page
  std::vector<std::string> outlines;  // GeoJSON geometries drawn as a base map
};

std::vector<File> site_files(const Records& records, const Names& names, const SiteOptions& options);

}  // namespace isnad::exports
