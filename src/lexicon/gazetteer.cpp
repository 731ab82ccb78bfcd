#include "lexicon/gazetteer.h"

#include <algorithm>
#include <array>

#include "base/great_circle.h"

namespace isnad {
namespace {

constexpr std::array<std::string_view, 51> kKindNames = {
    "other",    "country",  "region",        "governorate", "district",   "subdistrict", "capital",  "city",
    "town",     "village",  "neighbourhood", "camp",        "area",       "countryside", "farm",     "river",
    "lake",     "sea",      "mountain",      "hill",        "valley",     "desert",      "island",   "oilfield",
    "refinery", "plant",    "airport",       "airbase",     "base",       "port",        "crossing", "junction",
    "square",   "street",   "road",          "front",       "bridge",     "dam",         "tunnel",   "checkpoint",
    "station",  "entrance", "prison",        "hospital",    "university", "school",      "mosque",   "church",
    "market",   "building", "landmark"};
static_assert(static_cast<std::size_t>(PlaceKind::landmark) + 1 == kKindNames.size());
constexpr int kMostContainers = 8;  // deeper than any source; stops a circle of containers

}  // namespace

std::string_view name_of(PlaceKind kind) {
  const auto i = static_cast<std::size_t>(kind);
  return i < kKindNames.size() ? kKindNames[i] : std::string_view{};
}

std::optional<PlaceKind> place_kind(std::string_view name) {
  const auto it = std::find(kKindNames.begin(), kKindNames.end(), name);
  if (it == kKindNames.end()) return std::nullopt;
  return static_cast<PlaceKind>(it - kKindNames.begin());
}

bool is_settlement(PlaceKind kind) {
  return kind == PlaceKind::capital || kind == PlaceKind::city || kind == PlaceKind::town ||
         kind == PlaceKind::village || kind == PlaceKind::camp || kind == PlaceKind::farm;
}

bool is_admin(PlaceKind kind) {
  return kind == PlaceKind::governorate || kind == PlaceKind::district || kind == PlaceKind::subdistrict;
}

Precision precision_of(PlaceKind kind) {
  switch (kind) {
    case PlaceKind::country: return Precision::country;
    case PlaceKind::region:
    case PlaceKind::governorate:
    case PlaceKind::river:
    case PlaceKind::sea:
    case PlaceKind::desert: return Precision::governorate;
    case PlaceKind::district:
    case PlaceKind::subdistrict:
    case PlaceKind::lake:
    case PlaceKind::mountain:
    case PlaceKind::valley:
    case PlaceKind::island:
    case PlaceKind::area:
    case PlaceKind::countryside:
    case PlaceKind::front: return Precision::district;
    case PlaceKind::capital:
    case PlaceKind::city:
    case PlaceKind::town:
    case PlaceKind::village:
    case PlaceKind::camp:
    case PlaceKind::farm:
    case PlaceKind::road:
    case PlaceKind::oilfield: return Precision::town;
    case PlaceKind::neighbourhood:
    case PlaceKind::hill:
    case PlaceKind::street: return Precision::neighbourhood;
    case PlaceKind::other:
    case PlaceKind::refinery:
    case PlaceKind::plant:
    case PlaceKind::airport:
    case PlaceKind::airbase:
    case PlaceKind::base:
    case PlaceKind::port:
    case PlaceKind::crossing:
    case PlaceKind::junction:
    case PlaceKind::square:
    case PlaceKind::bridge:
    case PlaceKind::dam:
    case PlaceKind::tunnel:
    case PlaceKind::checkpoint:
    case PlaceKind::station:
    case PlaceKind::entrance:
    case PlaceKind::prison:
    case PlaceKind::hospital:
    case PlaceKind::university:
    case PlaceKind::school:
    case PlaceKind::mosque:
    case PlaceKind::church:
    case PlaceKind::market:
    case PlaceKind::building:
    case PlaceKind::landmark: return Precision::exact;
  }
  return Precision::unresolved;
}

Gazetteer::Gazetteer(const Blob& blob)
    : blob_(&blob),
      rows_(blob.table<PlaceRow>("place_rows")),
      capitals_(blob.table<std::uint32_t>("place_capitals")),
      place_words_(blob.table<PlaceWord>("place_words")),
      names_(blob, "places", TrieId::places),
      words_(blob, "kinds", TrieId::kinds) {}

std::int32_t Gazetteer::find(std::string_view wanted) const {
  for (std::size_t i = 0; i < rows_.size(); ++i)
    if (blob_->string(rows_[i].id) == wanted) return static_cast<std::int32_t>(i);
  return -1;
}

bool Gazetteer::within(std::int32_t inner, std::int32_t outer) const {
  for (int k = 0; k < kMostContainers && inner >= 0; ++k) {
    if (inner == outer) return true;
    inner = rows_[static_cast<std::size_t>(inner)].parent;
  }
  return false;
}

std::vector<std::string> Gazetteer::chain(std::uint32_t i) const {
  std::vector<std::string> ids;
  ids.reserve(kMostContainers);
  auto at = static_cast<std::int32_t>(i);
  for (int k = 0; k < kMostContainers && at >= 0; ++k) {
    const auto& r = rows_[static_cast<std::size_t>(at)];
    const bool container =
        is_admin(r.kind) || r.kind == PlaceKind::country || r.kind == PlaceKind::region || is_settlement(r.kind);
    if (container) ids.emplace_back(blob_->string(r.id));
    at = r.parent;
  }
  std::reverse(ids.begin(), ids.end());
  return ids;
}

std::int32_t Gazetteer::capital_of(std::int32_t country) const {
  for (const std::uint32_t i : capitals_)
    if (rows_[i].country == country) return static_cast<std::int32_t>(i);
  return -1;
}

std::int32_t Gazetteer::ancestor(std::int32_t i, PlaceKind kind) const {
  for (int k = 0; k < kMostContainers && i >= 0; ++k) {
    const auto& r = rows_[static_cast<std::size_t>(i)];
    if (r.kind == kind) return i;
    i = r.parent;
  }
  return -1;
}

double Gazetteer::km(std::uint32_t a, std::uint32_t b) const {
  const auto at = [&](std::uint32_t i) { return spot_at(double{rows_[i].lat}, double{rows_[i].lon}); };
  return great_circle_km(at(a), at(b));
}

}  // namespace isnad
