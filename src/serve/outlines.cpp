#include "serve/outlines.h"

#include <nlohmann/json.hpp>
#include <unordered_map>

#include "serve/assets.h"

namespace isnad::serve {
namespace {

std::unordered_map<std::string, std::string> all_outlines() {
  std::unordered_map<std::string, std::string> out;
  for (const char* name : {"/geo/governorates.geojson", "/geo/districts.geojson"}) {
    const Asset* asset = find_asset(name);
    if (asset == nullptr) continue;
    const auto json = nlohmann::ordered_json::parse(asset->bytes, nullptr, false);
    if (!json.is_object() || !json.contains("features")) continue;
    for (const auto& feature : json["features"])
      if (feature.contains("id") && feature["id"].is_string() && feature.contains("geometry"))
        out.emplace(feature["id"].get<std::string>(), feature["geometry"].dump());
  }
  return out;
}

}  // namespace

std::string outline_of(const std::string& id) {
  static const auto kOutlines = all_outlines();
  const auto at = kOutlines.find(id);
  return at == kOutlines.end() ? std::string() : at->second;
}

}  // namespace isnad::serve
