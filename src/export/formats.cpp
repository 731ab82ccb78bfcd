#include "export/formats.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "base/files.h"
#include "base/sha256.h"
#include "export/schemas.h"
#include "export/tolls.h"

namespace isnad::exports {
namespace {

using Json = nlohmann::ordered_json;
constexpr const char* kManifest = "manifest.json";
constexpr std::size_t kLargest = std::size_t{16} << 30;

constexpr Format kFormats[] = {
    {"claims", "our own long table, one row a claim", claims_files},
    {"jsonl", "claims and events as records, one a line", jsonl_files},
    {"control", "who holds which place, according to whom; and the wide view by day", control_files},
    {"tolls", "what each event cost by origin, sums, and running totals against them", tolls_files},
    {"negotiations", "talks and truces by voice", negotiations_files},
    {"contradictions", "pairs of claims that cannot both hold", contradictions_files},
    {"victims", "victims whom the texts name", victims_files},
    {"acled", "events under ACLED's columns", acled_files},
    {"ucdp", "events with deaths under UCDP GED's columns", ucdp_files},
    {"airwars", "incidents of civilian harm and their sources", airwars_files},
    {"hxl", "events with HXL tags", hxl_files},
    {"plover", "claims in PLOVER's terms, JSON lines", plover_files},
    {"geojson", "events and control as GeoJSON", geojson_files},
    {"webanno", "claims as W3C Web Annotations", webanno_files},
    {"prov", "where everything comes from, PROV-JSON", prov_files},
    {"ftm", "FollowTheMoney entities", ftm_files},
};

std::string format_names() {
  std::string out;
  for (const auto& f : kFormats) out += (out.empty() ? "" : ", ") + std::string(f.name);
  return out;
}

}  // namespace

std::span<const Format> formats() { return kFormats; }

Result<std::vector<File>> make(std::string_view format, const Records& records, const Names& names,
                               const Options& options) {
  for (const auto& f : kFormats)
    if (f.name == format) return f.make(records, names, options);
  return fail(ErrorCode::usage, "no such format", std::string(format), "One of " + format_names() + '.');
}

File schema_file(std::string_view name) {
  return {fmt::format("{}.schema.json", name), "application/schema+json", std::string(schema_text(name)), 0, true};
}

std::string manifest(const std::vector<File>& files, const About& about) {
  Json json{{"format", about.format}, {"tool", about.tool}, {"who", about.who}, {"at", about.at}};
  json["filter"] = about.filter.empty() ? Json(nullptr) : Json(about.filter);
  json["audit_head"] = about.audit_head.empty() ? Json(nullptr) : Json(about.audit_head);
  Json& list = json["files"] = Json::array();
  for (const auto& f : files) {
    Json one{{"name", f.name}, {"media_type", f.media}, {"bytes", f.bytes.size()}, {"sha256", sha256_hex(f.bytes)}};
    if (f.schema)
      one["schema"] = true;
    else
      one["rows"] = f.rows;
    list.push_back(std::move(one));
  }
  return json.dump(1, ' ', false, Json::error_handler_t::replace) + '\n';
}

Result<void> write_bundle(const std::string& folder, const std::vector<File>& files, const About& about) {
  std::error_code code;
  std::filesystem::create_directories(folder, code);
  if (code) return fail(ErrorCode::unreadable, "cannot make the folder: " + code.message(), folder);
  for (const auto& f : files)
    if (auto done = write_file(folder + '/' + f.name, f.bytes); !done) return done;
  return write_file(folder + '/' + kManifest, manifest(files, about));
}

Result<BundleReport> verify_bundle(const std::string& folder) {
  const auto text = read_file(folder + '/' + kManifest, std::size_t{64} << 20);
  if (!text) return tl::unexpected(text.error());
  const Json json = Json::parse(*text, nullptr, false);
  if (!json.is_object() || !json.contains("files") || !json["files"].is_array())
    return fail(ErrorCode::malformed, "not a manifest of an export", folder + '/' + kManifest);
  BundleReport report;
  std::vector<std::string> named{kManifest};
  for (const auto& f : json["files"]) {
    const std::string name = f.is_object() ? f.value("name", "") : "";
    if (name.empty() || name.find("..") != std::string::npos || name.front() == '/')
      return fail(ErrorCode::malformed, "a name in the manifest leads out of the bundle", name);
    named.push_back(name);
    ++report.files;
    report.rows += f.value("rows", std::size_t{0});
    const auto bytes = read_file(folder + '/' + name, kLargest);
    if (!bytes)
      report.damage.push_back(bytes.error());
    else if (sha256_hex(*bytes) != f.value("sha256", ""))
      report.damage.push_back({ErrorCode::damaged, "has changed since it was exported", folder + '/' + name, {}});
  }
  std::error_code code;
  std::vector<std::string> strangers;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder, code)) {
    if (!entry.is_regular_file()) continue;
    const auto name = std::filesystem::relative(entry.path(), folder, code).generic_string();
    if (std::find(named.begin(), named.end(), name) == named.end()) strangers.push_back(name);
  }
  std::sort(strangers.begin(), strangers.end());
  for (const auto& name : strangers)
    report.damage.push_back({ErrorCode::damaged, "is not in the manifest", folder + '/' + name, {}});
  return report;
}

}  // namespace isnad::exports
