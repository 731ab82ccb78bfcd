// Distances on the ground. Thread-safe.
#pragma once
#include <algorithm>
#include <cmath>
#include <numbers>

namespace isnad {

// Degrees, and what a distance takes of the latitude: asked for again and again with the same few places.
struct Spot {
  double lat = 0, lon = 0, cosine = 1;
};

inline constexpr double kRadians = std::numbers::pi / 180.0;

inline Spot spot_at(double lat, double lon) { return {lat, lon, std::cos(lat * kRadians)}; }

inline double great_circle_km(const Spot& a, const Spot& b) {
  constexpr double kDiameter = 12742.0;
  const double dlat = std::sin((b.lat - a.lat) * kRadians / 2);
  const double dlon = std::sin((b.lon - a.lon) * kRadians / 2);
  const double h = dlat * dlat + a.cosine * b.cosine * dlon * dlon;
  return kDiameter * std::asin(std::sqrt(std::min(1.0, h)));
}

}  // namespace isnad
