#include "resolve/place_refs.h"

#include <algorithm>
#include <cmath>

namespace isnad::resolve {

std::string without_marks(std::string name) {
  // The first bytes of the marks, and of no Arabic letter.
  const auto begins = [](char c) { return c == '\xC2' || c == '\xE2' || c == '"'; };
  if (std::none_of(name.begin(), name.end(), begins)) return name;
  for (const std::string_view mark : {"«", "»", "“", "”", "\""})
    for (auto at = name.find(mark); at != std::string::npos; at = name.find(mark)) name.erase(at, mark.size());
  return name;
}

void put_point(const Gazetteer& gazetteer, PlaceRef& ref, std::uint32_t row) {
  if (!gazetteer.has_point(row)) return;
  // The five decimals that the tables hold: about a metre.
  const auto degrees = [](float v) { return std::round(static_cast<double>(v) * 1e5) / 1e5; };
  ref.lat = degrees(gazetteer.row(row).lat);
  ref.lon = degrees(gazetteer.row(row).lon);
}

std::vector<std::string> container_chain(const Gazetteer& gazetteer, std::int32_t around, std::string_view kind_name) {
  const auto kind = place_kind(kind_name).value_or(PlaceKind::other);
  const bool outside =
      is_settlement(kind) || kind == PlaceKind::oilfield || kind == PlaceKind::mountain || kind == PlaceKind::area;
  auto at = around;
  // An administrative unit lies in a larger one.
  if (is_admin(kind)) {
    const auto larger = [&](PlaceKind k) {
      if (k == PlaceKind::country) return true;
      if (kind == PlaceKind::governorate) return false;
      return k == PlaceKind::governorate || (kind == PlaceKind::subdistrict && k == PlaceKind::district);
    };
    auto up = around;
    for (int k = 0; k < 8 && up >= 0 && !larger(gazetteer.row(static_cast<std::uint32_t>(up)).kind); ++k)
      up = gazetteer.row(static_cast<std::uint32_t>(up)).parent;
    if (up >= 0) at = up;
  }
  if (outside)
    for (int k = 0; k < 8 && at >= 0; ++k) {
      const auto& r = gazetteer.row(static_cast<std::uint32_t>(at));
      if (r.kind == PlaceKind::district || r.kind == PlaceKind::governorate || r.kind == PlaceKind::country) break;
      at = r.parent;
    }
  return gazetteer.chain(static_cast<std::uint32_t>(at >= 0 ? at : around));
}

}  // namespace isnad::resolve
