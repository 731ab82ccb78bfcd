#include "cli/incidents.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>

#include "base/days.h"
#include "base/great_circle.h"
#include "model/type_set.h"
#include "text/fold.h"

namespace isnad::cli {
namespace {

constexpr double kNearKm = 3;
constexpr std::size_t kShortest = 80, kLongest = 8000;  // letters of a report: no pages of lists

std::size_t letters(const std::string& text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0u) != 0x80u; }));
}

bool report_kind(const std::string& kind) {
  return kind == "news_article" || kind == "other_web_page" || kind == "ngo_report" ||
         kind == "government_or_military_statement";
}

constexpr TypeSet kViolent{ClaimType::airstrike,  ClaimType::shelling,    ClaimType::bombing,
                           ClaimType::assault,    ClaimType::armed_clash, ClaimType::abuse_civilians,
                           ClaimType::casualties, ClaimType::destruction};

// Empty where it is not there or no string.
std::string text_of(const nlohmann::json& json, const char* key) {
  if (!json.is_object()) return {};
  const auto it = json.find(key);
  return it != json.end() && it->is_string() ? it->get<std::string>() : std::string();
}

bool inside(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return !a.empty() && std::all_of(a.begin(), a.end(),
                                   [&](const std::string& w) { return std::find(b.begin(), b.end(), w) != b.end(); });
}

}  // namespace

Result<std::vector<Incident>> read_incidents(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return fail(ErrorCode::not_found, "cannot read the incidents", path, "Name a file of JSON lines.");
  std::vector<Incident> out;
  int number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line.empty()) continue;
    const auto json = nlohmann::json::parse(line, nullptr, false);
    const auto first = parse_day(text_of(json, "date"));
    if (!first || !json.contains("sources") || !json["sources"].is_array())
      return fail(ErrorCode::malformed, "not an incident with date and sources", fmt::format("{}:{}", path, number));
    Incident incident;
    incident.code = text_of(json, "code");
    incident.place = text_of(json, "loc_ar");
    incident.first = *first;
    incident.last = parse_day(text_of(json, "date_end")).value_or(*first);
    for (const auto& [key, value] : {std::pair{"lat", &incident.lat}, std::pair{"lon", &incident.lon}})
      if (json.contains(key) && json[key].is_number()) *value = json[key].get<double>();
    for (const auto& source : json["sources"]) {
      if (!report_kind(text_of(source, "type"))) continue;
      const std::string report = text_of(source, "text");
      if (const auto n = letters(report); n > kShortest && n <= kLongest) incident.reports.push_back(report);
    }
    out.push_back(std::move(incident));
  }
  return out;
}

bool tells_of(const Incident& incident, const Claim& claim) {
  if (!kViolent.has(claim.type) || claim.polarity == Polarity::negative) return false;
  if (claim.time && claim.time->start) {
    const std::chrono::days day(1);
    if (*claim.time->start > incident.last + day || claim.time->end.value_or(*claim.time->start) < incident.first - day)
      return false;
  }
  const auto want = text::fold_words(incident.place);
  return std::any_of(claim.places.begin(), claim.places.end(), [&](const PlaceRef& p) {
    for (const auto& name : {text::fold_words(p.name), text::fold_words(p.text)})
      if (!want.empty() && (inside(name, want) || inside(want, name))) return true;
    return incident.lat && incident.lon && p.lat && p.lon && p.precision <= Precision::town &&
           great_circle_km(spot_at(*incident.lat, *incident.lon), spot_at(*p.lat, *p.lon)) <= kNearKm;
  });
}

}  // namespace isnad::cli
