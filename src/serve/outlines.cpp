#include "serve/outlines.h"

#include <nlohmann/json.hpp>
#include <unordered_map>

#include "serve/assets.h"

namespace isnad::serve {
namespace {

using Outlines = std::vector<std::pair<std::string, std::string>>;

Outlines outlines_of(const char* name) {
  Outlines out;
  const Asset* asset = find_asset(name);
  if (asset == nullptr) return out;
  const auto json = nlohmann::ordered_json::parse(asset->bytes, nullptr, false);
  if (!json.is_object() || !json.contains("features")) return out;
  for (const auto& feature : json["features"])
    if (feature.contains("id") && feature["id"].is_string() && feature.contains("geometry"))
      out.emplace_back(feature["id"].get<std::string>(), feature["geometry"].dump());
  return out;
}

std::unordered_map<std::string, std::string> all_outlines() {
  std::unordered_map<std::string, std::string> out;
  for (const char* name : {"/geo/governorates.geojson", "/geo/districts.geojson"})
    for (auto& [id, outline] : outlines_of(name)) out.emplace(std::move(id), std::move(outline));
  return out;
}

}  // namespace

std::vector<std::string> governorate_outlines() {
  std::vector<std::string> out;
  for (auto& [id, outline] : outlines_of("/geo/governorates.geojson")) out.push_back(std::move(outline));
  return out;
}

std::string outline_of(const std::string& id) {
  static const auto kOutlines = all_outlines();
  const auto at = kOutlines.find(id);
  return at == kOutlines.end() ? std::string() : at->second;
}

}  // namespace isnad::serve
