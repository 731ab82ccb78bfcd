// A project in the formats other tools take: one way for the command line, the desk and the Python
// package, so that the same order gives the same bytes. A project is not shared between threads.
#pragma once
#include <isnad/store.h>

#include <string>
#include <vector>

#include "export/formats.h"
#include "lexicon/lexicon.h"

namespace isnad::serve {

struct ExportOrder {
  std::string format;
  ClaimFilter filter;
  exports::CsvOptions csv;
  std::string base = "isnad:";  // put before claims/ID in links
};

struct Exported {
  std::vector<exports::File> files;
  std::string filter;      // in words, for the manifest; empty where everything was taken
  std::string audit_head;  // of the project when it was read
};

// usage: there is no such format.
Result<Exported> export_project(Project& project, const Lexicon& lexicon, const ExportOrder& order);

}  // namespace isnad::serve
