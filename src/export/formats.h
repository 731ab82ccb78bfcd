// The export formats by name, and bundles of files with their schemas and a manifest.
//
//   const auto records = exports::load(project);
//   const auto files = exports::make("acled", *records, names, {});   // {name, bytes, rows}
//   exports::write_bundle("out/", "acled", *files, about);             // and manifest.json
//
// The same records and options give the same bytes, whoever asks. Thread-safe.
#pragma once
#include <isnad/error.h>

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "export/csv.h"
#include "export/names.h"
#include "export/records.h"

namespace isnad::exports {

struct File {
  std::string name, media, bytes;
  std::size_t rows = 0;  // records in it; 0 for schemas
  bool schema = false;   // a document about the files beside it
};

struct Options {
  CsvOptions csv;
};

struct Format {
  std::string_view name, about;
  std::vector<File> (*make)(const Records&, const Names&, const Options&);
};

std::span<const Format> formats();
// usage: there is no such format.
Result<std::vector<File>> make(std::string_view format, const Records& records, const Names& names,
                               const Options& options);

// What stands in manifest.json besides the files.
struct About {
  std::string format, filter, who, at, tool, audit_head;
};
std::string manifest(const std::vector<File>& files, const About& about);
Result<void> write_bundle(const std::string& folder, const std::vector<File>& files, const About& about);

struct BundleReport {
  std::size_t files = 0, rows = 0;
  std::vector<Error> damage;  // files that are missing, changed or not in the manifest
};
// Hashes and counts a bundle again. not_found: no manifest.json; malformed: it is none.
Result<BundleReport> verify_bundle(const std::string& folder);

std::vector<File> claims_files(const Records&, const Names&, const Options&);
std::vector<File> jsonl_files(const Records&, const Names&, const Options&);
std::vector<File> control_files(const Records&, const Names&, const Options&);
std::vector<File> negotiations_files(const Records&, const Names&, const Options&);
std::vector<File> contradictions_files(const Records&, const Names&, const Options&);
std::vector<File> victims_files(const Records&, const Names&, const Options&);
std::vector<File> acled_files(const Records&, const Names&, const Options&);
std::vector<File> ucdp_files(const Records&, const Names&, const Options&);
std::vector<File> airwars_files(const Records&, const Names&, const Options&);
std::vector<File> hxl_files(const Records&, const Names&, const Options&);
std::vector<File> plover_files(const Records&, const Names&, const Options&);
std::vector<File> geojson_files(const Records&, const Names&, const Options&);
std::vector<File> webanno_files(const Records&, const Names&, const Options&);
std::vector<File> prov_files(const Records&, const Names&, const Options&);
std::vector<File> ftm_files(const Records&, const Names&, const Options&);

}  // namespace isnad::exports
